import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { parsePlan } from '#modules/plan/rules/schema.ts'
import { touchPlan } from '#modules/plan/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { PlanHeadForm } from './form.ts'

/** Changes the plan's name, length and opening cash, unless somebody changed the plan meanwhile. */
export async function setPlan(
  ctx: Ctx,
  input: PlanHeadForm,
): Promise<Result<undefined, 'not_permitted' | 'no_plan' | 'changed_meanwhile' | 'does_not_apply'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    if (loaded.row.version !== input.version) return refuse('changed_meanwhile')
    const { name, months, openingCash } = input
    if (!parsePlan({ ...loaded.plan, name, months, openingCash: Number(openingCash) }).ok)
      return refuse('does_not_apply', 'months')
    await touchPlan(tx, ctx, loaded.row, { name, months, openingCash })
    await audit(tx, ctx, 'set', 'plan', loaded.row.id)
    return ok(undefined)
  })
}
