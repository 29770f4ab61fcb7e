import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { roundMoves, roundStops, rounds } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import { roundDeeds } from './tables.ts'

export type DrivenRound = typeof rounds.$inferSelect
export type DrivenStop = typeof roundStops.$inferSelect
export type DeedRow = typeof roundDeeds.$inferSelect

/** The round, held until the transaction ends: what phones say of it waits in line. */
export async function holdRound(tx: Tx, hubId: Id<'Hub'>, id: Id<'Round'>): Promise<DrivenRound | null> {
  const [row] = await tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), eq(rounds.id, id)))
    .for('update')
  return row ?? null
}

/** Its stops in their order. */
export const stopsIn = (tx: Tx, hubId: Id<'Hub'>, roundId: Id<'Round'>): Promise<DrivenStop[]> =>
  tx
    .select()
    .from(roundStops)
    .where(and(eq(roundStops.hubId, hubId), eq(roundStops.roundId, roundId)))
    .orderBy(asc(roundStops.position), asc(roundStops.id))

export async function deedById(tx: Tx, hubId: Id<'Hub'>, id: Id<'RoundDeed'>): Promise<DeedRow | null> {
  const [row] = await tx
    .select()
    .from(roundDeeds)
    .where(and(eq(roundDeeds.hubId, hubId), eq(roundDeeds.id, id)))
  return row ?? null
}

/** What was said of a round, in the order in which it came. */
export const deedsOf = (tx: Tx, hubId: Id<'Hub'>, roundId: Id<'Round'>): Promise<DeedRow[]> =>
  tx
    .select()
    .from(roundDeeds)
    .where(and(eq(roundDeeds.hubId, hubId), eq(roundDeeds.roundId, roundId)))
    .orderBy(asc(roundDeeds.receivedAt), asc(roundDeeds.id))
    .limit(500)

export const insertDeed = (tx: Tx, row: typeof roundDeeds.$inferInsert) => tx.insert(roundDeeds).values(row)

export const setStops = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'RoundStop'>[],
  set: Partial<DrivenStop>,
) =>
  tx
    .update(roundStops)
    .set(set)
    .where(and(eq(roundStops.hubId, hubId), inArray(roundStops.id, [...ids])))

/** The round as it stands now, and a line of its history when it moved along its life. */
export async function moveRound(
  tx: Tx,
  round: DrivenRound,
  set: Partial<DrivenRound>,
  move: Pick<
    typeof roundMoves.$inferInsert,
    'id' | 'batchId' | 'verb' | 'why' | 'userId' | 'actorName' | 'at'
  >,
): Promise<DrivenRound> {
  const sequence = round.sequence + 1
  const next = { ...round, ...set, sequence, updatedAt: move.at }
  await tx
    .update(rounds)
    .set({ ...set, sequence, updatedAt: move.at })
    .where(and(eq(rounds.hubId, round.hubId), eq(rounds.id, round.id)))
  await tx
    .insert(roundMoves)
    .values({ hubId: round.hubId, roundId: round.id, toState: next.state, sequence, ...move })
  return next
}

/** An errand noted by hand whose door was served: it waits for nobody any more. */
export const closeErrand = (tx: Tx, hubId: Id<'Hub'>, id: Id<'RoundErrand'>, at: Date) =>
  tx
    .update(roundErrands)
    .set({ state: 'done', updatedAt: at })
    .where(and(eq(roundErrands.hubId, hubId), eq(roundErrands.id, id), eq(roundErrands.state, 'open')))

/** Adds what was taken at a door to what was taken there before. */
export const addCash = (tx: Tx, hubId: Id<'Hub'>, id: Id<'RoundStop'>, cash: Cents) =>
  tx
    .update(roundStops)
    .set({ cash: sql`coalesce(${roundStops.cash}, 0) + ${cash}` })
    .where(and(eq(roundStops.hubId, hubId), eq(roundStops.id, id)))
