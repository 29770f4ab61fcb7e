import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { maySettle, mayWritePeople } from '#modules/people/permits.ts'
import { insertNotices, renewalsPage, setNoticeDays } from '#modules/people/renewal-store.server.ts'
import { type Way, wayToWrite } from '#modules/people/rules/reach.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** Those of these memberships whose member was not told yet that they end, and did not renew meanwhile. */
export async function renewalsToTell(
  ctx: Ctx,
  ids: readonly Id<'Membership'>[],
): Promise<{ id: Id<'Membership'>; personId: Id<'Person'>; endsOn: Day }[]> {
  const found = await ctx.read((tx) => untold(tx, ctx, ids))
  return found.map(({ id, person, endsOn }) => ({ id, personId: person.id, endsOn }))
}

/**
 * Marks people as told that their membership ends, by the way that reached them (that they prefer, unless `ways` says
 * another). Told twice changes nothing; a membership renewed meanwhile is passed over. Answers how many were new.
 */
export async function markTold(
  ctx: Ctx,
  ids: readonly Id<'Membership'>[],
  ways?: ReadonlyMap<Id<'Membership'>, Way | null>,
): Promise<Result<{ told: number }, 'not_permitted'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await untold(tx, ctx, ids)
    const { userId, name: actorName } = ctx.actor
    const rows = found.map(({ id, person }) => ({
      ...{ hubId: ctx.hub.id, membershipId: id, at: ctx.now(), userId, actorName },
      way: ways?.has(id) ? (ways.get(id) ?? null) : wayToWrite(person),
    }))
    const told = await insertNotices(tx, rows)
    for (const { person } of found) await audit(tx, ctx, 'renewal-notice', 'person', person.id)
    return ok({ told })
  })
}

const untold = (tx: Tx, ctx: Ctx, ids: readonly Id<'Membership'>[]) => {
  const always = { from: '1900-01-01', to: '2199-12-31' } as RenewalSpan
  return renewalsPage(tx, ctx.hub.id, { ...always, ids, told: false }, null, ids.length)
}
type RenewalSpan = Pick<Parameters<typeof renewalsPage>[2], 'from' | 'to'>

/** Chooses from how many days before its end a membership is listed. */
export async function chooseNoticeDays(ctx: Ctx, days: number): Promise<Result<null, 'not_permitted'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await setNoticeDays(tx, ctx.hub.id, days, ctx.now())
    await audit(tx, ctx, 'edit', 'member-settings', ctx.hub.id, { noticeDays: days })
    return ok(null)
  })
}
