import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { requestShares } from './tables.ts'

export type ShareRow = typeof requestShares.$inferSelect
export type NewShare = Omit<ShareRow, 'hubId' | 'id' | 'requestId' | 'position'>

/** The shares of requests that several pay, in the order they pay. */
export async function sharesOfRequests(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestIds: readonly Id<'Request'>[],
): Promise<ShareRow[]> {
  if (requestIds.length === 0) return []
  return await tx
    .select()
    .from(requestShares)
    .where(and(eq(requestShares.hubId, hubId), inArray(requestShares.requestId, [...requestIds])))
    .orderBy(asc(requestShares.requestId), asc(requestShares.position))
}

/** Writes how a new request is shared. */
export async function insertShares(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
  shares: readonly NewShare[],
): Promise<void> {
  if (shares.length === 0) return
  await tx.insert(requestShares).values(
    shares.map((share, position) => ({
      ...share,
      hubId,
      id: newId<'RequestShare'>(),
      requestId,
      position,
    })),
  )
}

/** Writes the sharing of a request anew; the caller holds the request. */
export async function replaceShares(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
  shares: readonly NewShare[],
): Promise<void> {
  await tx
    .delete(requestShares)
    .where(and(eq(requestShares.hubId, hubId), eq(requestShares.requestId, requestId)))
  await insertShares(tx, hubId, requestId, shares)
}
