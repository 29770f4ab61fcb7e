import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import type { RequestState } from '../rules/life.ts'
import { requests } from '../tables.ts'
import { webRequests } from './tables.ts'

export type WebRow = typeof webRequests.$inferSelect
export type NewWebRow = typeof webRequests.$inferInsert

/** Written as a constant so that the database proves that the partial index fits. */
const WAITING = sql`${webRequests.state} = 'waiting'`

/** False when a form with this link came already: the same one sent twice is one. */
export async function insertWebRequest(tx: Tx, row: NewWebRow): Promise<boolean> {
  const written = await tx
    .insert(webRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: webRequests.id })
  return written.length > 0
}

/** Those that wait, the oldest first, or those decided, the last first. One row more than `size`. */
export async function webRequestsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  waiting: boolean,
  cursor: Cursor | null,
  size: number,
): Promise<WebRow[]> {
  const { from, direction } = pageFrom(webRequests.receivedAt, webRequests.id, 'timestamptz', waiting, cursor)
  return await tx
    .select()
    .from(webRequests)
    .where(and(eq(webRequests.hubId, hubId), waiting ? WAITING : sql`not (${WAITING})`, from))
    .orderBy(direction(webRequests.receivedAt), direction(webRequests.id))
    .limit(size + 1)
}

/** How many wait, counted no further than `limit`. */
export const waitingCount = (tx: Tx, hubId: Id<'Hub'>, limit: number): Promise<number> =>
  countMatching(tx, webRequests, and(eq(webRequests.hubId, hubId), WAITING), limit)

export async function webRequestById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'WebRequest'>,
  lock = false,
): Promise<WebRow | null> {
  const query = tx
    .select()
    .from(webRequests)
    .where(and(eq(webRequests.hubId, hubId), eq(webRequests.id, id)))
  const [row] = await (lock ? query.for('update') : query)
  return row ?? null
}

export async function updateWebRequest(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'WebRequest'>,
  change: Partial<NewWebRow>,
): Promise<void> {
  await tx
    .update(webRequests)
    .set(change)
    .where(and(eq(webRequests.hubId, hubId), eq(webRequests.id, id)))
}

export type FollowedRow = Pick<WebRow, 'state' | 'answer' | 'receivedAt'> & {
  requestState: RequestState | null
  requestId: Id<'Request'> | null
}

/** A form by the hash of its link, with the state of what it became. */
export async function webRequestByHash(
  tx: Tx,
  hubId: Id<'Hub'>,
  followHash: string,
): Promise<FollowedRow | null> {
  const [row] = await tx
    .select({
      state: webRequests.state,
      answer: webRequests.answer,
      receivedAt: webRequests.receivedAt,
      requestState: requests.state,
      requestId: requests.id,
    })
    .from(webRequests)
    .leftJoin(requests, and(eq(requests.hubId, hubId), eq(requests.id, webRequests.requestId)))
    .where(and(eq(webRequests.hubId, hubId), eq(webRequests.followHash, followHash)))
  return row ?? null
}

/** What these people wrote from their own account and that waits, or was answered without a request; newest first. */
export const webRequestsOfPeople = (
  tx: Tx,
  hubId: Id<'Hub'>,
  personIds: readonly Id<'Person'>[],
  limit: number,
): Promise<WebRow[]> =>
  tx
    .select()
    .from(webRequests)
    .where(
      and(
        eq(webRequests.hubId, hubId),
        inArray(webRequests.personId, [...personIds]),
        ne(webRequests.state, 'taken'),
      ),
    )
    .orderBy(desc(webRequests.receivedAt), asc(webRequests.id))
    .limit(limit)

/** Numbers of the requests that forms became. */
export async function numbersOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
): Promise<Map<Id<'Request'>, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: requests.id, number: requests.number })
    .from(requests)
    .where(and(eq(requests.hubId, hubId), inArray(requests.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row.number]))
}
