import { createHash, createHmac } from 'node:crypto'
import type { Id } from '#kit/id.ts'

/** A row to be sealed: what it is, and what it says in a line without personal data. */
export type Sealed = { readonly kind: string; readonly id: string; readonly payload: string }

/** What stands before the first link. */
export const NO_HASH = '0'.repeat(64)

/**
 * The hash of a link: SHA-256, in hexadecimal, of five lines separated by `\n`: the hash before, its place, the kind,
 * the id, the payload. The same text is written in SQL by `oneLink`; anybody can compute it again with `sha256sum`.
 */
export const hashOf = (before: string, n: number, row: Sealed): string =>
  createHash('sha256').update(`${before}\n${n}\n${row.kind}\n${row.id}\n${row.payload}`).digest('hex')

/**
 * Authenticates one row by itself: whoever writes in the tables without the secret cannot make it, even when they
 * compute the whole chain again. 128 bits of HMAC-SHA256.
 */
export const macOf = (key: Uint8Array, row: Sealed): string =>
  createHmac('sha256', key).update(`${row.kind}\n${row.id}\n${row.payload}`).digest('hex').slice(0, 32)

/** Values of a payload: cents, days and words, never a name. */
type Said = string | number | bigint | null | readonly Said[] | { readonly [key: string]: Said }

/** One line, always written the same way: keys in the order given, cents as text, instants in UTC to the millisecond. */
export const lineOf = (said: { readonly [key: string]: Said }): string =>
  JSON.stringify(said, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

/** A hub's own part of the secret of the house, so that what is signed for one proves nothing for another. */
export const partOf = (hubId: Id<'Hub'>, use: 'mac' | 'signature'): string => `palier ${use} ${hubId}`
