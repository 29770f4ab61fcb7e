import { addMonths, type Month, monthOf, monthsBetween, parseMonth } from '#kit/day.ts'
import { ok, type Result } from '#kit/result.ts'
import { measureOf, monthly } from '#modules/measures/index.server.ts'
import { ledgerByMonth } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type LoadedPlan, loadPlan } from '../current.server.ts'
import { type Assigned, assign } from '../rules/actuals/assign.ts'
import { type CashResult, resultOfBooks } from '../rules/actuals/books.ts'
import { finishedMonths, type Months } from '../rules/actuals/period.ts'
import type { Moved } from '../rules/actuals/sides.ts'
import type { Tolerances } from '../rules/actuals/variance.ts'
import { type Forecast, type ForecastRefusal, forecast } from '../rules/forecast.ts'
import type { Assumption } from '../rules/plan.ts'
import { tolerancesOf } from './store.server.ts'

/** Units planned and measured of a line, month by month; null where a measure has nothing to say. */
export type Volume = {
  readonly line: string
  readonly measure: string
  readonly planned: Months
  readonly actual: readonly (number | null)[]
}

/** The plan beside what really happened. Amounts are cents by month of the plan. */
export type Actuals = Assigned & {
  readonly loaded: LoadedPlan
  readonly forecast: Forecast
  /** Months of the plan that are over. Only they hold anything real. */
  readonly finished: number
  readonly volumes: readonly Volume[]
  /** What the books moved, account by account. */
  readonly moved: readonly Moved[]
  readonly result: CashResult
  /** Cash at the end of each finished month. */
  readonly cash: Months
  readonly tolerances: Tolerances
}

/** Whether nothing says what money a line really moved: no account, and no measure in euros. */
export const needsAccounts = ({ accounts, measure }: Assumption): boolean =>
  !accounts && (measure === undefined || measureOf(measure)?.unit !== 'cents')

/** The finished month that the address asks for (`mois`), or the last one; −1 when none is finished. */
export function monthIn(params: URLSearchParams, months: readonly Month[], finished: number): number {
  const asked = parseMonth(params.get('mois') ?? '')
  const at = asked.ok ? months.indexOf(asked.value) : -1
  return at >= 0 && at < finished ? at : finished - 1
}

/** A measure is read for this many months back at most: the two years that a page sums to date. */
const MEASURED_MONTHS = 24

async function readBooks(
  ctx: Ctx,
  start: Month,
  finished: number,
): Promise<{ moved: Moved[]; cash: number[] }> {
  if (finished === 0) return { moved: [], cash: [] }
  const books = await ledgerByMonth(ctx, start, addMonths(start, finished - 1))
  return {
    moved: books.accounts.map(({ account, month, debit, credit }) => ({
      account,
      month: monthsBetween(start, month),
      debit: Number(debit),
      credit: Number(credit),
    })),
    cash: books.cash.map(({ balance }) => Number(balance)),
  }
}

type Measured = { volumes: Volume[]; euros: Map<string, Months> }

/** Counts beside volumes, euros beside amounts: what lines bound to a measure really did. */
async function readMeasures(
  ctx: Ctx,
  { plan }: LoadedPlan,
  f: Forecast,
  finished: number,
): Promise<Measured> {
  const bound = plan.assumptions.flatMap((line) => {
    const unit = line.measure ? measureOf(line.measure)?.unit : undefined
    return line.measure && (unit === 'count' || unit === 'cents') ? [{ line, id: line.measure, unit }] : []
  })
  const first = Math.max(0, finished - MEASURED_MONTHS)
  const months = f.months.slice(first, finished)
  const read = await monthly(ctx, [...new Set(bound.map(({ id }) => id))], months)
  const volumes: Volume[] = []
  const euros = new Map<string, Months>()
  for (const { line, id, unit } of bound) {
    const values = read.get(id) ?? []
    const actual = f.months.map((_, m) => (m >= first && m < finished ? (values[m - first] ?? null) : null))
    if (unit === 'cents')
      euros.set(
        line.id,
        actual.map((value) => value ?? 0),
      )
    else {
      const planned = f.lines.find((one) => one.id === line.id)?.volume
      if (planned) volumes.push({ line: line.id, measure: id, planned, actual })
    }
  }
  return { volumes, euros }
}

/** Puts the plan of the hub beside its books and its measures, up to the last finished month; null before there is one. */
export async function readActuals(ctx: Ctx): Promise<Result<Actuals, ForecastRefusal> | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded && { loaded, tolerances: await tolerancesOf(tx, loaded.row) }
  })
  if (!found) return null
  const { loaded, tolerances } = found
  const made = forecast(loaded.plan)
  if (!made.ok) return made
  const f = made.value
  const finished = finishedMonths(f.start, f.months.length, monthOf(ctx.today()))
  const { moved, cash } = await readBooks(ctx, f.start, finished)
  const { volumes, euros } = await readMeasures(ctx, loaded, f, finished)
  return ok({
    loaded,
    forecast: f,
    finished,
    tolerances,
    moved,
    cash,
    volumes,
    result: resultOfBooks(moved, f.months.length),
    ...assign(loaded.plan.assumptions, f.lines, moved, f.months.length, euros),
  })
}
