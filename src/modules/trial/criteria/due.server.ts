import { fold } from '#kit/text.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/criteria.en.ts'
import { fr } from '../messages/criteria.fr.ts'
import { mayVote, mayVoteAsCommittee } from '../permits.ts'
import { criteriaOf } from '../store.server.ts'
import { currentStage } from '../trial.server.ts'
import { votesOf } from './store.server.ts'

/** The grids of the stage in course on which the reader has yet to say what they think. */
export async function criteriaDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  if (!mayVote(ctx.actor)) return []
  const stage = await currentStage(ctx)
  if (!stage) return []
  const t = wordsFor(locale, { fr, en })
  return await ctx.read(async (tx) => {
    const grids = (await criteriaOf(tx, ctx.hub.id, stage.id)).filter(
      (one) => one.kind === 'rubric' && (one.voters !== 'committee' || mayVoteAsCommittee(ctx.actor)),
    )
    const votes = await votesOf(
      tx,
      ctx.hub.id,
      grids.map((one) => one.id),
    )
    const own = fold(ctx.actor.name)
    return grids
      .filter((one) => !votes.get(one.id)?.some((vote) => vote.voter === own))
      .map(
        (one): TrialDue => ({
          ...{ kind: 'criterion', text: t.toVote(one.name), day: null, tone: 'info' },
          path: `phase-de-test/${stage.id}/criteres/${one.id}/voter`,
        }),
      )
  })
}
