import { addMonths, type Month, monthOf } from '#kit/day.ts'
import { type Cents, cents, minus } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { loadPlan } from '../current.server.ts'
import { mayWritePlan } from '../permits.ts'
import { asksAttention } from '../rules/actuals/alerts.ts'
import { finishedMonths, over, planYearStart } from '../rules/actuals/period.ts'
import type { Side } from '../rules/actuals/sides.ts'
import { judge } from '../rules/actuals/variance.ts'
import { planRow } from '../store.server.ts'
import { readActuals } from './actuals.server.ts'
import { type AlertRow, alertRows, putAside, tolerancesOf, writeAlerts } from './store.server.ts'

/** Compares the last finished month with the plan and keeps which lines drift. Idempotent: for a queued job. */
export async function refreshAlerts(ctx: Ctx): Promise<void> {
  const read = await readActuals(ctx)
  if (!read?.ok || read.value.finished === 0) return
  const { loaded, forecast: f, lines, finished, tolerances } = read.value
  const at = finished - 1
  const span = { from: planYearStart(at), to: at }
  const alerts = lines.flatMap(({ line, side, planned, actual }) => {
    const { status, streak } = judge(side, planned, actual, at, tolerances)
    if (status !== 'drift' || !actual) return []
    return [
      { key: line, side, planned: cents(over(planned, span)), actual: cents(over(actual, span)), streak },
    ]
  })
  await ctx.tx(async (tx) => {
    // The plan is locked: a task and a page that both compare write one after the other.
    const row = await planRow(tx, ctx, true)
    if (row?.id === loaded.row.id) await writeAlerts(tx, ctx, row, f.months[at]!, alerts)
  })
}

/** A drift that somebody should look at. Amounts of the plan year to date. */
export type Drift = {
  readonly key: string
  readonly side: Side
  readonly month: Month
  readonly name: string
  readonly planned: Cents
  readonly actual: Cents
  readonly streak: number
  /** Why it had been put aside, when it comes back because it got worse. */
  readonly before: { readonly reason: string; readonly by: string; readonly month: Month } | null
}
export type Aside = Omit<Drift, 'before'> & {
  readonly reason: string
  readonly by: string
  readonly at: Date
}
export type Drifts = { readonly open: readonly Drift[]; readonly aside: readonly Aside[] }

const gapOf = (row: AlertRow): Cents => minus(row.actual, row.planned)
const asideOf = (row: AlertRow | undefined) =>
  row?.asideAt && row.asideReason !== null && row.asideBy !== null && row.asideGap !== null
    ? {
        at: row.asideAt,
        reason: row.asideReason,
        by: row.asideBy,
        gap: Number(row.asideGap),
        month: row.month,
      }
    : null

/**
 * The drifts as the task kept them last: those that ask for attention, the largest first, and those put aside. Flat
 * cost, nothing is computed: the home page reads it.
 */
export async function openDrifts(ctx: Ctx): Promise<Drifts> {
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return { open: [], aside: [] }
    const finished = finishedMonths(loaded.row.start, loaded.row.months, monthOf(ctx.today()))
    const last = addMonths(loaded.row.start, finished - 1)
    const rows = await alertRows(tx, loaded.row, last)
    const { cents: tolerance } = await tolerancesOf(tx, loaded.row)
    const names = new Map(loaded.lines.map((line) => [line.key, line.name]))
    const open: Drift[] = []
    const aside: Aside[] = []
    for (const row of rows) {
      const name = names.get(row.key)
      if (row.month !== last || name === undefined) continue
      // Newest month first: the first row put aside is the last look that somebody took.
      const looked = asideOf(rows.find((one) => one.key === row.key && one.side === row.side && one.asideAt))
      const { key, side, month, planned, actual, streak } = row
      const drift = { key, side, month, name, planned, actual, streak }
      if (asksAttention(Number(gapOf(row)), looked, tolerance)) open.push({ ...drift, before: looked })
      else if (looked) aside.push({ ...drift, reason: looked.reason, by: looked.by, at: looked.at })
    }
    const size = ({ planned, actual }: Drift) => Math.abs(Number(actual - planned))
    return { open: open.sort((a, b) => size(b) - size(a)), aside }
  })
}

/** Puts a drift aside, with a reason that the next reader will see. It comes back if it gets worse. */
export async function putDriftAside(
  ctx: Ctx,
  input: { key: string; side: Side; month: Month; reason: string },
): Promise<Result<undefined, 'not_permitted' | 'no_plan' | 'not_found' | 'required'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const reason = input.reason.trim()
  if (!reason) return refuse('required', 'reason')
  return await ctx.tx(async (tx) => {
    const row = await planRow(tx, ctx, true)
    if (!row) return refuse('no_plan')
    const alert = (await alertRows(tx, row, input.month)).find(
      (one) => one.key === input.key && one.side === input.side && one.month === input.month,
    )
    if (!alert) return refuse('not_found')
    await putAside(tx, ctx, alert, reason)
    await audit(tx, ctx, 'put_aside', 'plan_alert', row.id, { line: input.key, month: input.month, reason })
    return ok(undefined)
  })
}
