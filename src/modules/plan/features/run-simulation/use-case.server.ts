import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import {
  pendingRows,
  simulationRow,
  stateOf,
  uncertainFigures,
} from '#modules/plan/simulations/simulations.server.ts'
import { planSimulations } from '#modules/plan/simulations/tables.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Asked = { seed: number; runs: number; scenario: string | null; idempotencyKey?: string }

/**
 * Asks for a simulation, run soon after behind the pages. One at a time for a hub: the one already asked is answered
 * instead of a second.
 */
export async function askSimulation(
  ctx: Ctx,
  { seed, runs, scenario, idempotencyKey }: Asked,
): Promise<Result<{ id: Id<'Simulation'> }, 'not_permitted' | 'no_plan' | 'no_ranges' | 'unknown_scenario'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    if (scenario !== null && !loaded.plan.scenarios.some((s) => s.id === scenario))
      return refuse('unknown_scenario', 'scenario')
    if (uncertainFigures(loaded.plan) === 0) return refuse('no_ranges')
    return await once(tx, ctx, idempotencyKey, async () => {
      const [waiting] = await pendingRows(tx, ctx)
      if (waiting) return ok({ id: waiting.id })
      const id = newId<'Simulation'>()
      await tx.insert(planSimulations).values({
        hubId: ctx.hub.id,
        id,
        planId: loaded.row.id,
        askedAt: ctx.now(),
        author: ctx.actor.name,
        userId: ctx.actor.userId,
        scenario,
        seed,
        runs,
        done: 0,
      })
      await audit(tx, ctx, 'ask', 'plan_simulation', id, { seed, runs })
      return ok({ id })
    })
  })
}

/** Stops a simulation that has not ended; one that has keeps its answer. */
export async function cancelSimulation(
  ctx: Ctx,
  id: Id<'Simulation'>,
): Promise<Result<undefined, 'not_permitted' | 'not_found'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const row = await simulationRow(tx, ctx, id)
    if (!row) return refuse('not_found')
    const state = stateOf(row)
    if (state !== 'waiting' && state !== 'running') return ok(undefined)
    await tx
      .update(planSimulations)
      .set({ cancelledAt: ctx.now() })
      .where(and(eq(planSimulations.hubId, ctx.hub.id), eq(planSimulations.id, id)))
    await audit(tx, ctx, 'cancel', 'plan_simulation', id)
    return ok(undefined)
  })
}
