import { addDays, addMonths, type Day, lastDay, monthOf } from '#kit/day.ts'

/** Before anything: where a measure to date begins. */
export const BEGINNING = '0001-01-01' as Day

/** How far back a change is told. */
export const CHANGE_DAYS = 30

/** First and last day of what a measure covers on a day. */
export const windowOn = (window: { days: number } | 'to-date', day: Day): { from: Day; to: Day } => ({
  from: window === 'to-date' ? BEGINNING : addDays(day, 1 - window.days),
  to: day,
})

/** The last days of the `n - 1` months before, then the day itself: one reading per month, oldest first. */
export const monthEnds = (day: Day, n: number): Day[] =>
  Array.from({ length: n }, (_, i) => (i === n - 1 ? day : lastDay(addMonths(monthOf(day), i - n + 1))))
