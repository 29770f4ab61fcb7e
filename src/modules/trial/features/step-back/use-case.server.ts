import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayReview } from '#modules/trial/permits.ts'
import { insertReview, lastReview } from '#modules/trial/review/store.server.ts'
import { weekOf } from '#modules/trial/review/week.server.ts'
import { lockTrial } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { ReviewForm } from './form.ts'

/**
 * Keeps a weekly review with the week as it stands now. One a day: `held_today` otherwise. What it saw is written in
 * French, the hub's language.
 */
export async function holdReview(
  ctx: Ctx,
  input: ReviewForm,
): Promise<Result<{ id: Id<'Review'> }, 'not_permitted' | 'held_today'>> {
  if (!mayReview(ctx.actor)) return refuse('not_permitted')
  const { stage, seen } = await weekOf(ctx, 'fr')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockTrial(tx, ctx)
      if ((await lastReview(tx, ctx.hub.id)) === ctx.today()) return refuse('held_today')
      const id = newId<'Review'>()
      await insertReview(tx, {
        ...{ hubId: ctx.hub.id, id, stageId: stage?.id ?? null, day: ctx.today(), seen },
        ...{ present: input.present, noticed: input.noticed, decided: input.decided },
        ...{ nextTest: input.nextTest ?? '', at: ctx.now() },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      })
      await audit(tx, ctx, 'hold', 'review', id)
      return ok({ id })
    }),
  )
}
