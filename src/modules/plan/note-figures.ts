import type { Month } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import type { Locale, Words } from '#kit/words.ts'
import type { Unit } from '#platform/measure/measure.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import type { LineFigure } from './figures.ts'
import type { fr } from './messages.canvas.fr.ts'
import type { LinkKind } from './notes.ts'

/** A live figure of the record that a note stands for. Amounts are cents. */
export type NoteFigure =
  | { readonly what: 'requests'; readonly count: number }
  /** Over the last 12 months. */
  | { readonly what: 'charged' | 'given'; readonly amount: Cents }
  | { readonly what: 'received' | 'total'; readonly amount: Cents; readonly since: Month }
  | { readonly what: 'planned'; readonly figure: LineFigure }
  /** A mean of each month, over the months told. */
  | { readonly what: 'actual'; readonly amount: Cents; readonly months: number }
  | { readonly what: 'measure'; readonly value: number | null; readonly unit: Unit; readonly days: number }

export type LinkedRecord = {
  readonly kind: LinkKind
  readonly id: string
  /** Null when the record is gone. */
  readonly name: string | null
  /** Under the hub's address; null when gone, or closed to the reader. */
  readonly path: string | null
  readonly figures: readonly NoteFigure[]
}

type FigureWords = Words<typeof fr>['figure']

function sayMeasure(value: number | null, unit: Unit, w: FigureWords, locale: Locale): string {
  if (value === null) return w.notYet
  if (unit === 'cents') return formatEuros(BigInt(Math.round(value)) as Cents, locale, { round: true })
  if (unit === 'share') return formatPercent(value, locale)
  if (unit === 'months') return w.months(formatNumber(value, locale, 1), value)
  if (unit === 'days' || unit === 'hours' || unit === 'grams') return formatNumber(value, locale, 1)
  return formatNumber(value, locale)
}

/** A figure with its unit and its period, as text: for the board, the PDF and the other exports. */
export function sayFigure(figure: NoteFigure, w: FigureWords, locale: Locale): string {
  const euros = (amount: Cents) => formatEuros(amount, locale, { round: true })
  switch (figure.what) {
    case 'requests':
      return w.overYear(w.requests(formatNumber(figure.count, locale), figure.count))
    case 'charged':
      return w.overYear(w.charged(euros(figure.amount)))
    case 'given':
      return w.overYear(w.given(euros(figure.amount)))
    case 'received':
      return w.received(euros(figure.amount), formatMonth(figure.since, locale))
    case 'total':
      return w.total(euros(figure.amount), formatMonth(figure.since, locale))
    case 'planned':
      return figure.figure.per === 'month'
        ? w.plannedMonth(euros(figure.figure.amount))
        : w.plannedTotal(euros(figure.figure.amount))
    case 'actual':
      return w.actual(euros(figure.amount), w.months(formatNumber(figure.months, locale), figure.months))
    case 'measure': {
      const said = sayMeasure(figure.value, figure.unit, w, locale)
      return figure.value === null || figure.days > 1000 ? said : w.over(said, figure.days)
    }
  }
}
