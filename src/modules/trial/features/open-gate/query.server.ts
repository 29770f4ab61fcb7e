import type { Id } from '#kit/id.ts'
import { dossierNow } from '#modules/trial/gate/dossier.server.ts'
import { liveGate } from '#modules/trial/gate/store.server.ts'
import { stageOf } from '#modules/trial/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The draft of a stage's gate and the dossier as it would be frozen now; null when there is no such stage. */
export async function gateToOpen(ctx: Ctx, stageId: Id<'Stage'>) {
  return await ctx.read(async (tx) => {
    const stage = await stageOf(tx, ctx.hub.id, stageId)
    if (!stage) return null
    const live = await liveGate(tx, ctx.hub.id, stageId)
    const words = {
      ...{ asked: live?.asked ?? '', proposal: live?.proposal ?? null },
      ...{ nextMeans: live?.nextMeans ?? '', answersBy: live?.answersBy ?? null },
    }
    const stop = stage.closed
      ? ('stage_closed' as const)
      : ctx.today() < stage.startsOn
        ? ('not_started' as const)
        : null
    const preview = stop || live?.frozenAt ? null : await dossierNow(tx, ctx, stage, words)
    return { stage, live, stop, preview }
  })
}
