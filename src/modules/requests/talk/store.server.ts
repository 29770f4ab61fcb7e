import { and, asc, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { requests } from '../tables.ts'
import { type LinkKind, requestComments, requestLinks, requestMentions } from './tables.ts'

export type CommentRow = typeof requestComments.$inferSelect
type Hub = Id<'Hub'>

export async function insertComment(
  tx: Tx,
  comment: typeof requestComments.$inferInsert,
  userIds: readonly string[],
): Promise<void> {
  const { hubId, id: commentId, requestId, at } = comment
  await tx.insert(requestComments).values(comment)
  if (userIds.length > 0)
    await tx
      .insert(requestMentions)
      .values(userIds.map((userId) => ({ hubId, commentId, requestId, userId, at })))
}

/** The comments of a request, oldest first: they read as a conversation. */
export const commentsOf = (tx: Tx, hubId: Hub, requestId: Id<'Request'>): Promise<CommentRow[]> =>
  tx
    .select()
    .from(requestComments)
    .where(and(eq(requestComments.hubId, hubId), eq(requestComments.requestId, requestId)))
    .orderBy(asc(requestComments.at), asc(requestComments.id))

const unread = (hubId: Hub, userId: string) =>
  and(eq(requestMentions.hubId, hubId), eq(requestMentions.userId, userId), isNull(requestMentions.readAt))

/** Where somebody is waited for: the requests whose comments name them, the oldest first. */
export const unreadMentions = (tx: Tx, hubId: Hub, userId: string, limit: number) =>
  tx
    .select({
      number: requests.number,
      serviceName: requests.serviceName,
      text: requestComments.text,
      authorName: requestComments.authorName,
      at: requestComments.at,
    })
    .from(requestMentions)
    .innerJoin(
      requestComments,
      and(
        eq(requestComments.hubId, requestMentions.hubId),
        eq(requestComments.id, requestMentions.commentId),
      ),
    )
    .innerJoin(
      requests,
      and(eq(requests.hubId, requestMentions.hubId), eq(requests.id, requestMentions.requestId)),
    )
    .where(unread(hubId, userId))
    .orderBy(asc(requestMentions.at))
    .limit(limit)

export async function unreadOn(
  tx: Tx,
  hubId: Hub,
  requestId: Id<'Request'>,
  userId: string,
): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(requestMentions)
    .where(and(unread(hubId, userId), eq(requestMentions.requestId, requestId)))
  return row!.n
}

export async function markMentionsRead(
  tx: Tx,
  hubId: Hub,
  requestId: Id<'Request'>,
  userId: string,
  readAt: Date,
): Promise<void> {
  await tx
    .update(requestMentions)
    .set({ readAt })
    .where(and(unread(hubId, userId), eq(requestMentions.requestId, requestId)))
}

export type LinkedRequest = {
  id: Id<'RequestLink'>
  kind: LinkKind
  /** `from`: this request follows that one; `to`: that one follows this one. */
  way: 'from' | 'to'
  number: string
  serviceName: string
  state: (typeof requests.$inferSelect)['state']
}

/** The requests that this one is linked to, both ways. */
export async function linksOf(tx: Tx, hubId: Hub, requestId: Id<'Request'>): Promise<LinkedRequest[]> {
  const rows = await tx
    .select({
      ...{ id: requestLinks.id, kind: requestLinks.kind, fromId: requestLinks.fromId },
      ...{ number: requests.number, serviceName: requests.serviceName, state: requests.state },
    })
    .from(requestLinks)
    .innerJoin(
      requests,
      and(
        eq(requests.hubId, requestLinks.hubId),
        sql`${requests.id} = CASE WHEN ${requestLinks.fromId} = ${requestId} THEN ${requestLinks.toId} ELSE ${requestLinks.fromId} END`,
      ),
    )
    .where(
      and(
        eq(requestLinks.hubId, hubId),
        or(eq(requestLinks.fromId, requestId), eq(requestLinks.toId, requestId)),
      ),
    )
    .orderBy(desc(requestLinks.at))
  return rows.map(({ fromId, ...row }) => ({ ...row, way: fromId === requestId ? 'from' : 'to' }))
}

/** False when the two are linked so already. */
export async function insertLink(tx: Tx, link: typeof requestLinks.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(requestLinks)
    .values(link)
    .onConflictDoNothing()
    .returning({ id: requestLinks.id })
  return rows.length > 0
}

/** False when it is not one of this request's links. */
export async function deleteLink(
  tx: Tx,
  hubId: Hub,
  requestId: Id<'Request'>,
  id: Id<'RequestLink'>,
): Promise<boolean> {
  const rows = await tx
    .delete(requestLinks)
    .where(
      and(
        eq(requestLinks.hubId, hubId),
        eq(requestLinks.id, id),
        or(eq(requestLinks.fromId, requestId), eq(requestLinks.toId, requestId)),
      ),
    )
    .returning({ id: requestLinks.id })
  return rows.length > 0
}

/** The requests among these that somebody commented, with how many times: for boards. */
export async function commentCounts(
  tx: Tx,
  hubId: Hub,
  ids: readonly Id<'Request'>[],
): Promise<Map<Id<'Request'>, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: requestComments.requestId, n: count() })
    .from(requestComments)
    .where(and(eq(requestComments.hubId, hubId), inArray(requestComments.requestId, [...ids])))
    .groupBy(requestComments.requestId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
