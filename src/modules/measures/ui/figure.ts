import { cents } from '#kit/money.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Unit } from '#platform/measure/measure.ts'
import type { ChartUnit, Figure } from '#ui/charts/scale.ts'
import { formatEuros, formatNumber, formatPercent, formatQuantity } from '#ui/format.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Worded = Exclude<Unit, 'count' | 'share' | 'cents'>
const isWorded = (unit: Unit): unit is Worded => unit !== 'count' && unit !== 'share' && unit !== 'cents'

const unitWords = (unit: Worded, locale: Locale) => {
  const [one = '', many = ''] = wordsFor(locale, { fr, en }).units[unit]
  return [one, many] as const
}

/** A measure's value in words: `42 %`, `1 250 €`, `3,5 mois`, `128`; a dash when there is nothing to measure. */
export function figureText(value: number | null, unit: Unit, locale: Locale, round = false): string {
  if (value === null) return '–'
  if (unit === 'cents') return formatEuros(cents(Math.round(value)), locale, { round })
  if (unit === 'share')
    return formatPercent(value, locale, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1)
  if (isWorded(unit))
    return formatQuantity(
      value,
      unitWords(unit, locale),
      locale,
      Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1,
    )
  return formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)
}

/** What moved, signed: `+4 pt`, `−120 €`, `+0,5 mois`. */
export function changeText(delta: number, unit: Unit, locale: Locale): string {
  const sign = delta > 0 ? '+' : ''
  if (unit === 'cents') return formatEuros(cents(Math.round(delta)), locale, { round: true, sign: true })
  if (unit === 'share')
    return wordsFor(locale, { fr, en }).points(sign + formatNumber(delta * 100, locale, 1))
  return sign + figureText(delta, unit, locale)
}

/** How charts draw the unit, and a value as they take it. */
export const chartUnit = (unit: Unit, locale: Locale): ChartUnit =>
  unit === 'cents'
    ? 'euros'
    : unit === 'share'
      ? 'percent'
      : isWorded(unit)
        ? { words: unitWords(unit, locale), decimals: 1 }
        : 'number'

export const chartFigure = (value: number | null, unit: Unit): Figure =>
  value !== null && unit === 'cents' ? cents(Math.round(value)) : value
