import { addDays, type Day, daysBetween } from '#kit/day.ts'
import type { ThresholdUnit } from './threshold.ts'
import type { Verdict } from './verdict.ts'

/** A measure today and at the last review. */
export type Moved = {
  id: string
  name: string
  unit: ThresholdUnit
  /** In the measure's unit; null when there was nothing to measure. */
  before: number | null
  now: number | null
  /** Whether the change is welcome; null when nothing moved or one of the two is unknown. */
  good: boolean | null
}

/** A criterion whose verdict changed since the last review. */
export type Turned = { id: string; name: string; before: Verdict; now: Verdict }

/** The week as a review saw it, kept with it. */
export type WeekSeen = {
  day: Day
  since: Day
  moved: Moved[]
  turned: Turned[]
  /** What the plan and the ceilings say has drifted, in sentences. */
  drifted: string[]
  /** What asked for attention, by side. */
  asked: { kind: string; text: string }[]
}

/** Days between two reviews. */
export const REVIEW_EVERY = 7

/** A comparison further back than this would be a month's, not a week's. */
const FURTHEST = 28

/** The day that a review compares today with: the last review, a week ago at least and four weeks at most. */
export function comparedWith(today: Day, last: Day | null): Day {
  const week = addDays(today, -REVIEW_EVERY)
  if (!last || last > week) return week
  return daysBetween(last, today) > FURTHEST ? addDays(today, -FURTHEST) : last
}

/** Whether what moved is welcome. */
export const welcome = (
  before: number | null,
  now: number | null,
  better: 'higher' | 'lower',
): boolean | null =>
  before === null || now === null || before === now ? null : now > before === (better === 'higher')

/** Days a review is late; 0 or less when it is not. Null when none was held: the first one is due at once. */
export const reviewLate = (today: Day, last: Day | null): number | null =>
  last && daysBetween(last, today) - REVIEW_EVERY
