import type { Id } from '#kit/id.ts'
import { decisionsOf, hypothesesOf } from '#modules/trial/store.server.ts'
import { stagesNow, verdictsOf } from '#modules/trial/trial.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** All that the page of a stage shows; undefined when there is no such stage in the hub. */
export async function stagePage(ctx: Ctx, id: Id<'Stage'>) {
  const stages = await stagesNow(ctx)
  const stage = stages.find((one) => one.id === id)
  if (!stage) return undefined
  const now = await verdictsOf(ctx, stage)
  const { hypotheses, decisions } = await ctx.read(async (tx) => ({
    hypotheses: await hypothesesOf(tx, ctx.hub.id, id),
    decisions: await decisionsOf(tx, ctx.hub.id, id),
  }))
  const around = { before: stages[stage.rank - 2], next: stages[stage.rank] }
  return { ...now, ...around, hypotheses, decisions }
}
