import { addDays, addMonths, type Day, lastDay, monthOf, weekday } from '#kit/day.ts'

/** Before anything: where a measure to date begins. */
export const BEGINNING = '0001-01-01' as Day

/** How far back a change is told. */
export const CHANGE_DAYS = 30

type Window = { readonly days: number } | { readonly since: Day } | 'to-date'

/** First and last day of what a measure covers on a day; before its first day, that day alone. */
export function windowOn(window: Window, day: Day): { from: Day; to: Day } {
  if (window === 'to-date') return { from: BEGINNING, to: day }
  if ('days' in window) return { from: addDays(day, 1 - window.days), to: day }
  return { from: window.since < day ? window.since : day, to: day }
}

/** What a window of one's own adds to the id of a measure, so that its points are kept apart. */
export const windowMark = (window: Window): string =>
  window === 'to-date' ? '@all' : 'days' in window ? `@${window.days}d` : `@${window.since}`

/** The last days of the `n - 1` months before, then the day itself: one reading per month, oldest first. */
export const monthEnds = (day: Day, n: number): Day[] =>
  Array.from({ length: n }, (_, i) => (i === n - 1 ? day : lastDay(addMonths(monthOf(day), i - n + 1))))

/** The last `n` Sundays before a day, then the day itself, oldest first: the same days all week long. */
export function weekEnds(day: Day, n: number): Day[] {
  const sunday = addDays(day, -weekday(day))
  return [...Array.from({ length: n }, (_, i) => addDays(sunday, -7 * (n - 1 - i))), day]
}
