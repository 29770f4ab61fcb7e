import { type Day, daysBetween } from '#kit/day.ts'

/** What became of a condition of a decision. */
export const CONDITION_STATES = ['open', 'kept', 'not-kept'] as const
export type ConditionState = (typeof CONDITION_STATES)[number]

/** What is said of a condition: it was kept, it was not, or it is given another day. Each move is a row of its own. */
export const CONDITION_VERBS = ['keep', 'miss', 'move', 'reopen'] as const
export type ConditionVerb = (typeof CONDITION_VERBS)[number]

const NEXT: Readonly<Record<ConditionState, Partial<Record<ConditionVerb, ConditionState>>>> = {
  open: { keep: 'kept', miss: 'not-kept', move: 'open' },
  kept: { reopen: 'open' },
  'not-kept': { reopen: 'open' },
}

/** Where a verb leads, or null when it says nothing in this state. */
export const afterVerb = (state: ConditionState, verb: ConditionVerb): ConditionState | null =>
  NEXT[state][verb] ?? null

/** Days: five years. What is due later than that is a slip in the year: nobody would follow it. */
const FURTHEST = 1826

/** Whether a day is too far for anything that a gate asks: an opinion, a condition. */
export const isTooFar = (on: Day, today: Day): boolean => daysBetween(today, on) > FURTHEST

/** A condition due before today that nobody has settled. */
export const isLate = (condition: { state: ConditionState; dueOn: Day }, today: Day): boolean =>
  condition.state === 'open' && condition.dueOn < today
