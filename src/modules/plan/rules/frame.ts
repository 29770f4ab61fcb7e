import { type Month, monthsBetween } from '#kit/day.ts'
import { type Payroll, payrollOf } from './payroll.ts'
import type { Assumption, Plan } from './plan.ts'
import type { Series } from './spread.ts'
import type { ChargeFamily, InKindKind, Payer, Pillar, ProductAccount, ProductKind } from './vocabulary.ts'

/** What every line needs to know of its plan. `firstCalendarMonth` is 0 when the plan starts in January. */
export type Frame = {
  readonly start: Month
  readonly months: number
  readonly firstCalendarMonth: number
  readonly tax: Plan['taxOnSales']
  /** Yearly rise in % of the lines that state none. */
  readonly inflation: NonNullable<Plan['inflation']>
  readonly payroll: Payroll
  readonly openingCash: number
  readonly opening: NonNullable<Plan['opening']>
}

/** Where cash comes from and goes. */
const receiptSources = ['sales', 'funding', 'own-funds', 'loans', 'deposits', 'opening'] as const
export type ReceiptSource = (typeof receiptSources)[number]
const paymentUses = [
  'costs',
  'salaries',
  'sales-tax',
  'investments',
  'loan-principal',
  'interest',
  'deposits',
  'opening',
] as const
export type PaymentUse = (typeof paymentUses)[number]

/**
 * What the hub has, in the order of a balance sheet; cash is apart, counted from receipts and payments. `prepaid` is
 * what was paid before its months (a quarter's rent).
 */
export const assetItems = [
  'fixed-assets',
  'depreciation',
  'deposits-given',
  'stock',
  'customers',
  'grants-due',
  'opening-due',
  'tax-credit',
  'prepaid',
] as const
/**
 * What it owes, and its own funds; the result is apart, counted from products and charges. `sales-tax` is what the State
 * may ask now; `tax-pending` is tax invoiced or billed to us whose money has not moved yet (it may have either sign).
 */
export const liabilityItems = [
  'own-funds',
  'investment-grants',
  'deferred',
  'loans',
  'deposits-received',
  'suppliers',
  'social',
  'sales-tax',
  'tax-pending',
  'opening-owed',
] as const
export type BalanceItem = (typeof assetItems)[number] | (typeof liabilityItems)[number]

/**
 * One run of monthly amounts that a line adds to the forecast. `via` is the item on the other side of the entry, so that
 * the balance sheet balances by construction: a product debits it, a charge credits it, a receipt credits it, a payment
 * debits it; a `move` debits `to` and credits `from`.
 */
export type Stream =
  | {
      side: 'product'
      amounts: Series
      via: BalanceItem
      account: ProductAccount
      kind: ProductKind
      payer: Payer
      pillar: Pillar
      /** Counted in the concentration of funders; null for the many small payers. */
      funder: string | null
    }
  | {
      side: 'charge'
      amounts: Series
      via: BalanceItem
      family: ChargeFamily
      variable: boolean
      /** Employer charges of a salary, which have an account of their own. */
      employer?: true
    }
  | { side: 'in-kind'; amounts: Series; kind: InKindKind; pillar: Pillar }
  | { side: 'receipt'; amounts: Series; via: BalanceItem; source: ReceiptSource }
  | { side: 'payment'; amounts: Series; via: BalanceItem; use: PaymentUse }
  | { side: 'move'; amounts: Series; from: BalanceItem; to: BalanceItem }

/** What every line of a plan is counted within. */
export const frameOf = (plan: Plan): Frame => ({
  start: plan.start,
  months: plan.months,
  firstCalendarMonth: Number(plan.start.slice(5)) - 1,
  tax: plan.taxOnSales,
  inflation: plan.inflation ?? {},
  payroll: payrollOf(plan.payroll),
  openingCash: plan.openingCash,
  opening: plan.opening ?? {},
})

/** First and last month (included, counted from the plan's start) in which a line lives. */
export function lifeOf(line: Pick<Assumption, 'from' | 'to'>, frame: Frame): { first: number; last: number } {
  return {
    first: line.from ? Math.max(0, monthsBetween(frame.start, line.from)) : 0,
    last: line.to ? monthsBetween(frame.start, line.to) : Number.POSITIVE_INFINITY,
  }
}
