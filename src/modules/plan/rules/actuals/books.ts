import type { Forecast } from '../forecast.ts'
import type { Months } from './period.ts'
import type { Moved } from './sides.ts'

/**
 * The year as the books of a small association tell it: each amount on the day it is paid. Cents by month; investments,
 * loans and own funds are no part of it.
 */
export type CashResult = {
  /** Own income: 70, 756, other 75 and 76; gifts (754) and contributions of others (755) are support. */
  readonly earned: Months
  /** All of class 7, gifts in kind (87) excluded. */
  readonly products: Months
  /** All of class 6. */
  readonly charges: Months
}

const isEarned = (account: string): boolean =>
  /^7(?:0|6)/.test(account) || (/^75/.test(account) && !/^75[45]/.test(account))

/** What really happened. */
export function resultOfBooks(moved: readonly Moved[], months: number): CashResult {
  const empty = () => new Array<number>(months).fill(0)
  const [earned, products, charges] = [empty(), empty(), empty()]
  for (const { account, month, debit, credit } of moved) {
    if (month < 0 || month >= months) continue
    if (account.startsWith('6')) charges[month]! += debit - credit
    if (!account.startsWith('7')) continue
    products[month]! += credit - debit
    if (isEarned(account)) earned[month]! += credit - debit
  }
  return { earned, products, charges }
}

const zip = (all: readonly (Months | undefined)[], months: number): number[] =>
  Array.from({ length: months }, (_, m) => all.reduce((sum, one) => sum + (one?.[m] ?? 0), 0))

/** What a forecast foresaw of the same: money of sales and support in, money of running the hub out. */
export function resultOfForecast({ cash, months }: Forecast): CashResult {
  const { bySource, byUse } = cash
  return {
    earned: zip([bySource.sales], months.length),
    products: zip([bySource.sales, bySource.funding], months.length),
    charges: zip([byUse.costs, byUse.salaries, byUse.interest], months.length),
  }
}

/** Share of own income in what came in over some months; null when nothing did. */
export const earnedShare = (earned: number, products: number): number | null =>
  products <= 0 ? null : Math.round((earned / products) * 1e4) / 1e4
