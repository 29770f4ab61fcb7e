import { type Day, daysBetween } from '#kit/day.ts'

export type Period = { readonly startsOn: Day; readonly endsOn: Day }

const STAGE_STATES = ['to-come', 'running', 'to-decide', 'closed'] as const
export type StageState = (typeof STAGE_STATES)[number]

/** Where a stage is: once its days are over it waits for a decision, whatever the date. */
export const stageState = (stage: Period & { closed: boolean }, today: Day): StageState =>
  stage.closed
    ? 'closed'
    : today < stage.startsOn
      ? 'to-come'
      : today > stage.endsOn
        ? 'to-decide'
        : 'running'

/** The stage we are in: the first, in the order of days, that no decision has closed. */
export const currentOf = <S extends Period & { closed: boolean }>(stages: readonly S[]): S | undefined =>
  [...stages].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).find((stage) => !stage.closed)

/** True when two periods share a day. */
export const overlap = (a: Period, b: Period): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** Longer than this, it is no stage any more: three years. */
const LONGEST = 3 * 366
/** Cents: ten million euros. No hub of this kind has such a budget; two more zeros are a slip of the finger. */
const MOST_BUDGET = 1_000_000_000n

export type Unlikely =
  | 'ends_before_start'
  | 'stage_too_long'
  | 'budget_needed'
  | 'budget_absurd'
  | 'ceiling_over_budget'

/** What cannot be meant in a stage, and beside which field to say it. Cents. */
export function unlikely(
  stage: Period & { budget: bigint; lossCeiling: bigint },
): { code: Unlikely; field: 'endsOn' | 'budget' | 'lossCeiling' } | undefined {
  if (stage.endsOn < stage.startsOn) return { code: 'ends_before_start', field: 'endsOn' }
  if (daysBetween(stage.startsOn, stage.endsOn) > LONGEST) return { code: 'stage_too_long', field: 'endsOn' }
  if (stage.budget <= 0n) return { code: 'budget_needed', field: 'budget' }
  if (stage.budget > MOST_BUDGET) return { code: 'budget_absurd', field: 'budget' }
  // A hub never loses more than it spends: such a ceiling would never warn.
  if (stage.lossCeiling > stage.budget) return { code: 'ceiling_over_budget', field: 'lossCeiling' }
  return undefined
}
