import { type Funding, isFunding, type Revenue } from '#modules/plan/rules/plan.ts'
import { type Book, input, param } from '../build.ts'
import { div, is, mul, num, round, sub, when } from '../formula/arithmetic.ts'
import { figure, later } from '../formula/cells.ts'
import { sumRun } from '../formula/tables.ts'
import type { Cell, Sheet } from '../grid.ts'
import type { Runs } from './income-columns.ts'
import { rankOf } from './shared-columns.ts'
import { type Cursor, calc, count, date, euros, share, table } from './table.ts'

type Part = { readonly line: Funding; readonly k: number }
/** Instalments keep their weights: a grant cut by a third pays each a third less, and they always sum to it. */
export function instalments(book: Book, sheet: Sheet, at: Cursor): void {
  const { t, plan } = book
  const c = t.workbook.columns
  const parts = plan.assumptions
    .filter(isFunding)
    .flatMap((line) => line.instalments.map((_, k): Part => ({ line, k })))
  const weights = new Map<string, Cell[]>()
  const rows = table<Part>(sheet, at, {
    title: t.workbook.tables.instalments,
    items: parts,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'month', label: c.month, of: ({ line, k }) => date(line.instalments[k]!.month) },
      { key: 'weight', label: c.weight, of: ({ line, k }) => euros(line.instalments[k]!.amount) },
      {
        key: 'amount',
        label: c.paid,
        of: ({ line, k }, cells) => {
          const run = weights.get(line.id) ?? []
          run.push(cells('weight'))
          weights.set(line.id, run)
          const whole = (n: number) => (n === 0 ? num(0) : later(() => sumRun(run.slice(0, n))))
          const all = later(() => sumRun(run))
          const reached = (n: number) => round(div(mul(param(book, line, 'amount'), whole(n)), all))
          return calc(
            when(is(all, '=', num(0)), num(0), k === 0 ? reached(1) : sub(reached(k + 1), reached(k))),
            'euro',
          )
        },
      },
      { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    ],
  })
  for (const [i, { line, k }] of parts.entries()) {
    const row = book.inputs.get(line.id)!
    for (const key of ['month', 'weight', 'amount', 'rank'] as const) {
      const cell = rows[i]!.get(key)
      if (cell) row.set(`part-${key}-${k}`, cell)
    }
  }
}

export function segments(book: Book, sheet: Sheet, at: Cursor, runs: Runs): void {
  const c = book.t.workbook.columns
  const items = book.plan.assumptions.flatMap((line) =>
    line.type === 'revenue' ? (line.segments ?? []).map((segment) => ({ line, segment })) : [],
  )
  const rows = table(sheet, at, {
    title: book.t.workbook.tables.segments,
    items,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'segment', label: c.segment, of: ({ segment }) => ({ text: segment.name }) },
      { key: 'share', label: c.share, of: ({ segment }) => share(segment.share) },
      { key: 'price', label: c.unitPrice, of: ({ segment }) => euros(segment.unitPrice) },
    ],
  })
  for (const [i, { line }] of items.entries()) {
    const run = runs.segments.get(line.id) ?? { shares: [], prices: [] }
    run.shares.push(rows[i]!.get('share')!)
    run.prices.push(rows[i]!.get('price')!)
    book.inputs.get(line.id)!.set(`segment-${run.shares.length}`, rows[i]!.get('share')!)
    runs.segments.set(line.id, run)
  }
}

export function seasons(book: Book, sheet: Sheet, at: Cursor): void {
  const w = book.t.workbook
  const items = book.plan.assumptions.filter(
    (line): line is Revenue => line.type === 'revenue' && line.volume.seasonality !== undefined,
  )
  const rows = table(sheet, at, {
    title: w.tables.seasons,
    items,
    columns: [
      { key: 'name', label: w.columns.name, of: ({ name }) => ({ text: name }) },
      ...w.months.map((label, i) => ({
        key: `season-${i}`,
        label,
        of: ({ volume }: Revenue) => count(volume.seasonality?.[i] ?? 1),
      })),
    ],
  })
  for (const [i, line] of items.entries())
    for (const [key, cell] of rows[i]!) if (key !== 'name') book.inputs.get(line.id)!.set(key, cell)
}

export function tiers(book: Book, sheet: Sheet, at: Cursor): void {
  const c = book.t.workbook.columns
  const items = book.plan.assumptions.flatMap((line) =>
    line.type === 'variable-cost' && line.basis.type === 'per-unit'
      ? (line.basis.tiers ?? []).map((tier, k) => ({ line, tier, k }))
      : [],
  )
  const before = new Map<string, Cell>()
  const rows = table(sheet, at, {
    title: book.t.workbook.tables.tiers,
    items,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'above', label: c.above, of: ({ tier }) => count(tier.above) },
      { key: 'amount', label: c.beyond, of: ({ tier }) => euros(tier.amount) },
      {
        key: 'step',
        label: c.step,
        of: ({ line }, cells) => {
          const last = before.get(line.id) ?? input(book, line, 'amount')
          before.set(line.id, cells('amount'))
          return calc(sub(figure(cells('amount')), figure(last)), 'euro')
        },
      },
    ],
  })
  for (const [i, { line, k }] of items.entries())
    for (const key of ['above', 'step'] as const)
      book.inputs.get(line.id)!.set(`${key}-${k}`, rows[i]!.get(key)!)
}
