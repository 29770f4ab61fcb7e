import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayKeepFleet } from '../permits.ts'
import { keepTelling, type Telling, tellingOf } from './store.server.ts'

/** What the hub tells by itself to those who wait. */
export const readTelling = (ctx: Ctx): Promise<Telling> => ctx.read((tx) => tellingOf(tx, ctx.hub.id))

/** Keeps what the hub tells by itself: slots when a round is published, the road, what was missed. */
export async function keepTellingForm(ctx: Ctx, wants: Telling): Promise<Result<null, 'not_permitted'>> {
  if (!mayKeepFleet(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_permitted'>> => {
    await keepTelling(tx, {
      ...{ hubId: ctx.hub.id, ...wants, updatedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'edit', 'round-telling', ctx.hub.id, wants)
    return ok(null)
  })
}
