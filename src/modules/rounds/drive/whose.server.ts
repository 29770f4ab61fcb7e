import { personOfActor } from '#modules/people/index.server.ts'
import { userKey, type WhoKey } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'

/** The names that the actor's own rounds go by: their account, and their record when they have one. */
export async function driverKeys(ctx: Ctx): Promise<WhoKey[]> {
  const { userId } = ctx.actor
  if (userId === null) return []
  const person = await personOfActor(ctx)
  return person ? [userKey(userId), `person:${person.id}`] : [userKey(userId)]
}

/** Their own round; any of the hub for whoever prepares them. */
export const drives = async (ctx: Ctx, who: WhoKey | null): Promise<boolean> =>
  mayPrepareRounds(ctx.actor) || (who !== null && (await driverKeys(ctx)).includes(who))
