import { type Day, daysBetween } from '#kit/day.ts'
import type { GrantState } from './life.ts'

/** What a grant is in the books: the kinds of operation of `money` that a funder's money is recorded under. */
export const GRANT_KINDS = [
  'grant',
  'public-aid',
  'foundation',
  'patronage',
  'seed-fund',
  'equipment-grant',
  'crowdfunding',
] as const
export type GrantKind = (typeof GRANT_KINDS)[number]

export type GrantDays = {
  readonly callOn: Day | null
  readonly answerOn: Day | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly reportOn: Day | null
  readonly reportedOn: Day | null
}

/** Cents: ten million euros. Nobody gives a hub as much; two more zeros are a slip of the finger. */
const MOST = 1_000_000_000n

export type GrantCode =
  | 'amount_needed'
  | 'amount_absurd'
  | 'day_far'
  | 'answer_before_call'
  | 'agreement_ends_before'
  | 'report_before_start'
  | 'instalments_over_amount'

/** Days: ten years. Nothing of a grant is that far from today; a slip in the year is. */
const FAR = 3653
export const isFar = (on: Day, today: Day): boolean => Math.abs(daysBetween(today, on)) > FAR

/** What cannot be meant in a grant, and beside which field to say it. `owed` sums its instalments. Cents. */
export function unlikelyGrant(
  grant: Omit<GrantDays, 'reportedOn'> & { amount: bigint },
  today: Day,
  owed = 0n,
): { code: GrantCode; field: string } | undefined {
  const { amount, callOn, answerOn, startsOn, endsOn, reportOn } = grant
  if (amount <= 0n) return { code: 'amount_needed', field: 'amount' }
  if (amount > MOST) return { code: 'amount_absurd', field: 'amount' }
  if (owed > amount) return { code: 'instalments_over_amount', field: 'amount' }
  const far = Object.entries({ callOn, answerOn, startsOn, endsOn, reportOn }).find(
    ([, on]) => on && isFar(on, today),
  )
  if (far) return { code: 'day_far', field: far[0] }
  if (callOn && answerOn && answerOn < callOn) return { code: 'answer_before_call', field: 'answerOn' }
  if (startsOn && endsOn && endsOn < startsOn) return { code: 'agreement_ends_before', field: 'endsOn' }
  if (startsOn && reportOn && reportOn < startsOn) return { code: 'report_before_start', field: 'reportOn' }
  return undefined
}

/** What is awaited next of a grant. */
export const NEXT_KINDS = ['call', 'answer', 'instalment', 'report', 'end'] as const
export type NextKind = (typeof NEXT_KINDS)[number]
export type Next = { readonly kind: NextKind; readonly on: Day }

/**
 * The next day that a grant brings, past ones included while nothing was done about them: the call while it is watched,
 * the answer once it is asked for, then the first of instalment, end and report. Null when nothing is awaited.
 */
export function nextOf(
  grant: GrantDays & { readonly state: GrantState },
  instalments: readonly { readonly dueOn: Day; readonly received: boolean }[],
): Next | null {
  const due = (kind: NextKind, on: Day | null): Next[] => (on ? [{ kind, on }] : [])
  const { state, callOn, answerOn, endsOn, reportOn, reportedOn } = grant
  if (state === 'watched') return due('call', callOn)[0] ?? null
  if (state === 'applied') return due('answer', answerOn)[0] ?? null
  const owed = instalments
    .filter(({ received }) => !received)
    .flatMap(({ dueOn }) => due('instalment', dueOn))
  const report = reportedOn ? [] : due('report', reportOn)
  const all =
    state === 'granted' ? [...owed, ...due('end', endsOn), ...report] : state === 'ended' ? report : []
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null
}
