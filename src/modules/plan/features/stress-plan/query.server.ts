import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { type Forecast, type ForecastRefusal, forecast } from '#modules/plan/rules/forecast.ts'
import type { Change, Plan } from '#modules/plan/rules/plan.ts'
import {
  type FutureFacts,
  factsOf,
  type StressId,
  type StressOutcome,
  stressIds,
  stressOf,
  stressPlan,
} from '#modules/plan/rules/whatif/stress.ts'
import {
  type KnownSimulation,
  lastSimulation,
  uncertainFigures,
} from '#modules/plan/simulations/simulations.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type StressRow = {
  readonly id: StressId
  /** Null where the plan has nothing of that kind. */
  readonly outcome: StressOutcome | null
  /** Key of a scenario that says the same already. */
  readonly kept: string | null
}
export type WhatIf = {
  readonly name: string
  readonly base: FutureFacts
  readonly rows: readonly StressRow[]
  readonly uncertain: number
  readonly scenarios: number
  readonly simulation: KnownSimulation | null
}

/** The database gives the keys of a change in its own order. */
const written = (changes: readonly Change[]) =>
  changes.map((change) => JSON.stringify(change, Object.keys(change).sort())).join('\n')

function rowsOf(plan: Plan, base: Forecast, tests: Record<StressId, StressOutcome | null>): StressRow[] {
  return stressIds.map((id) => {
    const stress = tests[id] && stressOf(plan, base, id)
    const kept = stress && plan.scenarios.find(({ changes }) => written(changes) === written(stress.changes))
    return { id, outcome: tests[id], kept: kept?.id ?? null }
  })
}

/** The hub's plan under each ready-made test, and its last simulation. */
export async function readWhatIf(ctx: Ctx): Promise<Result<WhatIf, ForecastRefusal | 'no_plan'>> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded && { loaded, simulation: await lastSimulation(tx, loaded) }
  })
  if (!found) return refuse('no_plan')
  const { plan, row } = found.loaded
  const stressed = stressPlan(plan)
  if (!stressed.ok) return stressed
  const { base, tests } = stressed.value
  return ok({
    name: row.name,
    base: factsOf(base),
    rows: rowsOf(plan, base, tests),
    uncertain: uncertainFigures(plan),
    scenarios: plan.scenarios.length,
    simulation: found.simulation,
  })
}

/** The changes of one test on the plan as it is now. */
export async function stressChanges(
  ctx: Ctx,
  id: StressId,
): Promise<Result<readonly Change[], ForecastRefusal | 'no_plan' | 'does_not_apply'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const base = forecast(loaded.plan)
  if (!base.ok) return base
  const stress = stressOf(loaded.plan, base.value, id)
  return stress ? ok(stress.changes) : refuse('does_not_apply')
}
