import type { Id } from '#kit/id.ts'
import type { Hours, Way } from '../errands/errand.ts'

/** One errand that a model of round makes each time. Cents as a whole number: it is kept as JSON. */
export type TemplateLine = {
  readonly way: Way
  readonly what: string
  /** Who is at the door when they have no record; of somebody with one nothing is copied. */
  readonly whom: string
  readonly personId?: Id<'Person'> | null
  readonly organisationId?: Id<'Organisation'> | null
  readonly phone: string
  readonly address: string
  readonly toAddress: string
  readonly hours: readonly Hours[]
  readonly minutes: number
  readonly kg: number
  readonly crates: number
  readonly revenue: number
  readonly handling: number
}
