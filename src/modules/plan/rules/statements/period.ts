import { addMonths, type Month } from '#kit/day.ts'
import type { Series } from '../spread.ts'

/** How a statement is cut: `year` is a year of the plan, `calendar` a civil year (a budget asked for by a funder). */
export const steps = ['month', 'quarter', 'year', 'calendar'] as const
export type Step = (typeof steps)[number]

/** Months `from` (included) to `to` (excluded) of the plan, counted from 0. */
export type Period = {
  /** Unique among the periods of a plan: `2026-03`, `2026-04+3`, `year-2`, `2027`. */
  readonly key: string
  readonly step: Step
  readonly from: number
  readonly to: number
  /** First and last month. */
  readonly first: Month
  readonly last: Month
  /** Year of the plan from 1, or civil year. */
  readonly year: number
}

const LENGTH = { month: 1, quarter: 3, year: 12, calendar: 12 } as const

/** The periods of a plan in order; quarters and years count from its first month, and the last one may be short. */
export function periodsOf(plan: { readonly start: Month; readonly months: number }, step: Step): Period[] {
  const periods: Period[] = []
  for (let from = 0; from < plan.months; ) {
    const first = addMonths(plan.start, from)
    // A civil year ends in December wherever the plan began.
    const length = step === 'calendar' ? 13 - Number(first.slice(5)) : LENGTH[step]
    const to = Math.min(plan.months, from + length)
    const year = step === 'calendar' ? Number(first.slice(0, 4)) : Math.floor(from / 12) + 1
    const key =
      step === 'month'
        ? first
        : step === 'quarter'
          ? `${first}+${to - from}`
          : step === 'year'
            ? `year-${year}`
            : `${year}`
    periods.push({ key, step, from, to, first, last: addMonths(plan.start, to - 1), year })
    from = to
  }
  return periods
}

/** Sum of a flow over a period. */
export function over(amounts: Series | undefined, { from, to }: Pick<Period, 'from' | 'to'>): number {
  let total = 0
  if (amounts) for (let m = from; m < to; m++) total += amounts[m]!
  return total
}

/** What a level (a balance at month ends) is at the end of a period. */
export const atEnd = (amounts: Series | undefined, { to }: Pick<Period, 'to'>): number =>
  amounts?.[to - 1] ?? 0
