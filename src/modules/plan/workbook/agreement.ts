import type { Projection } from '../rules/projection.ts'
import { booksOf, statementOf } from '../rules/statements/statements.ts'
import type { View } from '../rules/statements/table.ts'
import type { Book } from './build.ts'
import type { Line } from './grid.ts'

/** One figure in which a workbook and the engine differ. Euros, or units for volumes. */
export type Difference = {
  readonly row: string
  /** Month from 0; −1 is the opening. */
  readonly m: number
  readonly engine: number
  readonly sheet: number
}
/** How a figure of the workbook is read: from memory, or from a file that a spreadsheet has recalculated. */
export type Reader = (line: Line, m: number) => number

const STATEMENTS: readonly { readonly view: View; readonly at: string }[] = [
  { view: 'income', at: 'income' },
  { view: 'balance', at: 'balance' },
  { view: 'financing', at: 'financing' },
]

/** Every month of every line and of every statement: where the workbook does not say what the engine says. */
export function differences(book: Book, projection: Projection, read: Reader): Difference[] {
  const found: Difference[] = []
  const books = booksOf(projection)
  const { frame, lines, totals, closing } = projection
  const check = (row: string, m: number, engine: number, sheet: number, digits = 2) => {
    const scale = 10 ** digits
    // Written so that a figure that is no number is a difference too.
    if (!(Math.abs(Math.round(engine * scale) - Math.round(sheet * scale)) < 1))
      found.push({ row, m, engine, sheet })
  }
  const sum = (ids: readonly string[], m: number) =>
    ids.reduce((all, id) => {
      const line = book.rows.get(id)
      return line ? all + read(line, m) : all
    }, 0)

  for (const { line, streams, units } of lines) {
    const { id } = line
    const side = (which: 'product' | 'charge' | 'receipt' | 'payment' | 'in-kind', m: number) =>
      streams.reduce((all, s) => (s.side === which ? all + s.amounts[m]! : all), 0) / 100
    for (let m = 0; m < frame.months; m++) {
      check(`${id}: products`, m, side('product', m), sum([`earned/${id}`, `aid/${id}`], m))
      check(
        `${id}: charges`,
        m,
        side('charge', m),
        sum([`charge/${id}`, `charge-stock/${id}`, `charge-kept/${id}`, `charge-employer/${id}`], m),
      )
      check(
        `${id}: receipts`,
        m,
        side('receipt', m),
        sum([`received/${id}`, `tax-received/${id}`, `aid-received/${id}`], m),
      )
      check(
        `${id}: payments`,
        m,
        side('payment', m),
        sum([`paid/${id}`, `paid-charges/${id}`, `paid-interest/${id}`], m),
      )
      check(`${id}: in kind`, m, side('in-kind', m), sum([`in-kind/${id}`], m))
      if (units) check(`${id}: units`, m, units[m]!, sum([`units/${id}`], m), 6)
    }
  }

  for (const { view, at } of STATEMENTS)
    for (const { key, level, values, opening } of statementOf(books, view, 'month').rows) {
      const line = book.rows.get(`${at}/${key}`)
      if (level === 'head' || OMITTED.has(key)) continue
      for (const [m, value] of values.entries())
        check(`${view} ${key}`, m, (value ?? 0) / 100, line ? read(line, m) : Number.NaN)
      if (view === 'balance' && opening !== undefined)
        check(`${view} ${key}`, -1, opening / 100, line ? read(line, -1) : Number.NaN)
    }

  for (let m = 0; m < frame.months; m++) {
    check('cash', m, closing[m]! / 100, sum(['cash/closing'], m))
    check('receipts', m, totals.receipts[m]! / 100, sum(['cash/receipts'], m))
    check('payments', m, totals.payments[m]! / 100, sum(['cash/payments'], m))
    for (const [source, amounts] of totals.bySource)
      check(`receipt ${source}`, m, amounts[m]! / 100, sum([`cash/receipt-${source}`], m))
    for (const [use, amounts] of totals.byUse)
      check(`payment ${use}`, m, amounts[m]! / 100, sum([`cash/payment-${use}`], m))
    for (const [pillar, amounts] of totals.byPillar)
      check(`pillar ${pillar}`, m, amounts[m]! / 100, sum([`pillar/${pillar}`], m))
    for (const [name, amounts] of totals.byFunder)
      check(`funder ${name}`, m, amounts[m]! / 100, sum([`funder/${book.funders.get(name)}`], m))
    check('variable', m, totals.variable[m]! / 100, sum(['income/variable'], m))
    check('contracted', m, totals.contracted[m]! / 100, sum(['income/contracted'], m))
    check('hours sold', m, totals.hoursSold[m]!, sum(['hours/sold'], m), 6)
    check(
      'hours there',
      m,
      totals.hoursPaid[m]! + totals.hoursVolunteered[m]!,
      sum(['hours/paid', 'hours/volunteered'], m),
      6,
    )
    check('full time', m, totals.fullTime[m]!, sum(['full-time'], m), 6)
  }
  return found
}

/** Subtotals that the workbook does not write, and figures it shows elsewhere. */
const OMITTED: ReadonlySet<string> = new Set([
  'net-fixed-assets',
  'total-own-funds',
  'cash-before',
  'cash-after',
])
