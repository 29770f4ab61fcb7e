import type { Month } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Forecast } from './forecast.ts'
import type { IndicatorKey, Indicators } from './indicators.ts'

/** Indicators that are one number, hence comparable by a difference. */
type NumberKey = {
  [key in IndicatorKey]: Indicators[key] extends number | null ? key : never
}[IndicatorKey]

const comparedIndicators = [
  'products',
  'charges',
  'result',
  'sales',
  'earned',
  'grants',
  'inKind',
  'variableCosts',
  'fixedCosts',
  'contributionMargin',
  'contributionRate',
  'breakEvenSales',
  'breakEvenDays',
  'supportedBreakEvenSales',
  'supportedBreakEvenDays',
  'earnedShare',
  'grantShare',
  'firstFunderShare',
  'concentration',
  'closingCash',
  'monthsOfCash',
  'fullTime',
  'salaryCover',
  'marginCover',
  'contractedShare',
  'load',
] as const satisfies readonly NumberKey[]

/** `difference` is b − a; null when one side has no value. */
type Pair = {
  readonly a: number | null
  readonly b: number | null
  readonly difference: number | null
}
type Indicated = { readonly [key in NumberKey]: Pair }

export type Comparison = {
  readonly months: readonly { readonly month: Month; readonly result: Pair; readonly cash: Pair }[]
  /** Over the whole plan. */
  readonly indicators: Indicated
  readonly lowestCash: Pair
  readonly firstNegativeMonth: { readonly a: Month | null; readonly b: Month | null }
  readonly balancedSince: { readonly a: Month | null; readonly b: Month | null }
  readonly years: readonly { readonly year: number; readonly indicators: Indicated }[]
}

const pair = (a: number | null, b: number | null): Pair => ({ a, b, difference: difference(a, b) })

function difference(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null
  // Cents are whole and subtract exactly; rates hold six decimals, beyond which is the noise of doubles.
  return Number.isInteger(a) && Number.isInteger(b) ? b - a : Math.round((b - a) * 1e6) / 1e6
}

function indicated(a: Indicators, b: Indicators): Indicated {
  const pairs = comparedIndicators.map((key) => [key, pair(a[key], b[key])] as const)
  return Object.fromEntries(pairs) as Indicated
}

/** Puts two forecasts of the same months side by side: base and scenario, or two versions. */
export function compare(a: Forecast, b: Forecast): Result<Comparison, 'not_the_same_months'> {
  if (a.start !== b.start || a.months.length !== b.months.length) return refuse('not_the_same_months')
  return ok({
    months: a.months.map((month, m) => ({
      month,
      result: pair(a.income.result[m]!, b.income.result[m]!),
      cash: pair(a.cash.closing[m]!, b.cash.closing[m]!),
    })),
    indicators: indicated(a.indicators, b.indicators),
    lowestCash: pair(a.indicators.lowestCash.amount, b.indicators.lowestCash.amount),
    firstNegativeMonth: { a: a.indicators.firstNegativeMonth, b: b.indicators.firstNegativeMonth },
    balancedSince: { a: a.balancedSince, b: b.balancedSince },
    years: a.years.map((year, y) => ({
      year: year.year,
      indicators: indicated(year.indicators, b.years[y]!.indicators),
    })),
  })
}
