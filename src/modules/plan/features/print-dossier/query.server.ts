import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { dossierRow } from '#modules/plan/dossiers.server.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import { planOf } from '#modules/plan/rules/scenario.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Paper } from './paper.ts'

/**
 * What a dossier prints today; null when there is none. A scenario that was removed since leaves the base plan: the
 * dossier then says so by naming no scenario.
 */
export async function paperOf(ctx: Ctx, id: Id<'Dossier'>, locale: Locale): Promise<Paper | null> {
  const { dossier, loaded } = await ctx.read(async (tx) => ({
    dossier: await dossierRow(tx, ctx, id),
    loaded: await loadPlan(tx, ctx),
  }))
  if (!dossier || !loaded) return null
  const scenario = loaded.plan.scenarios.find((s) => s.id === dossier.scenario)?.id
  const plan = planOf(loaded.plan, scenario)
  const made = forecast(loaded.plan, scenario)
  if (!plan.ok || !made.ok) return null
  return {
    locale,
    hub: { name: ctx.hub.name, place: ctx.hub.place },
    today: ctx.today(),
    at: ctx.now(),
    dossier,
    plan: plan.value,
    planVersion: loaded.row.version,
    forecast: made.value,
  }
}
