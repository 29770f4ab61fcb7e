import type { Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { chartOf } from '#modules/money/index.server.ts'
import { type Actuals, monthIn, needsAccounts, readActuals } from '#modules/plan/actuals/actuals.server.ts'
import { tolerancesSeen } from '#modules/plan/actuals/store.server.ts'
import type { Compared } from '#modules/plan/rules/actuals/assign.ts'
import { earnedShare, resultOfForecast } from '#modules/plan/rules/actuals/books.ts'
import { over, type Span, type YearKind, yearKinds, yearToDate } from '#modules/plan/rules/actuals/period.ts'
import { type Side, sides } from '#modules/plan/rules/actuals/sides.ts'
import { suggestAccounts } from '#modules/plan/rules/actuals/suggest.ts'
import {
  type ActualStatus,
  isGood,
  judge,
  onCash,
  statuses,
  type Tolerances,
  type Variance,
  varianceOf,
} from '#modules/plan/rules/actuals/variance.ts'
import type { ForecastRefusal } from '#modules/plan/rules/forecast.ts'
import type { LineType } from '#modules/plan/rules/plan.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A line on one side; amounts are cents, and `actual` is null when nothing says what happened. */
export type ActualRow = {
  readonly id: Id<'Assumption'>
  readonly key: string
  readonly name: string
  readonly type: LineType
  readonly side: Side
  readonly month: Variance | null
  readonly year: Variance | null
  readonly planned: { readonly month: number; readonly year: number }
  readonly status: ActualStatus
  readonly streak: number
  readonly accounts: readonly string[]
  readonly measure: string | null
  readonly volume: { readonly planned: number; readonly actual: number | null } | null
}
export type OutsideRow = {
  readonly account: string
  readonly name: string
  readonly side: Side
  readonly month: number
  readonly year: number
}
export type SideTotal = {
  readonly month: Variance
  readonly year: Variance
  readonly outside: { month: number; year: number }
}

export type Variances = {
  readonly plan: string
  readonly start: Month
  readonly finished: number
  /** Month shown, counted from the start; −1 when none is finished. */
  readonly at: number
  readonly months: readonly Month[]
  readonly kind: YearKind
  readonly span: Span
  readonly rows: readonly ActualRow[]
  readonly outside: readonly OutsideRow[]
  readonly totals: Readonly<Record<Side, SideTotal>>
  /** What real differs from planned by, on cash, over the year to date. */
  readonly effect: { readonly amount: number; readonly mostly: string | null }
  readonly cash: { readonly planned: number; readonly actual: number } | null
  readonly earned: { readonly planned: number | null; readonly actual: number | null }
  /** All that is listed, income less cost, and what the ledger's cash moved by, over the year to date. */
  readonly control: { readonly listed: number; readonly moved: number }
  readonly shared: readonly { readonly prefix: string; readonly names: readonly string[] }[]
  readonly unbound: readonly { readonly id: Id<'Assumption'>; readonly name: string; readonly side: Side }[]
  /** Unbound lines whose usual accounts the chart has. */
  readonly bindable: number
  readonly tolerances: Tolerances
  readonly tolerancesSeen: string
}

const oneOf = <T extends string>(words: readonly T[], word: string | null): T | undefined =>
  words.find((one) => one === word)

/** The side and the status that the address asks for. */
export const filtersIn = (params: URLSearchParams) => ({
  side: oneOf(sides, params.get('cote')),
  status: oneOf(statuses, params.get('etat')),
})

function rowOf(read: Actuals, one: Compared, at: number, span: Span): ActualRow[] {
  const row = read.loaded.lines.find((line) => line.key === one.line)
  if (!row) return []
  const planned = { month: one.planned[at] ?? 0, year: over(one.planned, span) }
  const volume = read.volumes.find((v) => v.line === one.line)
  return [
    {
      id: row.id,
      key: one.line,
      name: one.name,
      type: row.body.type,
      side: one.side,
      planned,
      month: one.actual && varianceOf(one.side, planned.month, one.actual[at] ?? 0),
      year: one.actual && varianceOf(one.side, planned.year, over(one.actual, span)),
      ...judge(one.side, one.planned, one.actual, at, read.tolerances),
      accounts: row.body.accounts ?? [],
      measure: row.body.measure ?? null,
      volume:
        volume && one.side === 'income'
          ? { planned: volume.planned[at] ?? 0, actual: volume.actual[at] ?? null }
          : null,
    },
  ]
}

function totalsOf(rows: readonly ActualRow[], outside: readonly OutsideRow[]): Variances['totals'] {
  const of = (side: Side): SideTotal => {
    const own = rows.filter((row) => row.side === side)
    const out = outside.filter((row) => row.side === side)
    const sum = (pick: (row: ActualRow) => number) => own.reduce((all, row) => all + pick(row), 0)
    const extra = {
      month: out.reduce((all, row) => all + row.month, 0),
      year: out.reduce((all, row) => all + row.year, 0),
    }
    const variance = (period: 'month' | 'year') =>
      varianceOf(
        side,
        sum((row) => row.planned[period]),
        sum((row) => row[period]?.actual ?? 0) + extra[period],
      )
    return { month: variance('month'), year: variance('year'), outside: extra }
  }
  return { income: of('income'), cost: of('cost'), 'in-kind': of('in-kind') }
}

/** What real differs from planned by in cash, and the line that explains most of it. */
function effectOf(rows: readonly ActualRow[], totals: Variances['totals']): Variances['effect'] {
  const amount = onCash('income', totals.income.year.amount) + onCash('cost', totals.cost.year.amount)
  let mostly: ActualRow | null = null
  let most = 0
  for (const row of rows) {
    const effect = onCash(row.side, row.year?.amount ?? 0) * Math.sign(amount)
    if (effect > most) {
      most = effect
      mostly = row
    }
  }
  return { amount, mostly: mostly?.name ?? null }
}

function sharedOf(read: Actuals): Variances['shared'] {
  const byPrefix = new Map<string, Set<string>>()
  for (const { name, shared } of read.lines)
    for (const { prefix } of shared) byPrefix.set(prefix, (byPrefix.get(prefix) ?? new Set()).add(name))
  return [...byPrefix].map(([prefix, names]) => ({ prefix, names: [...names] }))
}

/** The plan beside the books for a month (`mois`, the last finished one by default) and its year to date (`annee`). */
export async function readVariances(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<Result<Variances, ForecastRefusal> | null> {
  const made = await readActuals(ctx)
  if (!made?.ok) return made
  const read = made.value
  const { forecast: f, finished, result } = read
  const names = new Map((await chartOf(ctx)).map(({ code, name }) => [code, name]))
  const at = monthIn(params, f.months, finished)
  const kind = oneOf(yearKinds, params.get('annee') === 'civile' ? 'calendar' : 'plan') ?? 'plan'
  const span = at < 0 ? { from: 0, to: -1 } : yearToDate(f.start, at, kind)
  const rows = read.lines.flatMap((one) => rowOf(read, one, at, span))
  const outside = read.outside
    .map(({ account, side, amounts }) => ({
      account,
      name: names.get(account) ?? '',
      side,
      month: amounts[at] ?? 0,
      year: over(amounts, span),
    }))
    .filter((row) => row.month !== 0 || row.year !== 0)
  const totals = totalsOf(rows, outside)
  const foreseen = resultOfForecast(f)
  const before = span.from === 0 ? cashBefore(read) : read.cash[span.from - 1]!
  const unbound = rows.filter((row) => row.status === 'unknown')
  const codes = [...names.keys()]
  return ok({
    plan: read.loaded.row.name,
    start: f.start,
    finished,
    at,
    months: f.months.slice(0, finished),
    kind,
    span,
    rows,
    outside,
    totals,
    effect: effectOf(rows, totals),
    cash: at < 0 ? null : { planned: f.cash.closing[at]!, actual: read.cash[at]! },
    earned: {
      planned: earnedShare(over(foreseen.earned, span), over(foreseen.products, span)),
      actual: earnedShare(over(result.earned, span), over(result.products, span)),
    },
    control: {
      listed: totals.income.year.actual - totals.cost.year.actual,
      moved: at < 0 ? 0 : read.cash[at]! - before,
    },
    shared: sharedOf(read),
    unbound: unbound.map(({ id, name, side }) => ({ id, name, side })),
    bindable: read.loaded.plan.assumptions.filter(
      (line) => needsAccounts(line) && suggestAccounts(line, codes).length > 0,
    ).length,
    tolerances: read.tolerances,
    tolerancesSeen: tolerancesSeen(read.tolerances),
  })
}

/** Cash when the plan began: what the books held, less what the first month moved. */
function cashBefore({ cash, moved }: Actuals): number {
  const first = cash[0] ?? 0
  return moved.reduce((all, one) => (one.month === 0 ? all + one.debit - one.credit : all), first)
}

/** Rows whose difference weighs most on cash, the heaviest first. */
export const heaviest = (rows: readonly ActualRow[], n: number) =>
  rows
    .flatMap((row) => {
      const effect = onCash(row.side, row.year?.amount ?? 0)
      return effect === 0 ? [] : [{ name: row.name, side: row.side, effect, good: isGood('income', effect) }]
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, n)
