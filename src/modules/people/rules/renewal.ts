import { addDays, type Day } from '#kit/day.ts'

/** A renewal follows the last membership without a gap when that one still runs; otherwise it begins today. */
export const nextStart = (today: Day, lastEnd: Day | undefined): Day =>
  lastEnd !== undefined && lastEnd >= today ? addDays(lastEnd, 1) : today
