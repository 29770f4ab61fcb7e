import type { Month } from '#kit/day.ts'
import type { Forecast } from './forecast.ts'

/** One month of a forecast as a flat row, for tables, CSV and the command line. Cents. */
type MonthRow = {
  readonly month: Month
  readonly products: number
  readonly charges: number
  readonly result: number
  readonly receipts: number
  readonly payments: number
  readonly cash: number
  readonly monthsOfCash: number | null
  readonly workingCapital: number
  readonly inKind: number
  readonly fullTime: number
  /** Hours sold, and hours there to serve them. */
  readonly hoursSold: number
  readonly hoursThere: number
}

/** One row per month, in cents, as files and programs read a forecast. */
export const monthRows = (f: Forecast): MonthRow[] =>
  f.months.map((month, m) => ({
    month,
    products: f.income.products[m]!,
    charges: f.income.charges[m]!,
    result: f.income.result[m]!,
    receipts: f.cash.receipts[m]!,
    payments: f.cash.payments[m]!,
    cash: f.cash.closing[m]!,
    monthsOfCash: f.cash.runway[m]!,
    workingCapital: f.cash.workingCapital[m]!,
    inKind: f.inKind.total[m]!,
    fullTime: f.fullTime[m]!,
    hoursSold: f.staffing.sold[m]!,
    hoursThere: Math.round((f.staffing.paid[m]! + f.staffing.volunteered[m]!) * 100) / 100,
  }))
