import { daysBetween } from '#kit/day.ts'
import type { Locale, Words } from '#kit/words.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { formatDay } from '#ui/dates.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import type { fr } from '../messages/criteria.fr.ts'
import type { Evidence } from '../rules/record.ts'

/** What may be said of a criterion in plain words, for pages and for paper. */
type T = Words<typeof fr>

/** A figure of the criterion: `42 %`, `1 250 €`, `niveau 3`; a dash when there is none. */
export function criterionFigure(
  one: Evidence,
  value: number | null,
  t: T,
  locale: Locale,
  round = false,
): string {
  if (value !== null && one.kind === 'rubric')
    return t.rubric.level(formatNumber(value, locale, Number.isInteger(value) ? 0 : 1))
  const text = figureText(value, one.measure.unit, locale, round)
  // 89,97 % rounded would read as the 90 % that it misses.
  const misread =
    value !== null &&
    value !== one.threshold &&
    text === figureText(one.threshold, one.measure.unit, locale, round)
  return misread && one.measure.unit === 'share' ? formatPercent(value, locale, 2) : text
}

const nounOf = (n: number, noun: readonly string[] | undefined, t: T, locale: Locale): string => {
  const [one = '', many = one] = noun ?? t.observation
  return (locale === 'fr' ? Math.abs(n) < 2 : Math.abs(n) === 1) ? one : many
}

/** `de 31 % à 52 %, à 95 %`, or without the level when `short`; null without an interval. */
export function rangeText(one: Evidence, t: T, locale: Locale, short = false): string | null {
  const { certainty } = one
  if (!certainty) return null
  const figure = (value: number) => figureText(value, one.measure.unit, locale)
  const ends = [figure(certainty.low), figure(certainty.high)] as const
  return short ? t.range(...ends) : t.rangeAt(...ends, certainty.level)
}

/** One or two sentences on how sure the verdict is. */
export function surenessText(one: Evidence, t: T, locale: Locale): string {
  const { certainty, verdict, comparison } = one
  if (one.kind === 'rubric') return ''
  if (one.value === null) return t.noData
  if (!certainty)
    return one.measure.kind === 'share' || one.measure.kind === 'mean' ? t.noInterval : t.counted
  const range = rangeText(one, t, locale) ?? ''
  if (verdict === 'too-early') return t.earlyRange(range)
  if (certainty.sureness === 'sure') return t.sure[verdict](range)
  const said = `${t.doubt[verdict][comparison](range)} ${certainty.sureness === 'likely' ? t.likely : t.unsure}`
  if (!one.toBeSure) return said
  const noun = nounOf(one.toBeSure, one.measure.sampled, t, locale)
  return `${said} ${t.toBeSure(formatNumber(one.toBeSure, locale), noun)}`
}

/** What is missing: `encore 12 réponses`; an empty text when nothing is. */
export function missingText(one: Evidence, t: T, locale: Locale): string {
  const { missing, measure } = one
  if (!missing) return ''
  const n = formatNumber(missing.n, locale, Number.isInteger(missing.n) ? 0 : 1)
  const things = (noun: readonly string[] | undefined) => `${n} ${nounOf(missing.n, noun, t, locale)}`
  switch (missing.what) {
    case 'observations':
      return t.still(things(measure.sampled))
    case 'votes':
      return t.still(things(t.rubric.sampled))
    case 'votes-for':
      return t.votesFor(n, formatNumber(one.threshold, locale))
    case 'more':
    case 'same':
      return t.still(things(measure.lacking ?? measure.sampled))
    case 'fewer':
      return t.tooMany(things(measure.sampled))
    case 'gap': {
      const gap =
        measure.unit === 'share'
          ? t.points(formatNumber(missing.n * 100, locale, 1))
          : figureText(missing.n, measure.unit, locale)
      return one.comparison === 'at-least' ? t.still(gap) : t.tooMany(gap)
    }
  }
}

/** When, at the pace of the last weeks; an empty text when the criterion is met, or is not a matter of time. */
export function byWhenText(one: Evidence, t: T, locale: Locale, year?: string): string {
  if (!one.missing || one.kind === 'rubric') return ''
  if (one.byWhen === 'never') return t.never
  return one.byWhen ? t.byDay(formatDay(one.byWhen, locale, year)) : t.unknownPace
}

/** True when the day on which it would be met is after the last one of the stage. */
export const isAfter = (one: Evidence, endsOn: Evidence['to']): boolean =>
  Boolean(one.byWhen && one.byWhen !== 'never' && daysBetween(endsOn, one.byWhen) > 0)
