import { addMonths, type Day, lastDay, type Month, monthOf } from '#kit/day.ts'
import type { Span } from './fiscal-year.ts'

/** Where a month of a year stands: shut for good, over and open, being lived, or to come. */
export type MonthState = 'closed' | 'open' | 'running' | 'ahead'

/** Every month of a fiscal year with its state. */
export function monthsOf(
  year: Span,
  today: Day,
  lockedUntil: Day | null,
): { month: Month; state: MonthState }[] {
  const months: { month: Month; state: MonthState }[] = []
  for (let month = monthOf(year.startsOn); month <= monthOf(year.endsOn); month = addMonths(month, 1)) {
    const end = lastDay(month)
    const state =
      lockedUntil && end <= lockedUntil
        ? 'closed'
        : end < today
          ? 'open'
          : month === monthOf(today)
            ? 'running'
            : 'ahead'
    months.push({ month, state })
  }
  return months
}

/** The next month that can be closed: the first that is over and open; null when there is none. */
export const monthToClose = (months: readonly { month: Month; state: MonthState }[]): Month | null =>
  months.find(({ state }) => state === 'open')?.month ?? null
