import { uuidv7 } from 'uuidv7'
import type { Brand } from './brand.ts'

/** A UUIDv7 made in the application: sortable by creation, one brand per noun (`Id<'Request'>`). */
export type Id<Noun extends string> = Brand<string, Noun>

/** Sortable by creation: new rows fall at the end of an index. */
export const newId = <Noun extends string>(): Id<Noun> => uuidv7() as Id<Noun>

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for any lower-case UUID; use it on what comes from a URL or a form before a query. */
export const isId = <Noun extends string>(text: unknown): text is Id<Noun> =>
  typeof text === 'string' && SHAPE.test(text)
