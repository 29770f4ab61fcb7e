import { addLine, type Book, monthSheet, row, section } from './build.ts'
import { add, max, minus, num, round, sub } from './formula/arithmetic.ts'
import { before, now, openingOf } from './formula/cells.ts'
import { total } from './formula/gather.ts'
import { type Gather, keyed, present } from './gathered.ts'
import type { Expr, Line, Section } from './grid.ts'

const HELD = [
  'stock',
  'customers',
  'grants-due',
  'tax-credit',
  'prepaid',
  'advances-paid',
  'opening-due',
] as const
const LENT = [
  'suppliers',
  'social',
  'sales-tax',
  'advances-received',
  'prepaid-sales',
  'deferred-grants',
  'dedicated-funds',
  'opening-owed',
] as const
const NEEDS = ['need-investments', 'need-loan-principal', 'need-deposits'] as const
const RESOURCES = [
  'resource-own-funds',
  'resource-investment-grants',
  'resource-loans',
  'resource-deposits',
] as const

/** What lasts and must be paid for against what lasts and pays for it; their difference is the change in cash. */
export function writeFinancing(book: Book): void {
  const { t } = book
  const w = t.workbook.financing
  const r = t.statements.rows
  const from = book.sheets.slice()
  const g: Gather = { book, sheet: monthSheet(book, t.workbook.sheets.financing), from }
  const { sheet } = g
  const known = (id: string): Line | null => book.rows.get(id) ?? null
  const balances = (of: readonly string[]) => present(of.map((at) => known(`balance/${at}`)))
  const sum = (lines: readonly Line[], how: (line: Line) => Expr) => add(...lines.map(how))

  const base = section(sheet, w.base)
  const carried = known('income/747')
  const worn = known('income/681')
  const self = addLine(book, sheet, base, {
    label: r['self-financing'],
    expr: round(
      sub(add(now(row(book, 'income/result')), worn ? now(worn) : num(0)), carried ? now(carried) : num(0)),
    ),
    id: 'financing/self-financing',
  })
  const [held, lent] = [balances(HELD), balances(LENT)]
  const need: Line = addLine(book, sheet, base, {
    label: r['working-capital-need'],
    expr: round(sub(sum(held, now), sum(lent, now))),
    opening: round(sub(sum(held, openingOf), sum(lent, openingOf))),
    yearly: 'end',
    id: 'financing/working-capital-need',
  })
  const tied = addLine(book, sheet, base, {
    label: w.change,
    expr: round(sub(now(need), before(need))),
    id: 'financing/need-change',
  })

  const lasting = (to: Section, keys: readonly ((typeof NEEDS)[number] | (typeof RESOURCES)[number])[]) =>
    present(keys.map((key) => keyed(g, to, 'lasting', key, r[key], `financing/${key}`)))
  /** A figure told as a need when it takes and as a resource when it gives, over the period of its column. */
  const side = (
    to: Section,
    key: 'need-losses' | 'resource-self-financing' | 'need-working-capital' | 'resource-working-capital',
    expr: Expr,
  ) =>
    addLine(book, sheet, to, {
      label: r[key],
      expr: max(num(0), expr),
      yearly: 'same',
      id: `financing/${key}`,
    })
  const sumOf = (to: Section, label: string, lines: readonly Line[], id: string) =>
    addLine(book, sheet, to, {
      label,
      expr: round(total(lines)),
      yearly: 'same',
      total: true,
      id: `financing/${id}`,
    })
  const taken = section(sheet, r.needs)
  const losses = side(taken, 'need-losses', minus(now(self)))
  const needs = [losses, ...lasting(taken, NEEDS), side(taken, 'need-working-capital', now(tied))]
  const allNeeds = sumOf(taken, r['total-needs'], needs, 'total-needs')
  const given = section(sheet, r.resources)
  const gained = side(given, 'resource-self-financing', now(self))
  const resources = [
    gained,
    ...lasting(given, RESOURCES),
    side(given, 'resource-working-capital', minus(now(tied))),
  ]
  const allResources = sumOf(given, r['total-resources'], resources, 'total-resources')
  const end = section(sheet, w.end)
  addLine(book, sheet, end, {
    label: r['financing-balance'],
    expr: round(sub(now(allResources), now(allNeeds))),
    yearly: 'same',
    total: true,
    id: 'financing/financing-balance',
  })
  const closing = row(book, 'cash/closing')
  addLine(book, sheet, end, {
    label: r['cash-after'],
    expr: now(closing),
    opening: openingOf(closing),
    yearly: 'end',
    id: 'financing/cash',
  })
}
