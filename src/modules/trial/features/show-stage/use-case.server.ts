import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import {
  criterionById,
  hypothesisById,
  openStage,
  updateCriterion,
  updateHypothesis,
} from '#modules/trial/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

export type Item = { kind: 'hypothesis'; id: Id<'Hypothesis'> } | { kind: 'criterion'; id: Id<'Criterion'> }

/** Takes a hypothesis or a criterion out of its stage, or puts it back. What is removed is kept. */
export async function setRemoved(
  ctx: Ctx,
  item: Item,
  removed: boolean,
): Promise<Result<{ stageId: Id<'Stage'> }, 'not_permitted' | 'not_found' | 'stage_closed'>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found =
      item.kind === 'hypothesis'
        ? await hypothesisById(tx, ctx.hub.id, item.id)
        : await criterionById(tx, ctx.hub.id, item.id)
    if (!found) return refuse('not_found')
    const stage = await openStage(tx, ctx, found.stageId)
    if (!stage.ok) return stage
    const set = { removedAt: removed ? ctx.now() : null, updatedAt: ctx.now() }
    if (item.kind === 'hypothesis') await updateHypothesis(tx, ctx.hub.id, item.id, set)
    else await updateCriterion(tx, ctx.hub.id, item.id, set)
    await audit(tx, ctx, removed ? 'remove' : 'restore', item.kind, item.id)
    return ok({ stageId: found.stageId })
  })
}
