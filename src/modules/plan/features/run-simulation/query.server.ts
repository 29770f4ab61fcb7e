import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import {
  type KnownSimulation,
  knownSimulation,
  type SimulationState,
  simulationRows,
  stateOf,
  uncertainFigures,
} from '#modules/plan/simulations/simulations.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A simulation as the history lists it. */
export type PastSimulation = {
  readonly id: Id<'Simulation'>
  readonly askedAt: Date
  readonly author: string
  readonly runs: number
  readonly seed: number
  readonly done: number
  readonly state: SimulationState
  readonly failure: string | null
  readonly scenario: string | null
  /** Share of the runs whose cash is never negative. */
  readonly chance: number | null
}
export type SimulationPage = {
  readonly name: string
  readonly uncertain: number
  readonly scenarios: readonly { readonly key: string; readonly name: string }[]
  readonly past: readonly PastSimulation[]
  /** The one that waits or runs now. */
  readonly running: PastSimulation | null
  /** The one shown: asked for by the address, else the last that ended. */
  readonly shown: KnownSimulation | null
  /** The last asked, when it was stopped or failed: the page says so. */
  readonly ended: PastSimulation | null
  /** Ids of the lines by their keys, for links. */
  readonly lines: Readonly<Record<string, Id<'Assumption'>>>
}

/** Simulations of the hub's plan: the one that runs, the one shown, those before. */
export async function readSimulations(
  ctx: Ctx,
  wanted: string | null,
): Promise<Result<SimulationPage, 'no_plan'>> {
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return refuse('no_plan')
    const rows = await simulationRows(tx, loaded.row)
    const past = rows.map((row): PastSimulation => {
      const { id, askedAt, author, runs, seed, done, failure, answer } = row
      const state = stateOf(row)
      const scenario = answer?.scenario ?? row.scenario
      const chance = answer?.simulation.neverNegative.share ?? null
      return { id, askedAt, author, runs, seed, done, state, failure, scenario, chance }
    })
    const chosen =
      (isId<'Simulation'>(wanted) && rows.find((row) => row.id === wanted && row.answer)) ||
      rows.find((row) => row.answer)
    const last = past[0]
    return ok({
      name: loaded.row.name,
      uncertain: uncertainFigures(loaded.plan),
      scenarios: loaded.scenarios.map(({ key, name }) => ({ key, name })),
      past,
      running: past.find(({ state }) => state === 'waiting' || state === 'running') ?? null,
      shown: chosen ? knownSimulation(chosen, loaded.plan) : null,
      ended: last && (last.state === 'cancelled' || last.state === 'failed') ? last : null,
      lines: Object.fromEntries(loaded.lines.map(({ key, id }) => [key, id])),
    })
  })
}
