import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { headColumns, insertPlan, planRow } from '#modules/plan/store.server.ts'
import { putTemplate, startFrom } from '#modules/plan/templates-store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { CreatePlanForm } from './form.ts'

/** Opens the hub's plan from a template: its canvas, its lines and its scenarios. A hub has one plan. */
export async function createPlan(
  ctx: Ctx,
  input: CreatePlanForm,
): Promise<Result<{ id: Id<'Plan'> }, 'not_permitted' | 'plan_exists' | 'unknown_template'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Plan'> }, 'plan_exists' | 'unknown_template'>(tx, ctx, input.idempotencyKey, async () => {
      if (await planRow(tx, ctx)) return refuse('plan_exists')
      const start = await startFrom(tx, ctx, input.template, input.start)
      if (!start) return refuse('unknown_template', 'template')
      const id = newId<'Plan'>()
      const at = ctx.now()
      await insertPlan(tx, {
        ...headColumns(start.plan),
        hubId: ctx.hub.id,
        id,
        name: input.name ?? (start.plan.name || ctx.hub.name),
        ...(input.openingCash === undefined ? {} : { openingCash: input.openingCash }),
        origin: start.origin,
        version: 1,
        createdAt: at,
        updatedAt: at,
      })
      await putTemplate(tx, ctx, id, start)
      await audit(tx, ctx, 'create', 'plan', id, { template: input.template })
      return ok({ id })
    }),
  )
}
