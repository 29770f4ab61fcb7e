import { type Month, monthsBetween } from '#kit/day.ts'
import type { Assumption, Plan } from './plan.ts'
import type { Series } from './spread.ts'
import type { ChargeFamily, InKindKind, Payer, Pillar, ProductAccount, ProductKind } from './vocabulary.ts'

/** What every line needs to know of its plan. `firstCalendarMonth` is 0 when the plan starts in January. */
export type Frame = {
  readonly start: Month
  readonly months: number
  readonly firstCalendarMonth: number
  readonly tax: Plan['taxOnSales']
}

/** Where cash comes from and goes. */
const receiptSources = ['sales', 'funding', 'own-funds', 'loans'] as const
export type ReceiptSource = (typeof receiptSources)[number]
const paymentUses = ['costs', 'salaries', 'sales-tax', 'investments', 'loan-principal', 'interest'] as const
export type PaymentUse = (typeof paymentUses)[number]

/** One run of monthly amounts that a line adds to the forecast. */
export type Stream =
  | {
      side: 'product'
      amounts: Series
      account: ProductAccount
      kind: ProductKind
      payer: Payer
      pillar: Pillar
      /** Counted in the concentration of funders; null for the many small payers. */
      funder: string | null
    }
  | { side: 'charge'; amounts: Series; family: ChargeFamily; variable: boolean }
  | { side: 'in-kind'; amounts: Series; kind: InKindKind; pillar: Pillar }
  | { side: 'receipt'; amounts: Series; source: ReceiptSource }
  | { side: 'payment'; amounts: Series; use: PaymentUse }

/** What every line of a plan is counted within. */
export const frameOf = (plan: Plan): Frame => ({
  start: plan.start,
  months: plan.months,
  firstCalendarMonth: Number(plan.start.slice(5)) - 1,
  tax: plan.taxOnSales,
})

/** First and last month (included, counted from the plan's start) in which a line lives. */
export function lifeOf(line: Pick<Assumption, 'from' | 'to'>, frame: Frame): { first: number; last: number } {
  return {
    first: line.from ? Math.max(0, monthsBetween(frame.start, line.from)) : 0,
    last: line.to ? monthsBetween(frame.start, line.to) : Number.POSITIVE_INFINITY,
  }
}
