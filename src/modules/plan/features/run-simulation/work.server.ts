import { and, eq } from 'drizzle-orm'
import { type LoadedPlan, loadPlan } from '#modules/plan/current.server.ts'
import { planOf } from '#modules/plan/rules/scenario.ts'
import type { Simulation, SimulationRefusal } from '#modules/plan/rules/uncertainty/simulation.ts'
import { tornado } from '#modules/plan/rules/whatif/tornado.ts'
import { simulate } from '#modules/plan/simulations/simulate.server.ts'
import {
  fingerprintOf,
  pendingRows,
  type SimulationRow,
} from '#modules/plan/simulations/simulations.server.ts'
import { planSimulations, type SimulationAnswer } from '#modules/plan/simulations/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { logError } from '#platform/log/log.server.ts'

/** How often progress is written, and cancelling looked for. */
const LOOK_MS = 400

type Set = Partial<typeof planSimulations.$inferInsert>

/** Writes what is known of a simulation; answers whether somebody stopped it. */
async function write(ctx: Ctx, { id }: SimulationRow, set: Set): Promise<boolean> {
  return await ctx.tx(async (tx) => {
    const [row] = await tx
      .update(planSimulations)
      .set(set)
      .where(and(eq(planSimulations.hubId, ctx.hub.id), eq(planSimulations.id, id)))
      .returning({ cancelledAt: planSimulations.cancelledAt })
    return row?.cancelledAt != null
  })
}

/** What each uncertain figure weighs alone, on the future that was drawn. */
function answerOf(loaded: LoadedPlan, row: SimulationRow, simulation: Simulation): SimulationAnswer {
  const plan = planOf(loaded.plan, row.scenario ?? undefined)
  const bars = plan.ok ? tornado(plan.value, simulation.inputs) : plan
  return { simulation, tornado: bars.ok ? bars.value : [], scenario: simulation.scenario?.name ?? null }
}

/** Runs one simulation to its end; a machine that stops in the middle begins it again, with the same answer. */
async function work(ctx: Ctx, row: SimulationRow): Promise<void> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  const end = (set: Set) => write(ctx, row, { ...set, endedAt: ctx.now() })
  if (!loaded) {
    await end({ failure: 'no_plan' })
    return
  }
  const { plan } = loaded
  const stop = new AbortController()
  if (
    await write(ctx, row, { startedAt: ctx.now(), done: 0, fingerprint: fingerprintOf(plan, row.scenario) })
  )
    return
  let done = 0
  let looking: Promise<void> | null = null
  const look = async () => {
    if (await write(ctx, row, { done })) stop.abort()
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error) => logError('plan.simulate', error))
      .finally(() => {
        looking = null
      })
  }, LOOK_MS)
  try {
    const made = await simulate(plan, {
      seed: row.seed,
      runs: row.runs,
      ...(row.scenario === null ? {} : { scenario: row.scenario }),
      onProgress: (runs) => {
        done = runs
      },
      signal: stop.signal,
    })
    await looking
    if (made.ok) await end({ done: row.runs, answer: answerOf(loaded, row, made.value) })
    else if (made.code !== 'cancelled') await end({ failure: made.code satisfies SimulationRefusal })
  } catch (error) {
    logError('plan.simulate', error)
    await end({ failure: 'simulation_broke' })
  } finally {
    clearInterval(timer)
  }
}

/** Runs every simulation that was asked for, in their order. */
export async function workSimulations(ctx: Ctx): Promise<void> {
  for (const row of await ctx.read((tx) => pendingRows(tx, ctx))) await work(ctx, row)
}
