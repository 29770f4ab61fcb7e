import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { insertVote } from '#modules/trial/criteria/store.server.ts'
import { mayVote, mayVoteAsCommittee, mayVoteForOthers } from '#modules/trial/permits.ts'
import { criterionById, openStage } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { VoteForm } from './form.ts'

type VoteRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'stage_closed'
  | 'not_a_rubric'
  | 'committee_only'
  | 'name_needed'

/**
 * Adds an opinion on a grid, level 1 to 4. One opinion counts for each name: a further one takes the place of the last,
 * and both are kept. The coordinator may write down what somebody said in a meeting, in their name.
 */
export async function castVote(
  ctx: Ctx,
  criterionId: Id<'Criterion'>,
  input: VoteForm,
): Promise<Result<{ id: Id<'Vote'> }, VoteRefusal>> {
  const { actor } = ctx
  if (!mayVote(actor) || (input.voterName && !mayVoteForOthers(actor))) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const criterion = await criterionById(tx, ctx.hub.id, criterionId)
      if (!criterion || criterion.removedAt) return refuse('not_found')
      if (criterion.kind !== 'rubric') return refuse('not_a_rubric')
      const stage = await openStage(tx, ctx, criterion.stageId)
      if (!stage.ok) return stage
      if (criterion.voters === 'committee' && !input.voterName && !mayVoteAsCommittee(actor))
        return mayVoteForOthers(actor) ? refuse('name_needed', 'voterName') : refuse('committee_only')
      const voterName = input.voterName ?? actor.name
      const id = newId<'Vote'>()
      await insertVote(tx, {
        ...{ hubId: ctx.hub.id, id, criterionId, voter: fold(voterName), voterName },
        ...{ level: input.level, why: input.why, at: ctx.now(), userId: actor.userId, actorName: actor.name },
      })
      await audit(tx, ctx, 'vote', 'criterion', criterionId, { level: input.level })
      return ok({ id })
    }),
  )
}
