import type { PaymentUse, ReceiptSource } from '../frame.ts'
import { monthsOfCash } from '../indicators.ts'
import type { Books } from './books.ts'
import { totalOf } from './books.ts'
import { flowRow, head, minus, sumRow, worthReading } from './cut.ts'
import { atEnd, type Period } from './period.ts'
import type { StatementRow } from './table.ts'

const SOURCES: readonly ReceiptSource[] = ['sales', 'funding', 'own-funds', 'loans', 'deposits', 'opening']
const USES: readonly PaymentUse[] = [
  'costs',
  'salaries',
  'sales-tax',
  'investments',
  'loan-principal',
  'interest',
  'deposits',
  'opening',
]

const below = (values: readonly (number | null)[]): number[] =>
  values.flatMap((value, i) => (value !== null && value < 0 ? [i] : []))

/** What comes in and goes out, sales tax included, from the cash at the start of each period to that at its end. */
export function cashRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const { frame, closing, totals } = books.projection
  const receipts = totalOf(books.receipts, frame)
  const payments = totalOf(books.payments, frame)
  const after = periods.map((period) => atEnd(closing, period))
  const lowest = periods.map(({ from, to }) => Math.min(...closing.subarray(from, to)))
  const level = (key: StatementRow['key'], values: readonly number[], strong = true): StatementRow => ({
    key,
    level: strong ? 'total' : 'line',
    unit: 'cents',
    values,
    parts: [],
    alerts: below(values),
  })
  return [
    level('cash-before', [frame.openingCash, ...after.slice(0, -1)], false),
    head('receipts', periods),
    ...SOURCES.map((source) => flowRow(`receipt-${source}`, books.receipts.get(source), periods)),
    sumRow('total-receipts', receipts, periods),
    head('payments', periods),
    ...USES.map((use) => flowRow(`payment-${use}`, books.payments.get(use), periods)),
    sumRow('total-payments', payments, periods),
    sumRow('cash-change', minus(receipts, payments), periods),
    level('cash-after', after),
    // Within a month there is one figure only.
    ...(periods.some(({ from, to }) => to - from > 1) ? [level('cash-lowest', lowest, false)] : []),
    {
      key: 'months-of-cash' as const,
      level: 'line' as const,
      unit: 'months' as const,
      values: periods.map((period) => monthsOfCash(totals, closing, period.to - 1)),
      parts: [],
    },
  ].filter((row) => row.key === 'cash-before' || row.key === 'months-of-cash' || worthReading(row))
}
