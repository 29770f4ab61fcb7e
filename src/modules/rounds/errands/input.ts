import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Hours, Way } from '../rules/errands/errand.ts'
import type { DriverKind } from '../rules/problem.ts'

/** An errand as somebody notes it. */
export type ErrandInput = {
  day: Day
  way: Way
  what: string
  /** Who is at the door when they have no record. */
  whom?: string
  personId?: Id<'Person'>
  organisationId?: Id<'Organisation'>
  phone?: string
  /** The person's own address when it is not told. */
  address?: string
  /** Where a `carry` goes. */
  toAddress?: string
  hours?: readonly Hours[]
  /** At the door; what is usual for the way when it is not told. */
  minutes?: number
  kg?: number
  crates?: number
  skills?: readonly string[]
  driver?: DriverKind
  /** 0–100. */
  priority?: number
  optional?: boolean
  revenue?: Cents
  handling?: Cents
  note?: string
}

export type ErrandCode =
  | 'not_permitted'
  | 'not_found'
  | 'required'
  | 'day_past'
  | 'day_too_far'
  | 'person_unknown'
  | 'organisation_unknown'
  | 'errand_over'
  | 'in_round'
  | 'changed_meanwhile'
