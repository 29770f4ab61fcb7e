import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import type { Assumption, Range } from '#modules/plan/rules/plan.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { paperWords } from './paper.ts'

/** Figures of a line that are amounts; the others are counts, percentages or months. */
const AMOUNTS = /^(unitPrice|unitCost|amount|gross|aid\.amount|basis\.amount|value\.amount|value\.hourly)$/
const PERCENTS = /(churn|chargeRate|withheld|serving|percent|yearlyIndex|^rate)$/

/** Cents in full under ten euros, where they matter; whole euros above. */
const euros = (amount: number, locale: Locale) =>
  formatEuros(cents(amount), locale, { round: Math.abs(amount) >= 100_000 || amount % 100 === 0 })

const plain = (value: number, locale: Locale) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)

/** The figures by which a line is known, in one short sentence. */
export function figureWords(line: Assumption, locale: Locale): string {
  const w = paperWords(locale).dossier.paper.lines
  switch (line.type) {
    case 'revenue': {
      const prices = line.segments?.map((s) => `${s.name} ${euros(s.unitPrice, locale)}`)
      const price = prices ? prices.join(', ') : euros(line.unitPrice, locale)
      const { start, growth } = line.volume
      const volume = [w.units(plain(start, locale), line.unit ?? w.unit)]
      if (growth.type === 'linear') volume.push(w.perMonth(plain(growth.perMonth, locale)))
      if (growth.type === 's-curve')
        volume.push(w.target(plain(growth.target, locale), formatMonth(growth.by, locale)))
      if (growth.type === 'follows') volume.push(w.follows(plain(growth.ratio, locale)))
      if (line.volume.churn) volume.push(w.churn(formatPercent(line.volume.churn / 100, locale, 1)))
      return `${price} · ${volume.join(', ')}`
    }
    case 'fixed-cost':
      return w.monthly(euros(line.amount, locale))
    case 'salary':
      return w.post(
        euros(line.gross, locale),
        formatNumber(line.fullTime, locale, 2),
        formatPercent(line.chargeRate / 100, locale, 1),
      )
    case 'variable-cost':
      return line.basis.type === 'per-unit'
        ? w.perUnit(euros(line.basis.amount, locale))
        : line.basis.type === 'margin'
          ? w.margin(formatPercent(line.basis.percent / 100, locale, 1))
          : w.ofSales(formatPercent(line.basis.percent / 100, locale, 1))
    case 'step-cost':
      return w.step(euros(line.amount, locale), plain(line.every, locale))
    case 'investment':
      return w.investment(
        euros(line.amount, locale),
        formatMonth(line.month, locale),
        String(line.depreciationMonths),
      )
    case 'loan':
      return w.loan(
        euros(line.amount, locale),
        formatPercent(line.rate / 100, locale, 2),
        String(line.months),
      )
    case 'in-kind':
      return line.value.type === 'hours'
        ? w.hours(plain(line.value.hours, locale), euros(line.value.hourly, locale))
        : w.monthly(euros(line.value.amount, locale))
    case 'deposit':
      return w.once(euros(line.amount, locale), formatMonth(line.month, locale))
    default:
      return w.funding(
        euros(line.amount, locale),
        line.funder,
        formatMonth(line.award, locale),
        String(line.instalments.length),
      )
  }
}

/** What an uncertain figure may be, in its own unit: `12 à 18 €`. */
export function rangeWords(range: Range, locale: Locale): string {
  const t = paperWords(locale)
  const w = t.dossier.paper.lines
  const { field, distribution: d } = range
  const shown = (value: number) =>
    AMOUNTS.test(field)
      ? euros(value, locale)
      : PERCENTS.test(field)
        ? formatPercent(value / 100, locale, 1)
        : plain(value, locale)
  const name = field === 'cash-delay' ? w.late : t.figures[field]
  const between = d.type === 'normal' ? w.around(shown(d.sd)) : w.between(shown(d.low), shown(d.high))
  return `${name} : ${between}`
}
