import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { insertNotes, noteToInsert } from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import {
  headColumns,
  insertLines,
  insertPlan,
  insertScenarios,
  lineRow,
  planRow,
} from '#modules/plan/store.server.ts'
import { templateAt } from '#modules/plan/templates/templates.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { CreatePlanForm } from './form.ts'

/** Opens the hub's plan from a template: its canvas, its lines and its scenarios. A hub has one plan. */
export async function createPlan(
  ctx: Ctx,
  input: CreatePlanForm,
): Promise<Result<{ id: Id<'Plan'> }, 'not_permitted' | 'plan_exists'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      if (await planRow(tx, ctx)) return refuse('plan_exists')
      const { plan, notes } = templateAt(input.template, input.start)
      const id = newId<'Plan'>()
      const at = ctx.now()
      await insertPlan(tx, {
        ...headColumns(plan),
        hubId: ctx.hub.id,
        id,
        name: input.name ?? (plan.name || ctx.hub.name),
        ...(input.openingCash === undefined ? {} : { openingCash: input.openingCash }),
        version: 1,
        createdAt: at,
        updatedAt: at,
      })
      await insertNotes(
        tx,
        notes.map((note, i) => noteToInsert(ctx, id, note, i)),
      )
      await insertLines(
        tx,
        plan.assumptions.map((body, i) => lineRow(ctx, id, body, i)),
      )
      await insertScenarios(
        tx,
        plan.scenarios.map((s, position) => ({
          hubId: ctx.hub.id,
          id: newId<'Scenario'>(),
          planId: id,
          key: s.id,
          position,
          name: s.name,
          changes: s.changes,
          version: 1,
        })),
      )
      await audit(tx, ctx, 'create', 'plan', id, { template: input.template })
      return ok({ id })
    }),
  )
}
