import { type Month, monthsBetween } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Forecast, LineForecast, Monthly } from './rules/forecast.ts'
import { type Assumption, isFunding } from './rules/plan.ts'

/** The one amount by which a line is known: a monthly mean of the plan year we are in, or a sum. */
export type LineFigure = { readonly per: 'month' | 'total'; readonly amount: Cents }

/** Index (from 0) of the plan year that a month falls in; the first before the plan, the last after it. */
export function planYear(f: Forecast, month: Month): number {
  const at = Math.floor(monthsBetween(f.start, month) / 12)
  return Math.min(Math.max(0, at), f.years.length - 1)
}

function mean(amounts: Monthly | undefined, year: number): Cents {
  const months = (amounts ?? []).slice(year * 12, year * 12 + 12)
  const sum = months.reduce((all, amount) => all + amount, 0)
  return cents(months.length === 0 ? 0 : Math.round(sum / months.length))
}

export function figureOf(line: Assumption, made: LineForecast | undefined, year: number): LineFigure {
  if (isFunding(line) || line.type === 'investment' || line.type === 'loan' || line.type === 'deposit')
    return { per: 'total', amount: cents(line.amount) }
  const amounts =
    line.type === 'revenue' ? made?.products : line.type === 'in-kind' ? made?.inKind : made?.charges
  return { per: 'month', amount: mean(amounts, year) }
}
