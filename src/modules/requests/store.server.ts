import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'

import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { requestMoves, requestRatings, requests } from './tables.ts'

export type RequestRow = Omit<typeof requests.$inferSelect, 'search'>
export type NewRequest = typeof requests.$inferInsert
type MoveRow = typeof requestMoves.$inferSelect
type RatingRow = typeof requestRatings.$inferSelect

const { search: _, ...READ } = getTableColumns(requests)

type NewMove = typeof requestMoves.$inferInsert

/** Writes a request with its first move, in one statement; answers the row. */
export async function insertRequest(tx: Tx, request: NewRequest, first: NewMove): Promise<RequestRow> {
  const move = tx.$with('move').as(tx.insert(requestMoves).values(first))
  const [row] = await tx.with(move).insert(requests).values(request).returning(READ)
  return row!
}

/** Writes many requests with their first moves, in one statement. Every row has the same columns. */
export async function insertManyRequests(
  tx: Tx,
  rows: readonly NewRequest[],
  moves: readonly NewMove[],
): Promise<void> {
  if (rows.length === 0) return
  const made = manyRows(requests, rows)
  const first = manyRows(requestMoves, moves)
  await tx.execute(sql`
    WITH made AS (INSERT INTO ${requests} (${made.names}) SELECT ${made.names} FROM ${made.values})
    INSERT INTO ${requestMoves} (${first.names}) SELECT ${first.names} FROM ${first.values}`)
}

/** The times of recurring work that have a request already, by the day that the rule gave. */
export const occurrencesTaken = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Recurrence'>[],
  from: Day,
  to: Day,
): Promise<{ recurrenceId: Id<'Recurrence'> | null; on: Day | null }[]> =>
  tx
    .select({ recurrenceId: requests.recurrenceId, on: requests.occurrenceOn })
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        inArray(requests.recurrenceId, [...ids]),
        gte(requests.occurrenceOn, from),
        lte(requests.occurrenceOn, to),
      ),
    )

/**
 * Locks the requests until the transaction ends, so that a second hand waits and then sees the new state.
 * Always in the order of ids: two bulk actions on the same rows cannot wait for each other.
 */
export async function lockRequests(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
): Promise<RequestRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select(READ)
    .from(requests)
    .where(and(eq(requests.hubId, hubId), inArray(requests.id, [...ids])))
    .orderBy(asc(requests.id))
    .for('update')
}

/** Changes requests and writes their moves, in one statement. */
export async function updateRequests(
  tx: Tx,
  hubId: Id<'Hub'>,
  set: Partial<NewRequest>,
  moves: readonly NewMove[],
): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map((move) => move.requestId)
  const mine = and(eq(requests.hubId, hubId), inArray(requests.id, ids))
  const change = tx.$with('change').as(tx.update(requests).set(set).where(mine))
  await tx
    .with(change)
    .insert(requestMoves)
    .values([...moves])
}

/** Those of these requests that money may still move: finished and unpaid, or paid. */
export async function requestsStanding(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
): Promise<Pick<RequestRow, 'id' | 'state' | 'phase'>[]> {
  if (ids.length === 0) return []
  return await tx
    .select({ id: requests.id, state: requests.state, phase: requests.phase })
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        inArray(requests.id, [...ids]),
        or(
          inArray(requests.state, ['done', 'paid']),
          and(eq(requests.state, 'closed'), isNotNull(requests.paidAt)),
        ),
      ),
    )
}

/** Changes one request that the caller holds, without a move of its own: see `noteOf`. */
export async function updateRequest(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Request'>,
  set: Partial<NewRequest>,
): Promise<void> {
  await tx
    .update(requests)
    .set(set)
    .where(and(eq(requests.hubId, hubId), eq(requests.id, id)))
}

const one = async (tx: Tx, where: SQL | undefined): Promise<RequestRow | null> => {
  const [row] = await tx.select(READ).from(requests).where(where)
  return row ?? null
}

export const requestByNumber = (tx: Tx, hubId: Id<'Hub'>, number: string): Promise<RequestRow | null> =>
  one(tx, and(eq(requests.hubId, hubId), eq(requests.number, number)))

export const requestById = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Request'>): Promise<RequestRow | null> =>
  one(tx, and(eq(requests.hubId, hubId), eq(requests.id, id)))

/** Several requests by id, those due first at the top. */
export const requestsByIds = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
): Promise<RequestRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select(READ)
        .from(requests)
        .where(and(eq(requests.hubId, hubId), inArray(requests.id, [...ids])))
        .orderBy(asc(requests.dueOn), asc(requests.id))

/** The whole history of a request, newest first. */
export const movesOf = (tx: Tx, hubId: Id<'Hub'>, requestId: Id<'Request'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(requestMoves)
    .where(and(eq(requestMoves.hubId, hubId), eq(requestMoves.requestId, requestId)))
    .orderBy(desc(requestMoves.at), desc(requestMoves.id))

export async function ratingOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
): Promise<RatingRow | null> {
  const [row] = await tx
    .select()
    .from(requestRatings)
    .where(and(eq(requestRatings.hubId, hubId), eq(requestRatings.requestId, requestId)))
  return row ?? null
}

/** False when somebody rated it before: the answer is asked once. */
export async function insertRating(tx: Tx, rating: typeof requestRatings.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(requestRatings)
    .values(rating)
    .onConflictDoNothing()
    .returning({ id: requestRatings.requestId })
  return written.length > 0
}
