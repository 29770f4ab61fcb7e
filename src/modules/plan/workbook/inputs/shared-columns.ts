import type { Assumption } from '#modules/plan/rules/plan.ts'
import { type Book, setting } from '../build.ts'
import { div, floor, is, max, mod, num, when, word } from '../formula/arithmetic.ts'
import { figure, orElse, ref } from '../formula/cells.ts'
import { monthsFrom } from '../formula/dates.ts'
import type { Cell, Expr } from '../grid.ts'
import { type Column, calc, count, date, share, text } from './table.ts'

/** A line without a last month lives beyond any plan. */
export const FOREVER = 9999
export const PERIOD = { monthly: 1, quarterly: 3, yearly: 12 } as const

export const blank = (cell: Cell) => is(ref(cell), '=', word(''))
export type Own = (key: string) => Cell

/** Rank of a month from the start of the plan. */
export const rankOf = (book: Book, cell: Cell): Expr => monthsFrom(setting(book, 'start'), figure(cell))

export const life = <L extends Pick<Assumption, 'from' | 'to'>>(book: Book): Column<L>[] => {
  const c = book.t.workbook.columns
  return [
    { key: 'from', label: c.from, of: (l) => date(l.from) },
    { key: 'to', label: c.to, of: (l) => date(l.to) },
  ]
}
export const lifeRanks = <L>(book: Book): Column<L>[] => {
  const c = book.t.workbook.columns
  return [
    {
      key: 'first',
      label: c.first,
      of: (_, cells) =>
        calc(when(blank(cells('from')), num(0), max(num(0), rankOf(book, cells('from')))), 'whole'),
    },
    {
      key: 'last',
      label: c.last,
      of: (_, cells) => calc(when(blank(cells('to')), num(FOREVER), rankOf(book, cells('to'))), 'whole'),
    },
  ]
}
export const named = <L extends { name: string }>(book: Book): Column<L> => ({
  key: 'name',
  label: book.t.workbook.columns.name,
  of: (l) => ({ text: l.name }),
})
export const note = <L extends { note?: string | undefined }>(book: Book): Column<L> => ({
  key: 'note',
  label: book.t.workbook.columns.note,
  of: (l) => text(l.note),
})
/** The rise that a line states, or that of the plan. */
export const index = <L extends { yearlyIndex?: number | undefined }>(
  book: Book,
  usual: 'prices' | 'costs' | 'wages',
): { typed: Column<L>; used: Column<L> } => {
  const c = book.t.workbook.columns
  return {
    typed: { key: 'yearlyIndex', label: c.yearlyIndex, of: (l) => share(l.yearlyIndex) },
    used: {
      key: 'index',
      label: c.index,
      of: (_, cells) => calc(orElse(cells('yearlyIndex'), setting(book, usual)), 'share'),
    },
  }
}
/** Days of delay as whole months and the part paid one month later (30 days to a month). */
export const delay = <L extends { paymentDelayDays?: number | undefined }>(
  book: Book,
): { typed: Column<L>; used: Column<L>[] } => {
  const c = book.t.workbook.columns
  const days = (cells: Own) => figure(cells('paymentDelayDays'))
  return {
    typed: {
      key: 'paymentDelayDays',
      label: c.paymentDelayDays,
      of: (l) => count(l.paymentDelayDays ?? 0, 'whole'),
    },
    used: [
      { key: 'wait', label: c.wait, of: (_, cells) => calc(floor(div(days(cells), num(30))), 'whole') },
      {
        key: 'later',
        label: c.later,
        of: (_, cells) => calc(div(mod(days(cells), num(30)), num(30)), 'share'),
      },
    ],
  }
}
export const purchaseTax = <L extends { taxRate?: number | undefined }>(book: Book): Column<L>[] =>
  book.frame.tax
    ? [{ key: 'taxRate', label: book.t.workbook.columns.taxRate, of: (l) => share(l.taxRate ?? 0) }]
    : []
