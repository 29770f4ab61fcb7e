import { addMonths, type Month, monthsBetween } from '#kit/day.ts'

/** Cents by month of the plan. */
export type Months = readonly number[]

/** First and last month of a span, counted from the start of the plan, both included. */
export type Span = { readonly from: number; readonly to: number }

/** What is summed up to a month: the plan's own year, or the calendar's (that of the books and of most grants). */
export const yearKinds = ['plan', 'calendar'] as const
export type YearKind = (typeof yearKinds)[number]

/** How many months of the plan are over. A month in progress is never compared: half of it has not happened. */
export const finishedMonths = (start: Month, months: number, current: Month): number =>
  Math.min(months, Math.max(0, monthsBetween(start, current)))

/** First month of the plan year that holds month `at`. */
export const planYearStart = (at: number): number => Math.floor(at / 12) * 12

/** From the beginning of the year that holds month `at` to that month. A year that began before the plan begins with it. */
export function yearToDate(start: Month, at: number, kind: YearKind): Span {
  if (kind === 'plan') return { from: planYearStart(at), to: at }
  return { from: Math.max(0, at - (Number(addMonths(start, at).slice(5)) - 1)), to: at }
}

/** Sum of a span, both months included. */
export function over(amounts: Months, { from, to }: Span): number {
  let all = 0
  for (let m = Math.max(0, from); m <= to && m < amounts.length; m++) all += amounts[m]!
  return all
}
