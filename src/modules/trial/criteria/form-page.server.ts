import { type Id, isId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { mayWriteTrial } from '../permits.ts'
import { criterionById, hypothesesOf, stageOf } from '../store.server.ts'

/** The criterion that an address names, or undefined for a new one: one page serves both. */
export const criterionIdIn = (params: object): Id<'Criterion'> | undefined => {
  const id = 'criterion' in params ? params.criterion : undefined
  if (id === undefined) return undefined
  return isId<'Criterion'>(id) ? id : noPage()
}

/** What a form of a criterion or of a grid is shown with; no page for whoever may not write, or for another stage's. */
export async function criterionForForm(ctx: Ctx, params: { stage?: string }) {
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const stageId = params.stage
  if (!isId<'Stage'>(stageId)) noPage()
  const id = criterionIdIn(params)
  const { stage, found, hypotheses } = await ctx.read(async (tx) => ({
    stage: await stageOf(tx, ctx.hub.id, stageId),
    found: id && (await criterionById(tx, ctx.hub.id, id)),
    hypotheses: await hypothesesOf(tx, ctx.hub.id, stageId),
  }))
  if (!stage || (id && found?.stageId !== stageId)) noPage()
  return { stageId, id, stage, found, hypotheses }
}
