import { cents, toDecimal } from '#kit/money.ts'
import type { Locale, Words } from '#kit/words.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent, NBSP } from '#ui/format.ts'
import type { statements as fr } from './messages.statements.fr.ts'
import type { Period } from './rules/statements/period.ts'
import type { RowUnit } from './rules/statements/table.ts'

type StatementWords = Words<typeof fr>

/** The name of a period at the head of a column: `janv. 26`, `janv. – mars 26`, `Année 2`, `2027`. */
export function periodName(
  { step, first, last, year }: Period,
  w: Pick<StatementWords, 'quarter' | 'yearTotal'>,
  locale: Locale,
): string {
  switch (step) {
    case 'month':
      return formatMonth(first, locale, true)
    case 'quarter':
      return first === last
        ? formatMonth(first, locale, true)
        : w.quarter(formatMonth(first, locale, true).split(NBSP)[0]!, formatMonth(last, locale, true))
    case 'year':
      return w.yearTotal(year)
    case 'calendar':
      return String(year)
  }
}

/** A figure of a statement as people read it; a dash reads faster than a zero among hundreds. `bare` euros say no €. */
export function showFigure(
  value: number | null,
  unit: RowUnit,
  locale: Locale,
  { sign = false, bare = false }: { sign?: boolean; bare?: boolean } = {},
): string {
  if (value === null || value === 0) return '–'
  const plus = sign && value > 0 ? '+' : ''
  switch (unit) {
    case 'cents':
      return bare
        ? plus + formatNumber(value / 100, locale)
        : formatEuros(cents(value), locale, { round: true, sign })
    case 'share':
      return plus + formatPercent(value, locale)
    case 'hours':
    case 'days':
      return plus + formatNumber(value, locale)
    case 'months':
      return plus + formatNumber(value, locale, 1)
    case 'people':
      return plus + formatNumber(value, locale, 2)
  }
}

/** The same for files: euros with two decimals, shares from 0 to 1, the rest as it is. */
export const fileFigure = (value: number | null, unit: RowUnit): number | null =>
  value === null ? null : unit === 'cents' ? Number(toDecimal(cents(value))) : value
