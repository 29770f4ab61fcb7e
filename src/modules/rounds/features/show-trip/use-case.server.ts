import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import { insertCancel, lockTrips, tripById } from '#modules/rounds/trips/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

/** Takes a trip noted by mistake out of the figures, from now on; its requests are free for another. */
export async function cancelTrip(
  ctx: Ctx,
  id: Id<'Trip'>,
  why: string | undefined,
): Promise<Result<{ id: Id<'Trip'> }>> {
  if (!mayKeepTrips(ctx.actor)) return refuse('not_permitted')
  if (!why) return refuse('why_needed', 'why')
  return await ctx.tx(async (tx) => {
    const hubId = ctx.hub.id
    await lockTrips(tx, hubId)
    const found = await tripById(tx, hubId, id)
    if (!found) return refuse('not_found')
    if (found.cancel) return refuse('cancelled_already')
    const by = { userId: ctx.actor.userId, actorName: ctx.actor.name }
    await insertCancel(tx, { hubId, tripId: id, why, at: ctx.now(), ...by })
    await audit(tx, ctx, 'cancel', 'trip', id, { why })
    return ok({ id })
  })
}
