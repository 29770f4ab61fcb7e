import { figureAt } from '../rules/check-ranges.ts'
import type { Assumption } from '../rules/plan.ts'
import type { ChangeableField } from '../rules/vocabulary.ts'
import { type Book, input } from './build.ts'
import type { Cell } from './grid.ts'

/** Where each figure of a line is typed, and how many of its units make one of the cell's: cents to a euro, % to a share. */
const CELLS: Record<ChangeableField, readonly [cell: string, unit: 1 | 100]> = {
  unitPrice: ['unitPrice', 100],
  unitCost: ['unitCost', 100],
  unitMinutes: ['unitMinutes', 1],
  headcount: ['headcount', 1],
  'volume.start': ['start', 1],
  'volume.churn': ['churn', 100],
  'volume.growth.perMonth': ['perMonth', 1],
  'volume.growth.target': ['target', 1],
  'volume.growth.ratio': ['ratio', 1],
  paymentDelayDays: ['paymentDelayDays', 1],
  earnedOver: ['earnedOver', 1],
  yearlyIndex: ['yearlyIndex', 100],
  amount: ['amount', 100],
  gross: ['gross', 100],
  fullTime: ['fullTime', 1],
  chargeRate: ['chargeRate', 100],
  withheld: ['withheld', 100],
  serving: ['serving', 100],
  stockDays: ['stockDays', 1],
  'aid.amount': ['aid', 100],
  'aid.months': ['aidMonths', 1],
  'basis.percent': ['percent', 100],
  'basis.amount': ['amount', 100],
  every: ['every', 1],
  rate: ['rate', 100],
  months: ['months', 1],
  deferral: ['deferral', 1],
  depreciationMonths: ['life', 1],
  'value.amount': ['amount', 100],
  'value.hours': ['hours', 1],
  'value.hourly': ['hourly', 100],
}

/** The cell of a line's figure and what to type in it, or null when the workbook has no such cell for the line. */
export function typedFigure(
  book: Book,
  line: Assumption,
  field: ChangeableField,
  value: number,
): { readonly cell: Cell; readonly value: number } | null {
  const [name, unit] = CELLS[field]
  // Three sorts of line have an amount, each at its own place.
  if (name === 'amount' && figureAt(line, field) === null) return null
  if (!book.inputs.get(line.id)?.has(name)) return null
  const cell = input(book, line, name)
  // A figure that the plan computes (a mean of segments) is not typed.
  return cell.content.kind === 'formula' ? null : { cell, value: value / unit }
}

/** Types a number over a cell; every figure that follows is computed again. */
export function typeOver(book: Book, cell: Cell, value: number): void {
  cell.content = { kind: 'number', number: value }
  for (const sheet of book.sheets)
    for (const section of sheet.sections) for (const line of section.lines) line.memo.length = 0
}
