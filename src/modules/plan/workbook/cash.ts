import { addLine, type Book, monthSheet, section, setting, sumOfLines } from './build.ts'
import { add, round, sub } from './formula/arithmetic.ts'
import { before, later, now } from './formula/cells.ts'
import { type Gather, keyed, present } from './gathered.ts'
import type { Line } from './grid.ts'

const SOURCES = ['sales', 'funding', 'own-funds', 'loans', 'deposits', 'opening'] as const
const USES = [
  'costs',
  'salaries',
  'sales-tax',
  'investments',
  'loan-principal',
  'interest',
  'deposits',
  'opening',
] as const

/** Receipts by source, payments by use, cash at the end of each month. */
export function writeCash(book: Book): void {
  const w = book.t.statements.rows
  const g: Gather = { book, sheet: monthSheet(book, book.t.workbook.sheets.cash), from: [...book.sheets] }
  const { sheet } = g
  const part = (
    title: string,
    sum: string,
    id: string,
    keys: readonly [key: string, label: string][],
  ): Line => {
    const to = section(sheet, title)
    const lines = present(keys.map(([key, label]) => keyed(g, to, 'cash', key, label, `cash/${key}`)))
    return addLine(book, sheet, to, { label: sum, expr: sumOfLines(lines), total: true, id })
  }
  const receipts = part(
    w.receipts,
    w['total-receipts'],
    'cash/receipts',
    SOURCES.map((s) => [`receipt-${s}`, book.t.statements.rows[`receipt-${s}`]]),
  )
  const payments = part(
    w.payments,
    w['total-payments'],
    'cash/payments',
    USES.map((u) => [`payment-${u}`, book.t.statements.rows[`payment-${u}`]]),
  )
  const to = section(sheet, w.cash)
  addLine(book, sheet, to, {
    label: w['cash-change'],
    expr: sub(now(receipts), now(payments)),
    id: 'cash/change',
  })
  // Rounded where it is carried on, so that a sum of hundreds of euros and cents never drifts below zero.
  const closing: Line = addLine(book, sheet, to, {
    label: w['cash-after'],
    expr: round(
      add(
        later(() => before(closing)),
        sub(now(receipts), now(payments)),
      ),
    ),
    opening: setting(book, 'openingCash'),
    yearly: 'end',
    total: true,
    id: 'cash/closing',
  })
}
