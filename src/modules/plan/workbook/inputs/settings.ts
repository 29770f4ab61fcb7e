import { type Book, putText } from '../build.ts'
import { add, div, exp, num } from '../formula/arithmetic.ts'
import type { Sheet } from '../grid.ts'
import { type Cursor, calc, count, date, euros, period, place, type Shown, share, text } from './table.ts'

/** Figures of the plan as a whole: one label, one cell. */
export function settings(book: Book, sheet: Sheet, at: Cursor): void {
  const { plan, t, frame } = book
  const w = t.workbook.settings
  const { opening, payroll, inflation, tax } = frame
  const put = (key: keyof typeof w.names, shown: Shown) => {
    putText(sheet, at.row, 0, w.names[key], 'label')
    const cell = place(sheet, at.row, 1, shown)
    if (cell) book.settings.set(key, cell)
    at.row += 1
  }
  putText(sheet, at.row, 0, w.title, 'section')
  putText(sheet, at.row, 1, '', 'section')
  at.row += 1
  put('start', date(plan.start))
  put('months', text(String(plan.months)))
  put('openingCash', { input: plan.openingCash / 100, as: 'balance' })
  put('receivables', euros(opening.receivables ?? 0))
  put('payables', euros(opening.payables ?? 0))
  put('taxAndSocial', euros(opening.taxAndSocial ?? 0))
  put('deferred', euros(opening.deferred ?? 0))
  put('prices', share(inflation.prices ?? 0))
  put('costs', share(inflation.costs ?? 0))
  put('wages', share(inflation.wages ?? 0))
  if (tax) {
    put('taxRate', share(tax.rate))
    put('recovered', share(tax.recovered ?? 100))
    put('taxEvery', period(tax.every === 'month' ? 1 : 3))
  }
  if (plan.assumptions.some((line) => line.type === 'salary')) {
    put('minimumWage', euros(payroll.minimumWage))
    put('lowest', share(payroll.lowest * 100))
    put('slope', share(payroll.slope * 100))
    put('power', count(payroll.power))
    put('monthlyHours', count(payroll.monthlyHours))
  }
  if (plan.assumptions.some((line) => line.type === 'revenue' && line.volume.growth.type === 's-curve')) {
    // The curve is a logistic scaled to run from 0 to 1: these are its ends before it is scaled.
    const end = (x: number) => div(num(1), add(num(1), exp(num(x))))
    put('curveLow', calc(end(5), 'number'))
    put('curveHigh', calc(end(-5), 'number'))
  }
  at.row += 1
}
