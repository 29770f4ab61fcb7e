import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'

/** A fee for a period, both days included. The payment itself is written by a module further right. */
export type MembershipInput = {
  personId: Id<'Person'>
  startsOn: Day
  endsOn: Day
  fee: Cents
  idempotencyKey?: string
}
