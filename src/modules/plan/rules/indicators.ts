import { addMonths, type Month } from '#kit/day.ts'
import type { Frame } from './frame.ts'
import { roundCents, type Series, sum } from './spread.ts'
import type { Totals } from './totals.ts'
import { type Pillar, pillars } from './vocabulary.ts'

type PillarShare = {
  /** Products of the pillar, cents, in-kind excluded. */
  readonly amount: number
  readonly share: number | null
  /** In-kind contributions of the pillar, cents, never part of the share. */
  readonly inKind: number
}

/** Amounts in cents; shares and rates from 0 to 1, six decimals; null where the divisor is zero. */
export type Indicators = {
  readonly products: number
  readonly charges: number
  readonly result: number
  /** Account 70. */
  readonly sales: number
  /** Own income: 70 + 756 + 75 + 76. */
  readonly earned: number
  /** Account 74. */
  readonly grants: number
  readonly inKind: number
  readonly variableCosts: number
  readonly fixedCosts: number
  /** Sales − variable costs, and that over sales. */
  readonly contributionMargin: number
  readonly contributionRate: number | null
  /** Fixed costs / contribution rate; null when each sale loses money or nothing is sold. */
  readonly breakEvenSales: number | null
  /** Point mort: break-even sales / sales × 365; above 365 the year does not reach it. */
  readonly breakEvenDays: number | null
  /** The same once dues, grants and gifts have paid their part of the fixed costs. */
  readonly supportedBreakEvenSales: number | null
  readonly supportedBreakEvenDays: number | null
  readonly earnedShare: number | null
  readonly grantShare: number | null
  readonly firstFunder: { readonly name: string; readonly amount: number } | null
  readonly firstFunderShare: number | null
  /** Herfindahl of the funders: the sum of squared parts of the funding, 1 with one funder. */
  readonly concentration: number | null
  readonly pillars: Record<Pillar, PillarShare>
  readonly closingCash: number
  readonly lowestCash: { readonly amount: number; readonly month: Month }
  readonly firstNegativeMonth: Month | null
  /** Closing cash / mean monthly cash costs of the last 12 months of the period. */
  readonly monthsOfCash: number | null
  /** Mean of the full-time equivalents paid. */
  readonly fullTime: number
  /** Gross pay and employer charges. */
  readonly salaries: number
  /** Own income / salaries, and contribution margin / salaries: what the hub's own work pays of its people. */
  readonly salaryCover: number | null
  readonly marginCover: number | null
  /** Products of signed lines, and that over products. */
  readonly contracted: number
  readonly contractedShare: number | null
  /** Hours that serving the units takes; hours paid and volunteered that are there to serve. */
  readonly hoursSold: number
  readonly hoursThere: number
  /** Hours sold / hours there. */
  readonly load: number | null
  /** Months in which more is sold than there are hours to serve it. */
  readonly overloadedMonths: number
}
export type IndicatorKey = keyof Indicators

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6 + 0

/** Cash costs are what leaves to run the hub: not investments, loan principal or the tax of customers. */
const runningUses = ['costs', 'salaries', 'interest'] as const
const YEAR = 12

/**
 * Closing cash of a month / mean monthly cash costs of the 12 months it ends (fewer at the start of
 * the plan). Negative when overdrawn; null without cash costs.
 */
export function monthsOfCash(totals: Totals, closing: Series, month: number): number | null {
  const from = Math.max(0, month + 1 - YEAR)
  let costs = 0
  for (const use of runningUses) {
    const paid = totals.byUse.get(use)
    if (paid) costs += sum(paid, from, month + 1)
  }
  return ratio(closing[month]! * (month + 1 - from), costs)
}

function funders(t: Totals, from: number, to: number) {
  let total = 0
  let first: { name: string; amount: number } | null = null
  const amounts: number[] = []
  for (const [name, s] of t.byFunder) {
    const amount = sum(s, from, to)
    amounts.push(amount)
    total += amount
    if (amount > (first?.amount ?? 0)) first = { name, amount }
  }
  const squares = amounts.reduce((all, amount) => all + amount * amount, 0)
  return { first, concentration: ratio(squares, total * total) }
}

function breakEven(fixedCosts: number, sales: number, margin: number) {
  if (sales <= 0 || margin <= 0) return { sales: null, days: null }
  const needed = Math.max(0, fixedCosts) / (margin / sales)
  return { sales: roundCents(needed), days: Math.round((needed / sales) * 365 * 10) / 10 }
}

function cashOver(closing: Series, frame: Frame, from: number, to: number) {
  let lowest = from
  let negative = -1
  for (let m = from; m < to; m++) {
    if (closing[m]! < closing[lowest]!) lowest = m
    if (negative < 0 && closing[m]! < 0) negative = m
  }
  return {
    closingCash: closing[to - 1]!,
    lowestCash: { amount: closing[lowest]!, month: addMonths(frame.start, lowest) },
    firstNegativeMonth: negative < 0 ? null : addMonths(frame.start, negative),
  }
}

/** Two decimals of an hour: 36 seconds. */
const hours = (h: number): number => Math.round(h * 100) / 100

function staffing(t: Totals, from: number, to: number) {
  const sold = sum(t.hoursSold, from, to)
  const there = sum(t.hoursPaid, from, to) + sum(t.hoursVolunteered, from, to)
  let overloadedMonths = 0
  for (let m = from; m < to; m++)
    if (isOverloaded(t.hoursSold[m]!, t.hoursPaid[m]! + t.hoursVolunteered[m]!)) overloadedMonths++
  return { hoursSold: hours(sold), hoursThere: hours(there), load: ratio(sold, there), overloadedMonths }
}

/** More hours sold than there are, by more than the rounding of an hour. */
export const isOverloaded = (sold: number, there: number): boolean => hours(sold) > hours(there)

/** Indicators of the months `from` (included) to `to` (excluded). Formulas: "Reference arithmetic" of the glossary. */
export function indicatorsOf(t: Totals, closing: Series, frame: Frame, from: number, to: number): Indicators {
  const over = (s: Series | undefined) => (s ? sum(s, from, to) : 0)
  const account = (name: Parameters<Totals['byAccount']['get']>[0]) => over(t.byAccount.get(name))
  const products = over(t.products)
  const charges = over(t.charges)
  const variableCosts = over(t.variable)
  const fixedCosts = charges - variableCosts
  const sales = account('70')
  const earned = sales + account('756') + account('75') + account('76')
  const grants = account('74')
  const margin = sales - variableCosts
  const alone = breakEven(fixedCosts, sales, margin)
  const supported = breakEven(fixedCosts - (products - sales), sales, margin)
  const { first, concentration } = funders(t, from, to)
  const salaries = over(t.byFamily.get('salaries'))
  const contracted = over(t.contracted)
  const gauge = {} as Record<Pillar, PillarShare>
  for (const pillar of pillars) {
    const amount = over(t.byPillar.get(pillar))
    gauge[pillar] = { amount, share: ratio(amount, products), inKind: over(t.inKindByPillar.get(pillar)) }
  }
  return {
    products,
    charges,
    result: products - charges,
    sales,
    earned,
    grants,
    inKind: over(t.inKind),
    variableCosts,
    fixedCosts,
    contributionMargin: margin,
    contributionRate: ratio(margin, sales),
    breakEvenSales: alone.sales,
    breakEvenDays: alone.days,
    supportedBreakEvenSales: supported.sales,
    supportedBreakEvenDays: supported.days,
    earnedShare: ratio(earned, products),
    grantShare: ratio(grants, products),
    firstFunder: first,
    firstFunderShare: ratio(first?.amount ?? 0, products),
    concentration,
    pillars: gauge,
    ...cashOver(closing, frame, from, to),
    monthsOfCash: monthsOfCash(t, closing, to - 1),
    fullTime: Math.round((over(t.fullTime) / (to - from)) * 100) / 100,
    salaries,
    salaryCover: ratio(earned, salaries),
    marginCover: ratio(margin, salaries),
    contracted,
    contractedShare: ratio(contracted, products),
    ...staffing(t, from, to),
  }
}

/** First month from which the 12 months it ends show no loss; null when none does. */
export function balancedSince(t: Totals, frame: Frame): Month | null {
  let year = 0
  for (let m = 0; m < frame.months; m++) {
    year += t.products[m]! - t.charges[m]!
    if (m >= YEAR) year -= t.products[m - YEAR]! - t.charges[m - YEAR]!
    if (m >= YEAR - 1 && year >= 0) return addMonths(frame.start, m)
  }
  return null
}
