import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { figureText, unitOf } from './figure-text.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { type Assumption, isFunding, type Range } from './rules/plan.ts'
import type { RangeField } from './rules/vocabulary.ts'

/** Whole euros where nothing is lost: a mark is read at a glance. */
const short = (field: RangeField, value: number, locale: Locale): string =>
  unitOf(field) === 'money'
    ? formatEuros(cents(Math.round(value)), locale, { round: value % 100 === 0 })
    : figureText(field, value, locale)

/** A range in a few words: `12 € à 18 €`, `0 à 4 mois de retard`. */
export function rangeMark({ field, distribution: d }: Range, locale: Locale): string {
  const w = (locale === 'en' ? en : fr).whatIf.ranges
  if (d.type === 'normal') return w.markAround(short(field, d.sd, locale))
  if (field === 'cash-delay')
    return w.markLate(formatNumber(d.low, locale, 0), formatNumber(d.high, locale, 0))
  return w.mark(short(field, d.low, locale), short(field, d.high, locale))
}

/** What a line is not sure of, figure by figure. */
export function rangeMarks(
  line: Assumption,
  locale: Locale,
): { field: RangeField | 'chance'; mark: string }[] {
  const w = (locale === 'en' ? en : fr).whatIf.ranges
  const marks: { field: RangeField | 'chance'; mark: string }[] = (line.ranges ?? []).map((range) => ({
    field: range.field,
    mark: rangeMark(range, locale),
  }))
  if (isFunding(line) && line.chance !== undefined && line.chance < 100)
    marks.unshift({ field: 'chance', mark: w.markChance(formatPercent(line.chance / 100, locale)) })
  return marks
}
