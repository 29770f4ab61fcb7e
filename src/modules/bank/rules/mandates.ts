import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { machine } from '#kit/machine.ts'
import { bankDayFrom, bankDaysAfter } from './target.ts'

/** How often a mandate lets us collect: as long as it lives, or once. */
export const RECURRENCES = ['recurrent', 'one-off'] as const
export type Recurrence = (typeof RECURRENCES)[number]

/**
 * `active`; `closing`: one last collection is left; `suspended`: the bank sent one back and somebody must look;
 * `revoked` by the debtor; `ended` after its last collection.
 */
export const MANDATE_STATES = ['active', 'closing', 'suspended', 'revoked', 'ended'] as const
export type MandateState = (typeof MANDATE_STATES)[number]
export const MANDATE_VERBS = ['sign', 'change', 'close', 'suspend', 'resume', 'revoke', 'end'] as const
export type MandateVerb = (typeof MANDATE_VERBS)[number]

const ALIVE = ['active', 'closing', 'suspended'] as const

export const mandateLife = machine<MandateState, MandateVerb>([
  { verb: 'change', from: ['active'], to: 'active' },
  { verb: 'change', from: ['suspended'], to: 'active' },
  { verb: 'close', from: ['active'], to: 'closing' },
  { verb: 'suspend', from: ['active', 'closing'], to: 'suspended' },
  { verb: 'resume', from: ['suspended', 'closing'], to: 'active' },
  { verb: 'revoke', from: ALIVE, to: 'revoked' },
  { verb: 'end', from: ['active', 'closing'], to: 'ended' },
])

/** What a reason is asked for. */
export const mandateNeedsWhy = (verb: MandateVerb): boolean => verb === 'revoke' || verb === 'suspend'

/** Months without a collection after which a mandate is void (EPC rulebook SDD Core, § 4.1). */
export const LAPSE_MONTHS = 36
/** Days ahead in which the debtor is told unless they agreed on fewer (EPC rulebook SDD Core, PT-04.06). */
export const NOTICE_DAYS = 14

export type MandateLife = {
  readonly state: MandateState
  readonly recurrence: Recurrence
  readonly signedOn: Day
  /** Day of the last collection; null when it was never used. */
  readonly lastUsedOn: Day | null
  readonly noticeDays: number
}

/** The first day on which the mandate no longer holds for want of use. */
export const lapsesOn = (mandate: Pick<MandateLife, 'signedOn' | 'lastUsedOn'>): Day =>
  addMonthsToDay(mandate.lastUsedOn ?? mandate.signedOn, LAPSE_MONTHS)

export type MandateStanding = MandateState | 'lapsed'

/** Where a mandate stands on a day: one that nobody used for three years lapses by itself. */
export const standingOf = (mandate: MandateLife, on: Day): MandateStanding =>
  (mandate.state === 'active' || mandate.state === 'closing' || mandate.state === 'suspended') &&
  on >= lapsesOn(mandate)
    ? 'lapsed'
    : mandate.state

export type CollectRefusal =
  | 'mandate_lapsed'
  | 'mandate_suspended'
  | 'mandate_revoked'
  | 'mandate_ended'
  | 'mandate_not_signed'
  | 'notice_too_short'

/** May this mandate be collected on a day, told of today? Null when it may. */
export function mayCollect(mandate: MandateLife, today: Day, on: Day): CollectRefusal | null {
  const standing = standingOf(mandate, on)
  if (standing === 'lapsed') return 'mandate_lapsed'
  if (standing === 'suspended') return 'mandate_suspended'
  if (standing === 'revoked') return 'mandate_revoked'
  if (standing === 'ended') return 'mandate_ended'
  if (mandate.signedOn > today) return 'mandate_not_signed'
  return addDays(today, mandate.noticeDays) > on ? 'notice_too_short' : null
}

export const SEQUENCES = ['FRST', 'RCUR', 'FNAL', 'OOFF'] as const
export type Sequence = (typeof SEQUENCES)[number]

/**
 * How the bank is told of a collection. `used` says whether an earlier one went through: when the first was sent back
 * before it was settled, the next is a first again (EPC rulebook SDD Core, AT-21).
 */
export function sequenceOf(mandate: Pick<MandateLife, 'state' | 'recurrence'>, used: boolean): Sequence {
  if (mandate.recurrence === 'one-off') return 'OOFF'
  if (mandate.state === 'closing') return 'FNAL'
  return used ? 'RCUR' : 'FRST'
}

/** Bank days between the file and the collection: one by the rulebook, one more for the bank's own closing hour. */
const FILE_DAYS = 2

/** The first day on which everybody who keeps the usual notice may be collected. */
export const firstCollection = (today: Day, noticeDays = NOTICE_DAYS): Day => {
  const told = bankDayFrom(addDays(today, noticeDays))
  const filed = bankDaysAfter(today, FILE_DAYS)
  return told > filed ? told : filed
}

/** The last day on which the file of a collection reaches the bank in time. */
export function fileBy(collectOn: Day): Day {
  let at = addDays(collectOn, -1)
  while (bankDaysAfter(at, FILE_DAYS) > collectOn) at = addDays(at, -1)
  return at
}
