import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { roundErrands } from '../errands/tables.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import { roundMoves, roundStops, rounds } from './tables.ts'

export type RoundRow = Omit<typeof rounds.$inferSelect, 'search'>
export type StopRow = typeof roundStops.$inferSelect
export type MoveRow = typeof roundMoves.$inferSelect
type HubId = Id<'Hub'>

/** Rounds of one day that a page shows. */
export const MOST_ROUNDS = 60

/** Writers of one hub's rounds wait for each other: an errand is in one round. */
export async function lockRounds(tx: Tx, hubId: HubId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rounds ${hubId}`}, 0))`)
}

/** What a round is found by. */
export const wordsOfRound = (round: Pick<RoundRow, 'number' | 'name' | 'whoName' | 'vehicleName'>): string =>
  searchWords(round.number, round.name, round.whoName, round.vehicleName)

/** Answers how many were written: none when its model made one for that day already. */
export async function insertRound(tx: Tx, row: typeof rounds.$inferInsert): Promise<number> {
  const made = await tx.insert(rounds).values(row).onConflictDoNothing().returning({ id: rounds.id })
  return made.length
}

/** In the order of ids. */
export const roundsByIds = (tx: Tx, hubId: HubId, ids: readonly Id<'Round'>[]): Promise<RoundRow[]> =>
  tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), inArray(rounds.id, [...ids])))
    .orderBy(asc(rounds.id))

export async function roundById(tx: Tx, hubId: HubId, id: Id<'Round'>): Promise<RoundRow | null> {
  return (await roundsByIds(tx, hubId, [id]))[0] ?? null
}

/** The same, locked until the transaction ends: whoever drives one may be leaving this very moment. */
export const lockRoundsByIds = (tx: Tx, hubId: HubId, ids: readonly Id<'Round'>[]): Promise<RoundRow[]> =>
  tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), inArray(rounds.id, [...ids])))
    .orderBy(asc(rounds.id))
    .for('update')

export async function roundNumbered(tx: Tx, hubId: HubId, number: string): Promise<RoundRow | null> {
  const [row] = await tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), eq(rounds.number, number)))
  return row ?? null
}

/** The rounds of a day that were not cancelled, the first to leave first. */
export const roundsOn = (tx: Tx, hubId: HubId, day: Day): Promise<RoundRow[]> =>
  tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), eq(rounds.day, day), ne(rounds.state, 'cancelled')))
    .orderBy(asc(rounds.fromMinute), asc(rounds.id))
    .limit(MOST_ROUNDS)

/** Their stops, each round's in its order. */
export async function stopsOf(tx: Tx, hubId: HubId, ids: readonly Id<'Round'>[]): Promise<StopRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select()
    .from(roundStops)
    .where(and(eq(roundStops.hubId, hubId), inArray(roundStops.roundId, [...ids])))
    .orderBy(asc(roundStops.roundId), asc(roundStops.position), asc(roundStops.id))
}

/** Writes rounds as they now stand, and all their stops anew: three statements whatever their number. */
export async function putRounds(
  tx: Tx,
  hubId: HubId,
  rows: readonly RoundRow[],
  stops: readonly StopRow[],
): Promise<void> {
  const ids = rows.map((row) => row.id)
  const { values } = manyRows(rounds, rows)
  await tx.execute(sql`
    UPDATE ${rounds} r SET name = v.name, state = v.state, vehicle_id = v.vehicle_id, vehicle_name = v.vehicle_name,
      mode = v.mode, who = v.who, who_name = v.who_name, driver = v.driver, from_minute = v.from_minute,
      to_minute = v.to_minute, scheme_id = v.scheme_id, note = v.note, sequence = v.sequence, planned = v.planned,
      leaves_at = v.leaves_at, returns_at = v.returns_at, warnings = v.warnings, between = v.between, words = v.words, published_at = v.published_at,
      updated_at = v.updated_at
    FROM ${values} v WHERE r.hub_id = ${hubId} AND r.id = v.id`)
  await tx.delete(roundStops).where(and(eq(roundStops.hubId, hubId), inArray(roundStops.roundId, ids)))
  if (stops.length === 0) return
  const put = manyRows(roundStops, stops)
  await tx.execute(sql`INSERT INTO ${roundStops} (${put.names}) SELECT ${put.names} FROM ${put.values}`)
}

export async function insertRoundMoves(
  tx: Tx,
  rows: readonly (typeof roundMoves.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(roundMoves).values([...rows])
}

export const movesOfBatch = (tx: Tx, hubId: HubId, batchId: Id<'RoundBatch'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(roundMoves)
    .where(and(eq(roundMoves.hubId, hubId), eq(roundMoves.batchId, batchId)))

/** What happened to a round, the last first. */
export const movesOfRound = (tx: Tx, hubId: HubId, roundId: Id<'Round'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(roundMoves)
    .where(and(eq(roundMoves.hubId, hubId), eq(roundMoves.roundId, roundId)))
    .orderBy(desc(roundMoves.id))
    .limit(200)

/** What keys stand for, by kind. */
export const idsOf = (keys: readonly ErrandKey[]) => ({
  requests: keys.flatMap((key) => (key.startsWith('request:') ? [key.slice(8) as Id<'Request'>] : [])),
  errands: keys.flatMap((key) => (key.startsWith('errand:') ? [key.slice(7) as Id<'RoundErrand'>] : [])),
})

/** Stops to come of these errands, in whatever round: two reads of a partial index. */
export async function waitingStops(
  tx: Tx,
  hubId: HubId,
  keys: readonly ErrandKey[],
): Promise<{ key: ErrandKey; roundId: Id<'Round'>; stopId: Id<'RoundStop'> }[]> {
  const { requests, errands } = idsOf(keys)
  const columns = { roundId: roundStops.roundId, stopId: roundStops.id }
  const todo = sql`${roundStops.state} in ('todo', 'arrived')`
  const byRequest =
    requests.length === 0
      ? []
      : await tx
          .select({ id: roundStops.requestId, ...columns })
          .from(roundStops)
          .where(and(eq(roundStops.hubId, hubId), inArray(roundStops.requestId, requests), todo))
  const byErrand =
    errands.length === 0
      ? []
      : await tx
          .select({ id: roundStops.errandId, ...columns })
          .from(roundStops)
          .where(and(eq(roundStops.hubId, hubId), inArray(roundStops.errandId, errands), todo))
  return [
    ...byRequest.map(({ id, ...at }) => ({ key: `request:${id!}` as ErrandKey, ...at })),
    ...byErrand.map(({ id, ...at }) => ({ key: `errand:${id!}` as ErrandKey, ...at })),
  ]
}

const openOf = (tx: Tx, hubId: HubId, ids: readonly Id<'RoundErrand'>[]) =>
  tx
    .select({ id: roundErrands.id })
    .from(roundErrands)
    .where(
      and(eq(roundErrands.hubId, hubId), inArray(roundErrands.id, [...ids]), eq(roundErrands.state, 'open')),
    )
    .orderBy(asc(roundErrands.id))

/** Those of the errands noted by hand that still wait to be done. */
export async function openErrands(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
): Promise<Set<Id<'RoundErrand'>>> {
  return new Set(ids.length === 0 ? [] : (await openOf(tx, hubId, ids)).map(({ id }) => id))
}

/** The same, held until the transaction ends: nobody gives one of them up meanwhile. */
export async function holdOpenErrands(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
): Promise<Set<Id<'RoundErrand'>>> {
  return new Set(ids.length === 0 ? [] : (await openOf(tx, hubId, ids).for('share')).map(({ id }) => id))
}
