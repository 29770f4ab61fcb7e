import type { Funding, Revenue } from '#modules/plan/rules/plan.ts'
import { type Book, setting } from '../build.ts'
import { add, div, max, mul, num, sub, when } from '../formula/arithmetic.ts'
import { figure, later, orElse } from '../formula/cells.ts'
import { sumProduct, sumRun } from '../formula/tables.ts'
import type { Cell } from '../grid.ts'
import { blank, delay, index, life, lifeRanks, named, note, type Own, rankOf } from './shared-columns.ts'
import { type Column, calc, count, date, euros, share, text } from './table.ts'

/** Prices by segment and costs by tier stand in tables of their own; their line reads them. */
export type Runs = { readonly segments: Map<string, { shares: Cell[]; prices: Cell[] }> }

export function revenueColumns(book: Book, runs: Runs): Column<Revenue>[] {
  const { t, frame } = book
  const c = t.workbook.columns
  const rise = index<Revenue>(book, 'prices')
  const wait = delay<Revenue>(book)
  const growth = (l: Revenue) => l.volume.growth
  return [
    named(book),
    { key: 'kind', label: c.kind, of: (l) => ({ text: t.productKinds[l.kind] }) },
    { key: 'payer', label: c.payer, of: (l) => ({ text: t.payers[l.payer] }) },
    { key: 'account', label: c.account, of: (l) => ({ text: t.accounts[l.account] }) },
    { key: 'status', label: c.status, of: (l) => text(l.status && t.statuses[l.status]) },
    { key: 'unit', label: c.unit, of: (l) => text(l.unit) },
    {
      key: 'unitPrice',
      label: c.unitPrice,
      of: (l) => {
        if (!l.segments) return euros(l.unitPrice)
        const run = () => runs.segments.get(l.id)!
        return calc(
          later(() => div(sumProduct(run().shares, run().prices), sumRun(run().shares))),
          'euro',
        )
      },
    },
    {
      key: 'headcount',
      label: c.headcount,
      of: (l) => (l.headcount === undefined ? undefined : count(l.headcount)),
    },
    { key: 'start', label: c.start, of: (l) => count(l.volume.start) },
    { key: 'growth', label: c.growth, of: (l) => ({ text: t.growths[growth(l).type] }) },
    {
      key: 'perMonth',
      label: c.perMonth,
      of: (l) => {
        const g = growth(l)
        return g.type === 'linear' ? count(g.perMonth) : undefined
      },
    },
    {
      key: 'target',
      label: c.target,
      of: (l) => {
        const g = growth(l)
        return g.type === 's-curve' ? count(g.target) : undefined
      },
    },
    {
      key: 'by',
      label: c.by,
      of: (l) => {
        const g = growth(l)
        return g.type === 's-curve' ? date(g.by) : undefined
      },
    },
    {
      key: 'follows',
      label: c.follows,
      of: (l) => {
        const g = growth(l)
        return g.type === 'follows'
          ? text(book.plan.assumptions.find(({ id }) => id === g.line)?.name)
          : undefined
      },
    },
    {
      key: 'ratio',
      label: c.ratio,
      of: (l) => {
        const g = growth(l)
        return g.type === 'follows' ? count(g.ratio) : undefined
      },
    },
    {
      key: 'churn',
      label: c.churn,
      of: (l) => (growth(l).type === 'follows' ? undefined : share(l.volume.churn ?? 0)),
    },
    {
      key: 'billing',
      label: c.billing,
      of: (l) => ({ text: l.billing === 'yearly' ? c.yearly : c.monthly }),
    },
    {
      key: 'earnedOver',
      label: c.earnedOver,
      of: (l) => (l.earnedOver === undefined ? undefined : count(l.earnedOver, 'whole')),
    },
    wait.typed,
    ...(frame.tax
      ? [
          {
            key: 'taxRate',
            label: c.taxRate,
            of: (l: Revenue) => (l.account === '70' || l.taxRate !== undefined ? share(l.taxRate) : share(0)),
          },
        ]
      : []),
    rise.typed,
    {
      key: 'unitCost',
      label: c.unitCost,
      of: (l) => (l.unitCost === undefined ? undefined : euros(l.unitCost)),
    },
    {
      key: 'unitMinutes',
      label: c.unitMinutes,
      of: (l) => (l.unitMinutes === undefined ? undefined : count(l.unitMinutes)),
    },
    ...life<Revenue>(book),
    note(book),
    {
      key: 'price',
      label: c.price,
      of: (l, cells) => {
        const each = figure(cells('unitPrice'))
        return calc(l.headcount === undefined ? each : mul(each, figure(cells('headcount'))), 'number')
      },
    },
    ...lifeRanks<Revenue>(book),
    {
      key: 'span',
      label: c.span,
      of: (l, cells) =>
        growth(l).type === 's-curve'
          ? calc(sub(rankOf(book, cells('by')), figure(cells('first'))), 'whole')
          : undefined,
    },
    ...wait.used,
    rise.used,
    {
      key: 'costIndex',
      label: c.costIndex,
      of: (l, cells) =>
        l.unitCost === undefined
          ? undefined
          : calc(orElse(cells('yearlyIndex'), setting(book, 'costs')), 'share'),
    },
    ...(frame.tax
      ? [
          {
            key: 'tax',
            label: c.taxUsed,
            of: (_: Revenue, cells: Own) => calc(orElse(cells('taxRate'), setting(book, 'taxRate')), 'share'),
          },
        ]
      : []),
  ]
}

export function fundingColumns(book: Book): Column<Funding>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'type', label: c.kind, of: (l) => ({ text: t.types[l.type] }) },
    { key: 'funder', label: c.funder, of: (l) => ({ text: l.funder }) },
    { key: 'account', label: c.account, of: (l) => ({ text: t.accounts[l.account] }) },
    { key: 'status', label: c.status, of: (l) => text(l.status && t.statuses[l.status]) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'award', label: c.award, of: (l) => date(l.award) },
    ...life<Funding>(book),
    note(book),
    { key: 'awarded', label: c.awarded, of: (_, cells) => calc(rankOf(book, cells('award')), 'whole') },
    {
      key: 'begins',
      label: c.begins,
      of: (_, cells) =>
        calc(when(blank(cells('from')), figure(cells('awarded')), rankOf(book, cells('from'))), 'whole'),
    },
    {
      key: 'first',
      label: c.first,
      of: (_, cells) => calc(max(figure(cells('awarded')), figure(cells('begins'))), 'whole'),
    },
    {
      key: 'covered',
      label: c.covered,
      of: (_, cells) => {
        const to = when(blank(cells('to')), add(figure(cells('begins')), num(11)), rankOf(book, cells('to')))
        return calc(max(num(1), add(sub(to, figure(cells('first'))), num(1))), 'whole')
      },
    },
  ]
}
