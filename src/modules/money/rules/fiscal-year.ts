import { addDays, addMonthsToDay, type Day, daysBetween, lastDay, monthOf } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** A year of the books, both days included. */
export type Span = { readonly startsOn: Day; readonly endsOn: Day }
/** `year` is the calendar year in which it ends: its word in addresses, and the series of its entries' numbers. */
export type FiscalYear = Span & { readonly year: string }

const named = (span: Span): FiscalYear => ({ ...span, year: span.endsOn.slice(0, 4) })

const calendarYear = (day: Day): Span => ({
  startsOn: `${day.slice(0, 4)}-01-01` as Day,
  endsOn: `${day.slice(0, 4)}-12-31` as Day,
})

/**
 * The fiscal year that a day belongs to. A hub that declared none has calendar years. After a declared year come years
 * of twelve months; before the first one, calendar years, the last of them cut short where the declared one begins.
 * @param declared in the order of time, never overlapping.
 */
export function fiscalYearOf(day: Day, declared: readonly Span[]): FiscalYear {
  const inside = declared.find((span) => span.startsOn <= day && day <= span.endsOn)
  if (inside) return named(inside)
  const before = declared.findLast((span) => span.endsOn < day)
  const after = declared.find((span) => span.startsOn > day)
  let span = before ? yearFrom(addDays(before.endsOn, 1)) : calendarYear(day)
  while (span.endsOn < day) span = yearFrom(addDays(span.endsOn, 1))
  const cut = after && after.startsOn <= span.endsOn ? addDays(after.startsOn, -1) : span.endsOn
  return named({ ...span, endsOn: cut })
}

const yearFrom = (startsOn: Day): Span => ({ startsOn, endsOn: addDays(addMonthsToDay(startsOn, 12), -1) })

export const yearBefore = (year: Span, declared: readonly Span[]): FiscalYear =>
  fiscalYearOf(addDays(year.startsOn, -1), declared)
export const yearAfter = (year: Span, declared: readonly Span[]): FiscalYear =>
  fiscalYearOf(addDays(year.endsOn, 1), declared)

/** The fiscal year that ends in this calendar year, or null when none does (a long first year jumps over one). */
export function fiscalYearNamed(year: string, declared: readonly Span[]): FiscalYear | null {
  if (!/^(19|2[01])\d\d$/.test(year)) return null
  const found = [
    fiscalYearOf(`${year}-01-01` as Day, declared),
    fiscalYearOf(`${year}-12-31` as Day, declared),
  ]
  return found.find((one) => one.year === year) ?? null
}

/** Every fiscal year from the one of `from` to the one of `to`, the newest first. */
export function fiscalYearsBetween(from: Day, to: Day, declared: readonly Span[]): FiscalYear[] {
  const years: FiscalYear[] = []
  for (let year = fiscalYearOf(to, declared); ; year = yearBefore(year, declared)) {
    years.push(year)
    if (year.startsOn <= from) return years
  }
}

/** Longest year of a new association: two years of tax at most may pass before its first accounts (CGI art. 37). */
const LONGEST = 24

export type YearRefusal =
  | 'ends_before_start'
  | 'not_a_month_start'
  | 'not_a_month_end'
  | 'year_too_long'
  | 'year_overlaps'
  | 'year_twice'

/** What can be said of a new fiscal year beside those declared, without the ledger. */
export function checkYear(span: Span, declared: readonly Span[]): Result<null, YearRefusal> {
  if (span.endsOn <= span.startsOn) return refuse('ends_before_start', 'endsOn')
  // Whole months, so that the sums kept by month tell the year's.
  if (!span.startsOn.endsWith('-01')) return refuse('not_a_month_start', 'startsOn')
  if (span.endsOn !== lastDay(monthOf(span.endsOn))) return refuse('not_a_month_end', 'endsOn')
  if (daysBetween(addMonthsToDay(span.startsOn, LONGEST), span.endsOn) >= 0)
    return refuse('year_too_long', 'endsOn')
  const last = declared.at(-1)
  if (last && span.startsOn <= last.endsOn) return refuse('year_overlaps', 'startsOn')
  const all = [...declared, span]
  const [year, previous, next] = [named(span), yearBefore(span, all), yearAfter(span, all)]
  if (previous.year === year.year || next.year === year.year) return refuse('year_twice', 'endsOn')
  return ok(null)
}
