import { newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getPerson, organisationNames } from '#modules/people/index.server.ts'
import { insertFeed, revokeOf } from '#modules/requests/calendar/feed-store.server.ts'
import { mayGiveFeeds, mayReadCalendar } from '#modules/requests/permits.ts'
import { idOfKey, userKey, type WhoKey } from '#modules/requests/rules/slots.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { hasRoleHere } from '#platform/session/team.server.ts'

export type FeedSubject = 'hub' | WhoKey
export type FeedCode = 'not_permitted' | 'assignee_unknown' | 'not_found'

/** One's own calendar is one's own to take along; that of the hub or of somebody else is given by the desk. */
const permitted = (ctx: Ctx, subject: FeedSubject): boolean =>
  mayGiveFeeds(ctx.actor) ||
  (mayReadCalendar(ctx.actor) && ctx.actor.userId !== null && subject === userKey(ctx.actor.userId))

/** The name of a subject who still works here, or null: whoever left has no calendar any more. */
export async function subjectNow(
  tx: Tx,
  c: Ctx,
  subject: FeedSubject,
  known: string,
): Promise<string | null> {
  if (subject === 'hub') return c.hub.name
  if (subject.startsWith('user:')) return (await hasRoleHere(tx, c, idOfKey(subject))) ? known : null
  if (subject.startsWith('org:')) {
    const id = idOfKey<'Organisation'>(subject)
    return (await organisationNames(c, [id])).get(id) ?? null
  }
  const person = await getPerson(c, idOfKey<'Person'>(subject))
  return person && !person.leftAt ? `${person.firstName} ${person.lastName}`.trim() : null
}

/**
 * Makes the private address of a calendar and answers its secret, which is kept nowhere: only its SHA-256 is. The
 * address that the subject had before stops working.
 * @param name that of an account, which the caller read
 */
export async function makeFeed(
  ctx: Ctx,
  { subject, name = '' }: { subject: FeedSubject; name?: string },
): Promise<Result<{ secret: string }, FeedCode>> {
  if (!permitted(ctx, subject)) return refuse('not_permitted')
  const secret = linkSecret()
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ secret: string }, FeedCode>> => {
      const subjectName = await subjectNow(tx, c, subject, name || c.actor.name)
      if (subjectName === null) return refuse('assignee_unknown', 'subject')
      await revokeOf(tx, c.hub.id, subject, c.now())
      const id = newId<'CalendarFeed'>()
      await insertFeed(tx, {
        hubId: c.hub.id,
        id,
        subject,
        subjectName,
        secretHash: linkHash(secret),
        createdAt: c.now(),
        createdBy: c.actor.userId,
        createdName: c.actor.name,
      })
      await audit(tx, c, 'make', 'calendar-feed', id, { subject })
      return ok({ secret })
    }),
  )
}

/** Cuts off an address: calendars that had it are told that it is gone. */
export async function revokeFeed(
  ctx: Ctx,
  { subject }: { subject: FeedSubject },
): Promise<Result<null, FeedCode>> {
  if (!permitted(ctx, subject)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, FeedCode>> => {
    if (!(await revokeOf(tx, ctx.hub.id, subject, ctx.now()))) return refuse('not_found')
    await audit(tx, ctx, 'revoke', 'calendar-feed', ctx.hub.id, { subject })
    return ok(null)
  })
}
