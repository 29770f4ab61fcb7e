import { balanceRows } from './balance.ts'
import { type Books, booksOf } from './books.ts'
import { cashRows } from './cash.ts'
import { financingRows } from './financing.ts'
import { incomeRows } from './income.ts'
import { marginRows } from './margins.ts'
import { type Period, periodsOf, type Step } from './period.ts'
import { staffingRows } from './staffing.ts'
import type { StatementRow, StatementTable, View } from './table.ts'
import { workingCapitalRows } from './working-capital.ts'

const ROWS: Record<View, (books: Books, periods: readonly Period[]) => StatementRow[]> = {
  income: incomeRows,
  balance: balanceRows,
  cash: cashRows,
  financing: financingRows,
  margins: marginRows,
  'working-capital': workingCapitalRows,
  staffing: staffingRows,
}

/** One statement of the books, cut in periods. */
export function statementOf(books: Books, view: View, step: Step): StatementTable {
  const { plan } = books.projection
  const periods = periodsOf(plan, step)
  return { view, periods, rows: ROWS[view](books, periods) }
}

export { type Books, booksOf }
