import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Forecast, type ForecastRefusal, forecast } from './rules/forecast.ts'
import type { Plan } from './rules/plan.ts'
import {
  type AssumptionRow,
  assumptionRows,
  type PlanRow,
  planDocument,
  planRow,
  type ScenarioRow,
  scenarioRows,
} from './store.server.ts'

/** The plan of a hub: its rows, and the document the engine reads. */
export type LoadedPlan = {
  readonly row: PlanRow
  readonly lines: readonly AssumptionRow[]
  readonly scenarios: readonly ScenarioRow[]
  readonly plan: Plan
}

export async function loadPlan(tx: Tx, ctx: Ctx, lock = false): Promise<LoadedPlan | null> {
  const row = await planRow(tx, ctx, lock)
  if (!row) return null
  const lines = await assumptionRows(tx, row)
  const scenarios = await scenarioRows(tx, row)
  return { row, lines, scenarios, plan: planDocument(row, lines, scenarios) }
}

/** The hub's plan as the engine's document, or null before there is one. */
export async function currentPlan(ctx: Ctx): Promise<Plan | null> {
  return (await ctx.read((tx) => loadPlan(tx, ctx)))?.plan ?? null
}

/** The lines of the hub's plan with the version somebody must have seen to change them; none before there is a plan. */
export const planLines = async (ctx: Ctx): Promise<readonly AssumptionRow[]> =>
  (await ctx.read((tx) => loadPlan(tx, ctx)))?.lines ?? []

/** The hub's forecast, of the base or of a scenario (its key). */
export async function currentForecast(
  ctx: Ctx,
  scenario?: string,
): Promise<Result<Forecast, ForecastRefusal | 'no_plan'>> {
  const plan = await currentPlan(ctx)
  if (!plan) return refuse('no_plan')
  const made = forecast(plan, scenario)
  return made.ok ? ok(made.value) : made
}
