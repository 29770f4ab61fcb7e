import { type Assumption, isFunding, type Plan } from '#modules/plan/rules/plan.ts'
import { type Book, plainSheet } from '../build.ts'
import { fixedColumns, salaryColumns, stepColumns, variableColumns } from './cost-columns.ts'
import { fundingColumns, type Runs, revenueColumns } from './income-columns.ts'
import { depositColumns, inKindColumns, investmentColumns, loanColumns } from './means-columns.ts'
import { ranges } from './ranges.ts'
import { settings } from './settings.ts'
import { instalments, seasons, segments, tiers } from './side-tables.ts'
import { type Column, type Cursor, table } from './table.ts'

/** The sheet of assumptions: everything a treasurer may change is there, in blue, and nowhere else. */
export function writeAssumptions(book: Book): void {
  const w = book.t.workbook
  const sheet = plainSheet(book, w.sheets.assumptions, { row: 3, col: 1 })
  const at: Cursor = { row: 5 }
  const plan: Plan = book.plan
  const runs: Runs = { segments: new Map() }
  settings(book, sheet, at)
  const lines = <L extends Assumption>(title: string, items: readonly L[], columns: readonly Column<L>[]) => {
    const rows = table<L>(sheet, at, { title, items, columns })
    for (const [i, line] of items.entries()) book.inputs.set(line.id, rows[i]!)
  }
  const of = <K extends Assumption['type']>(type: K) =>
    plan.assumptions.filter((line): line is Extract<Assumption, { type: K }> => line.type === type)
  lines(w.tables.revenue, of('revenue'), revenueColumns(book, runs))
  segments(book, sheet, at, runs)
  seasons(book, sheet, at)
  lines(w.tables.funding, plan.assumptions.filter(isFunding), fundingColumns(book))
  instalments(book, sheet, at)
  lines(w.tables.fixed, of('fixed-cost'), fixedColumns(book))
  lines(w.tables.salary, of('salary'), salaryColumns(book))
  lines(w.tables.variable, of('variable-cost'), variableColumns(book))
  tiers(book, sheet, at)
  lines(w.tables.step, of('step-cost'), stepColumns(book))
  lines(w.tables.investment, of('investment'), investmentColumns(book))
  lines(w.tables.loan, of('loan'), loanColumns(book))
  lines(w.tables.deposit, of('deposit'), depositColumns(book))
  lines(w.tables.inKind, of('in-kind'), inKindColumns(book))
  ranges(book, sheet, at)
  sheet.wide = true
  sheet.widths.set(0, 44)
  for (let col = 1; col < 45; col++) sheet.widths.set(col, 18)
}
