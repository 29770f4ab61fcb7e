import { type Account, accounts } from './chart.ts'
import type { Period } from './period.ts'

/** The statements a banker or a funder reads, each a table by period. */
export const views = [
  'income',
  'balance',
  'cash',
  'financing',
  'margins',
  'working-capital',
  'staffing',
] as const
export type View = (typeof views)[number]

/** What a figure is: cents; a share from 0 to 1; days, hours or months with decimals. */
export type RowUnit = 'cents' | 'share' | 'days' | 'hours' | 'months' | 'people'

/** A line of the plan that a figure counts; `line` is null for what belongs to the plan as a whole (opening, tax paid). */
export type RowPart = {
  readonly line: string | null
  readonly values: readonly number[]
  readonly opening?: number
}

export type StatementRow = {
  /** A key of the words (`statements.rows`), or an account of the chart (`accounts`). Unique in its table. */
  readonly key: RowKey
  readonly level: 'head' | 'line' | 'subtotal' | 'total'
  readonly unit: RowUnit
  /** One per period; null where it has none (a head, a rate without divisor). */
  readonly values: readonly (number | null)[]
  /** A balance before the first period. */
  readonly opening?: number
  /** The lines it counts; their values sum to the row's, period by period. */
  readonly parts: readonly RowPart[]
  /** Periods in which it deserves a look (hours sold beyond hours there are, cash below zero). */
  readonly alerts?: readonly number[]
}

/** A statement cut in periods: what pages, files, the command line and the dossier print. */
export type StatementTable = {
  readonly view: View
  readonly periods: readonly Period[]
  readonly rows: readonly StatementRow[]
}

/** Rows that are no account of the chart. */
export const namedRows = [
  // income
  'operating-products',
  'total-operating-products',
  'operating-charges',
  'total-operating-charges',
  'operating-result',
  'financial-result',
  'current-result',
  'exceptional-result',
  'total-products',
  'total-charges',
  'result',
  'in-kind-uses',
  'total-in-kind-uses',
  'in-kind-resources',
  'total-in-kind-resources',
  // balance
  'assets',
  'fixed-assets',
  'depreciation',
  'net-fixed-assets',
  'deposits-given',
  'stock',
  'customers',
  'grants-due',
  'tax-credit',
  'prepaid',
  'advances-paid',
  'opening-due',
  'cash',
  'total-assets',
  'liabilities',
  'own-funds',
  'carried-result',
  'year-result',
  'investment-grants',
  'total-own-funds',
  'dedicated-funds',
  'loans',
  'deposits-received',
  'suppliers',
  'social',
  'sales-tax',
  'advances-received',
  'prepaid-sales',
  'deferred-grants',
  'opening-owed',
  'overdraft',
  'total-liabilities',
  // cash
  'cash-before',
  'receipts',
  'receipt-sales',
  'receipt-funding',
  'receipt-own-funds',
  'receipt-loans',
  'receipt-deposits',
  'receipt-opening',
  'total-receipts',
  'payments',
  'payment-costs',
  'payment-salaries',
  'payment-sales-tax',
  'payment-investments',
  'payment-loan-principal',
  'payment-interest',
  'payment-deposits',
  'payment-opening',
  'total-payments',
  'cash-change',
  'cash-after',
  'cash-lowest',
  'months-of-cash',
  // financing
  'needs',
  'need-losses',
  'need-investments',
  'need-working-capital',
  'need-loan-principal',
  'need-deposits',
  'total-needs',
  'resources',
  'resource-self-financing',
  'resource-own-funds',
  'resource-investment-grants',
  'resource-loans',
  'resource-deposits',
  'resource-working-capital',
  'total-resources',
  'financing-balance',
  // margins (SIG)
  'goods-sold',
  'goods-cost',
  'trading-margin',
  'production',
  'bought-in',
  'value-added',
  'support',
  'taxes',
  'staff',
  'gross-operating-surplus',
  'other-products',
  'other-charges',
  'wear',
  'net-result',
  'grants-carried',
  'self-financing',
  // working capital
  'funds-in',
  'funds-out',
  'working-capital-need',
  'working-capital-days',
  'working-capital',
  'net-cash',
  // staffing
  'hours-sold',
  'hours-paid',
  'hours-volunteered',
  'hours-there',
  'hours-left',
  'load',
  'full-time',
  'salaries',
  'salary-cover',
  'salary-margin-cover',
] as const
export type NamedRow = (typeof namedRows)[number]
export type RowKey = NamedRow | Account

/** Keys that are accounts begin with a digit. */
export const isAccount = (key: RowKey): key is Account => /^\d/.test(key)

const rowKeys: ReadonlySet<string> = new Set<string>([...accounts, ...namedRows])
/** Whether a word is a row of some statement. */
export const isRowKey = (word: string | null): word is RowKey => word !== null && rowKeys.has(word)
