import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { noteRows } from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { touchPlan } from '#modules/plan/store.server.ts'
import { planTemplates } from '#modules/plan/tables.ts'
import { contentToShare } from '#modules/plan/templates/share.ts'
import { ownTemplate, putTemplate, startFrom } from '#modules/plan/templates-store.server.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { ApplyTemplateForm, SaveTemplateForm, TemplateSeenForm } from './form.ts'

type TemplateId = { id: Id<'Template'> }
type Refused = 'not_permitted' | 'no_plan' | 'not_found' | 'changed_meanwhile' | 'too_many_templates'

const MOST = 30

/**
 * Keeps the canvas as a starting point. `funder` names the n-th funder in the words of the page: their own names stay
 * in this hub.
 */
export async function saveTemplate(
  ctx: Ctx,
  input: SaveTemplateForm & { funder: (n: number) => string },
): Promise<Result<TemplateId, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<TemplateId, Refused>(tx, ctx, input.idempotencyKey, async () => {
      const loaded = await loadPlan(tx, ctx)
      if (!loaded) return refuse('no_plan')
      const own = and(eq(planTemplates.hubId, ctx.hub.id), isNull(planTemplates.removedAt))
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(planTemplates).where(own)
      if ((count?.n ?? 0) >= MOST) return refuse('too_many_templates')
      const id = newId<'Template'>()
      const { name, about, figures, shared } = input
      await tx.insert(planTemplates).values({
        hubId: ctx.hub.id,
        id,
        name,
        about,
        figures,
        shared,
        hubName: ctx.hub.name,
        kind: loaded.row.kind,
        content: contentToShare(await snapshotOf(tx, loaded), input),
        version: 1,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      await audit(tx, ctx, shared ? 'share' : 'save', 'plan_template', id)
      return ok({ id })
    }),
  )
}

async function change(
  ctx: Ctx,
  seen: TemplateSeenForm,
  verb: string,
  removed: boolean,
  set: Partial<typeof planTemplates.$inferInsert>,
): Promise<Result<TemplateId, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const row = await ownTemplate(tx, ctx, seen.id)
    if (!row) return refuse('not_found')
    if (row.version !== seen.version || (row.removedAt !== null) !== removed)
      return refuse('changed_meanwhile')
    await tx
      .update(planTemplates)
      .set({ ...set, version: row.version + 1, updatedAt: ctx.now() })
      .where(and(eq(planTemplates.hubId, ctx.hub.id), eq(planTemplates.id, row.id)))
    await audit(tx, ctx, verb, 'plan_template', row.id)
    return ok({ id: row.id })
  })
}

/** Lets every hub of the installation begin with it, or no longer. Plans begun with it keep what they took. */
export const shareTemplate = (ctx: Ctx, seen: TemplateSeenForm, shared: boolean) =>
  change(ctx, seen, shared ? 'share' : 'unshare', false, { shared })

export const removeTemplate = (ctx: Ctx, seen: TemplateSeenForm) =>
  change(ctx, seen, 'remove', false, { removedAt: ctx.now() })

export const restoreTemplate = (ctx: Ctx, seen: TemplateSeenForm) =>
  change(ctx, seen, 'restore', true, { removedAt: null })

/** Fills an empty canvas with a starting point, which begins in the plan's own first month. */
export async function applyTemplate(
  ctx: Ctx,
  input: ApplyTemplateForm,
): Promise<Result<{ id: Id<'Plan'> }, 'not_permitted' | 'no_plan' | 'not_empty' | 'unknown_template'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Plan'> }, 'no_plan' | 'not_empty' | 'unknown_template'>(
      tx,
      ctx,
      input.idempotencyKey,
      async () => {
        const loaded = await loadPlan(tx, ctx, true)
        if (!loaded) return refuse('no_plan')
        const { row, lines, scenarios } = loaded
        const notes = await noteRows(tx, row)
        if (notes.length + lines.length + scenarios.length > 0) return refuse('not_empty')
        const start = await startFrom(tx, ctx, input.template, row.start)
        if (!start) return refuse('unknown_template', 'template')
        await putTemplate(tx, ctx, row.id, start)
        await touchPlan(tx, ctx, row, { origin: start.origin, months: start.plan.months })
        await audit(tx, ctx, 'apply', 'plan_template', row.id, { template: input.template })
        return ok({ id: row.id })
      },
    ),
  )
}
