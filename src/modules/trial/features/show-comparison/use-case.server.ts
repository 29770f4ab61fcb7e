import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { comparisonById, updateComparison } from '#modules/trial/logistics/store.server.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { lockTrial } from '#modules/trial/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { CloseForm } from './form.ts'

/** Closes a comparison with the scheme that is kept, if any, and what was learnt; its figures stop on that day. */
export async function closeComparison(
  ctx: Ctx,
  id: Id<'Comparison'>,
  { kept, learned }: CloseForm,
): Promise<Result<{ id: Id<'Comparison'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const comparison = await comparisonById(tx, ctx.hub.id, id)
    if (!comparison) return refuse('not_found')
    if (comparison.closedOn) return refuse('closed_already')
    if (kept && !comparison.schemeIds.includes(kept)) return refuse('not_compared', 'kept')
    const today = ctx.today()
    const closedOn = today < comparison.startsOn ? comparison.startsOn : today
    await updateComparison(tx, ctx.hub.id, id, {
      ...{ keptSchemeId: kept ?? null, learned, closedOn, updatedAt: ctx.now() },
    })
    await audit(tx, ctx, 'close', 'comparison', id, { kept: kept ?? null })
    return ok({ id })
  })
}
