import { addLine, type Book, monthSheet, section, setting } from './build.ts'
import { add, and, is, max, minus, mod, num, or, round, sub, when } from './formula/arithmetic.ts'
import { before, later, now } from './formula/cells.ts'
import { calendarMonth } from './formula/dates.ts'
import { total } from './formula/gather.ts'
import type { Line } from './grid.ts'

/**
 * Sales tax of the whole plan: collected as customers pay, deducted as suppliers are paid, the balance paid over in the
 * month after each period; a credit is carried forward.
 */
export function writeTax(book: Book): void {
  if (!book.frame.tax || book.taxMoves.length === 0) return
  const w = book.t.workbook.tax
  const sheet = monthSheet(book, book.t.workbook.sheets.tax)
  const part = (sign: 1 | -1): Line | null => {
    const moves = book.taxMoves.filter((move) => move.sign === sign)
    if (moves.length === 0) return null
    const to = section(sheet, sign < 0 ? w.collected : w.deductible)
    const lines = moves.map(({ label, of }) => addLine(book, sheet, to, { label, expr: now(of) }))
    return addLine(book, sheet, to, { label: w.sum, expr: total(lines), total: true })
  }
  const collected = part(-1)
  const deductible = part(1)
  const to = section(sheet, w.settled)
  const start = setting(book, 'start')
  const ended = or(
    is(setting(book, 'taxEvery'), '=', num(1)),
    is(mod(calendarMonth(start), num(3)), '=', num(0)),
  )
  const owedBefore = later(() => before(owed))
  const paid = addLine(book, sheet, to, {
    label: w.paid,
    expr: when(and(ended, is(owedBefore, '>', num(0))), owedBefore, num(0)),
    keys: { cash: 'payment-sales-tax' },
    id: 'tax-paid',
  })
  const moved = add(
    sub(owedBefore, now(paid)),
    sub(collected ? now(collected) : num(0), deductible ? now(deductible) : num(0)),
  )
  const owed: Line = addLine(book, sheet, to, { label: w.owed, expr: round(moved), yearly: 'end' })
  addLine(book, sheet, to, { label: w.credit, expr: max(num(0), minus(now(owed))), yearly: 'end' })
  book.balances.push({
    label: w.settled,
    of: minus(now(owed)),
    plus: [],
    minus: [],
    had: 'tax-credit',
    owed: 'sales-tax',
  })
}
