import { addMonthsToDay, type Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'

/** How often something is paid or counted. */
export const PERS = ['month', 'quarter', 'year'] as const
export type Per = (typeof PERS)[number]
export const MONTHS_OF: Record<Per, number> = { month: 1, quarter: 3, year: 12 }

/** How the fee follows prices: not at all, by a fixed rate, or by an index typed each year. */
export const INDEXATIONS = ['none', 'rate', 'index'] as const
export type Indexation = (typeof INDEXATIONS)[number]

/** What an indexed fee is rounded to, half away from zero. */
export const ROUNDINGS = ['cent', 'euro'] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** Which employees a contract opens to: none (the organisation itself is served), all, a list, or who says the code. */
export const ELIGIBLES = ['none', 'all', 'list', 'code'] as const
export type Eligibles = (typeof ELIGIBLES)[number]

/** What a fee is computed from; the first terms are those signed, each next one is an amendment. */
export type FeeTerms = {
  readonly fromDay: Day
  /** Cents a year. */
  readonly annualFee: Cents
  readonly payEvery: Per
  readonly inAdvance: boolean
  readonly indexation: Indexation
  /** Hundredths of a percent. */
  readonly indexRate: number | null
  /** Thousandths. */
  readonly indexBase: number | null
  readonly rounding: Rounding
}

/** A day and the index of that day, in thousandths. */
export type IndexPoint = { readonly onDay: Day; readonly value: number }

/** From a day to another, both included. */
export type Span = { readonly from: Day; readonly to: Day }

/** The terms in force on a day: the last that began; the first ones before any. */
export function termsOn<T extends { readonly fromDay: Day }>(all: readonly T[], day: Day): T | undefined {
  return all.findLast((terms) => terms.fromDay <= day) ?? all[0]
}

/** Anniversaries of the first day that fall in a span, the first day itself left out. */
export function anniversaries(startsOn: Day, { from, to }: Span): Day[] {
  const days: Day[] = []
  for (let year = 1; year <= 99; year++) {
    const day = addMonthsToDay(startsOn, 12 * year)
    if (day > to) break
    if (day >= from) days.push(day)
  }
  return days
}

/**
 * The last day to give notice, so that the contract ends with its term: a period in months ends with the day of its last
 * month that bears the same number (code de procédure civile, art. 641). At the end of a short month this is on the
 * safe side.
 */
export const lastNoticeDay = (endsOn: Day, noticeMonths: number): Day => addMonthsToDay(endsOn, -noticeMonths)

/** The first last day that a notice given today can reach, counted the same way. */
export const earliestEnd = (today: Day, noticeMonths: number): Day => addMonthsToDay(today, noticeMonths)
