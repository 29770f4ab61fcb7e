import type { Deposit, InKind, Investment, Loan } from '#modules/plan/rules/plan.ts'
import { type Book, setting } from '../build.ts'
import { add, div, is, minus, mul, num, pow, round, sub, when } from '../formula/arithmetic.ts'
import { figure } from '../formula/cells.ts'
import type { Expr } from '../grid.ts'
import {
  blank,
  FOREVER,
  life,
  lifeRanks,
  named,
  note,
  type Own,
  purchaseTax,
  rankOf,
} from './shared-columns.ts'
import { type Column, calc, count, date, euros, share, text } from './table.ts'

export function investmentColumns(book: Book): Column<Investment>[] {
  const c = book.t.workbook.columns
  const taxed = Boolean(book.frame.tax)
  const tax = (cells: Own): Expr => (taxed ? figure(cells('tax')) : num(0))
  const deducted = (cells: Own): Expr => (taxed ? figure(cells('deducted')) : num(0))
  return [
    named(book),
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'life', label: c.life, of: (l) => count(l.depreciationMonths, 'whole') },
    ...purchaseTax<Investment>(book),
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    ...(taxed
      ? [
          {
            key: 'tax',
            label: c.taxPaid,
            of: (_: Investment, cells: Own) =>
              calc(round(mul(figure(cells('amount')), figure(cells('taxRate')))), 'euro'),
          },
          {
            key: 'deducted',
            label: c.taxDeducted,
            of: (_: Investment, cells: Own) =>
              calc(round(mul(figure(cells('tax')), setting(book, 'recovered'))), 'euro'),
          },
        ]
      : []),
    {
      key: 'cost',
      label: c.cost,
      of: (_, cells) =>
        calc(
          taxed ? sub(add(figure(cells('amount')), tax(cells)), deducted(cells)) : figure(cells('amount')),
          'euro',
        ),
    },
  ]
}

export function loanColumns(book: Book): Column<Loan>[] {
  const c = book.t.workbook.columns
  return [
    named(book),
    { key: 'lender', label: c.lender, of: (l) => text(l.lender) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'rate', label: c.rate, of: (l) => share(l.rate) },
    { key: 'months', label: c.instalments, of: (l) => count(l.months, 'whole') },
    { key: 'deferral', label: c.deferral, of: (l) => count(l.deferral ?? 0, 'whole') },
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    {
      key: 'monthly',
      label: c.monthlyRate,
      of: (_, cells) => calc(div(figure(cells('rate')), num(12)), 'share'),
    },
    {
      key: 'payment',
      label: c.payment,
      of: (_, cells) => {
        const [amount, i] = [figure(cells('amount')), figure(cells('monthly'))]
        const n = sub(figure(cells('months')), figure(cells('deferral')))
        const even = div(amount, n)
        const constant = div(mul(amount, i), sub(num(1), pow(add(num(1), i), minus(n))))
        return calc(round(when(is(i, '=', num(0)), even, constant)), 'euro')
      },
    },
  ]
}

export function inKindColumns(book: Book): Column<InKind>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'kind', label: c.kind, of: (l) => ({ text: t.inKind[l.kind] }) },
    {
      key: 'hours',
      label: c.hours,
      of: (l) => (l.value.type === 'hours' ? count(l.value.hours) : undefined),
    },
    {
      key: 'hourly',
      label: c.hourly,
      of: (l) => (l.value.type === 'hours' ? euros(l.value.hourly) : undefined),
    },
    {
      key: 'amount',
      label: c.value,
      of: (l) => (l.value.type === 'amount' ? euros(l.value.amount) : undefined),
    },
    {
      key: 'serving',
      label: c.serving,
      of: (l) =>
        l.kind === 'volunteering' && l.value.type === 'hours' ? share(l.serving ?? 100) : undefined,
    },
    ...life<InKind>(book),
    note(book),
    ...lifeRanks<InKind>(book),
    {
      key: 'value',
      label: c.valueUsed,
      of: (l, cells) =>
        calc(
          l.value.type === 'amount'
            ? figure(cells('amount'))
            : round(mul(figure(cells('hours')), figure(cells('hourly')))),
          'euro',
        ),
    },
  ]
}

export function depositColumns(book: Book): Column<Deposit>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'direction', label: c.kind, of: (l) => ({ text: t.line.directions[l.direction] }) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'back', label: c.back, of: (l) => date(l.back) },
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    {
      key: 'backRank',
      label: c.backRank,
      of: (_, cells) => calc(when(blank(cells('back')), num(FOREVER), rankOf(book, cells('back'))), 'whole'),
    },
  ]
}
