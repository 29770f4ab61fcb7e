import { dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { canvasPageOf } from '#modules/plan/canvas-page/content.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { dossierRow } from '#modules/plan/dossiers/dossiers.server.ts'
import { forecastOf } from '#modules/plan/rules/forecast.ts'
import { project } from '#modules/plan/rules/projection.ts'
import { knownSimulation, simulationRows } from '#modules/plan/simulations/simulations.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Paper } from './paper.ts'

/**
 * What a dossier prints today; null when there is none. A scenario that was removed since leaves the base plan: the
 * dossier then names no scenario.
 */
export async function paperOf(ctx: Ctx, id: Id<'Dossier'>, locale: Locale): Promise<Paper | null> {
  const found = await ctx.read(async (tx) => {
    const dossier = await dossierRow(tx, ctx, id)
    const loaded = await loadPlan(tx, ctx)
    if (!dossier || !loaded) return null
    return { dossier, loaded, simulations: await simulationRows(tx, loaded.row) }
  })
  if (!found) return null
  const { dossier, loaded, simulations } = found
  const scenario = loaded.plan.scenarios.find((s) => s.id === dossier.scenario)?.id
  const projected = project(loaded.plan, scenario)
  if (!projected.ok) return null
  const row = simulations.find((one) => one.answer && one.scenario === (scenario ?? null))
  const known = row && knownSimulation(row, loaded.plan)
  const board = dossier.parts.includes('canvas') ? await readBoard(ctx, locale) : null
  return {
    locale,
    hub: { name: ctx.hub.name, place: ctx.hub.place },
    today: ctx.today(),
    at: ctx.now(),
    dossier,
    plan: projected.value.plan,
    planVersion: loaded.row.version,
    projection: projected.value,
    canvas: board && canvasPageOf(ctx, board, locale),
    forecast: forecastOf(projected.value),
    simulation: known
      ? {
          day: dayIn(known.askedAt, ctx.hub.zone),
          seed: known.answer.simulation.seed,
          runs: known.answer.simulation.runs,
          neverNegative: known.answer.simulation.neverNegative,
          changed: known.changed,
        }
      : null,
  }
}
