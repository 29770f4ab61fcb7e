import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { calendarFeeds } from './tables.ts'

export type FeedRow = typeof calendarFeeds.$inferSelect
type HubId = Id<'Hub'>

const alive = (hubId: HubId) => and(eq(calendarFeeds.hubId, hubId), isNull(calendarFeeds.revokedAt))

/** The feed that a secret opens, or null when it was revoked or never was. */
export async function feedByHash(tx: Tx, hubId: HubId, secretHash: string): Promise<FeedRow | null> {
  const [row] = await tx
    .select()
    .from(calendarFeeds)
    .where(and(alive(hubId), eq(calendarFeeds.secretHash, secretHash)))
  return row ?? null
}

/** Every address in use, by name: one per subject, so as many as people who asked. */
export const feedsInUse = (tx: Tx, hubId: HubId): Promise<FeedRow[]> =>
  tx.select().from(calendarFeeds).where(alive(hubId)).orderBy(asc(calendarFeeds.subjectName)).limit(500)

/** Cuts off the address of a subject, if it has one; answers whether it had. */
export async function revokeOf(
  tx: Tx,
  hubId: HubId,
  subject: FeedRow['subject'],
  at: Date,
): Promise<boolean> {
  const gone = await tx
    .update(calendarFeeds)
    .set({ revokedAt: at })
    .where(and(alive(hubId), eq(calendarFeeds.subject, subject)))
    .returning({ id: calendarFeeds.id })
  return gone.length > 0
}

export async function insertFeed(tx: Tx, row: typeof calendarFeeds.$inferInsert): Promise<void> {
  await tx.insert(calendarFeeds).values(row)
}

/** Notes that a calendar read it, once a day at most, and when what it says became another text. */
export async function noteRead(tx: Tx, feed: FeedRow, etag: string, at: Date): Promise<Date> {
  const stale = !feed.readAt || feed.readAt.getTime() < at.getTime() - 86_400_000
  const changedAt = feed.etag === etag && feed.changedAt ? feed.changedAt : at
  if (stale || changedAt === at)
    await tx
      .update(calendarFeeds)
      .set({ readAt: at, etag, changedAt })
      .where(and(eq(calendarFeeds.hubId, feed.hubId), eq(calendarFeeds.id, feed.id)))
  return changedAt
}
