import { cents, parseEuros, toInput } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { formatEuros, formatNumber, formatPercent, formatQuantity, type Unit } from '#ui/format.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import type { RangeField } from './rules/vocabulary.ts'
import { type FigureUnit, figureKinds } from './rules/whatif/fields.ts'

/** What a figure is counted in; months for money that is late. */
export const unitOf = (field: RangeField): FigureUnit =>
  field === 'cash-delay' ? 'months' : figureKinds[field].unit

const DECIMALS = 2
/** As many decimals as the number needs, two at most. */
const plain = (value: number, locale: Locale): string => {
  const rounded = Number(value.toFixed(DECIMALS))
  const digits = String(rounded).split('.')[1]?.length ?? 0
  return formatNumber(rounded, locale, digits)
}

/** A figure of a line as people read it: `12,00 €`, `0,8 %`, `310`, `18 mois`. Money in cents, percents as written. */
export function figureText(field: RangeField, value: number, locale: Locale): string {
  const unit = unitOf(field)
  const { units } = (locale === 'en' ? en : fr).line
  if (unit === 'money') return formatEuros(cents(Math.round(value)), locale)
  if (unit === 'percent') {
    const digits = String(Number(value.toFixed(DECIMALS))).split('.')[1]?.length ?? 0
    return formatPercent(value / 100, locale, digits)
  }
  const words: { [key in FigureUnit]?: Unit } = {
    months: units.months,
    days: units.days,
    hours: units.hours,
    minutes: 'min',
  }
  const word = words[unit]
  return word ? formatQuantity(value, word, locale, Number.isInteger(value) ? 0 : 1) : plain(value, locale)
}

/** What a box shows of it: euros with a comma, numbers with their own decimals. */
export const figureInput = (field: RangeField, value: number): string =>
  unitOf(field) === 'money' ? toInput(cents(Math.round(value))) : String(value).replace('.', ',')

/** What was typed, in the unit of the field: euros become cents. */
export function readFigure(field: RangeField, text: string): Result<number> {
  if (unitOf(field) === 'money') {
    const amount = parseEuros(text)
    return amount.ok ? ok(Number(amount.value)) : amount
  }
  const value = parseDecimal(text)
  return value === null ? refuse('not_a_number') : ok(value)
}

/** The sign after a box, where the box does not say it itself. */
export function unitSign(field: RangeField, locale: Locale): string | undefined {
  const { units } = (locale === 'en' ? en : fr).line
  const signs: { [key in FigureUnit]?: string } = {
    percent: units.percent,
    months: units.months,
    days: units.days,
    hours: units.hours,
    minutes: 'min',
  }
  return signs[unitOf(field)]
}
