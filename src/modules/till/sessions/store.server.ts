import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import { cashInHand, cashOfSession } from '#modules/money/index.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { tillCounts, tillMoves, tillSessions, tills } from './tables.ts'

export type TillRow = typeof tills.$inferSelect
export type SessionRow = typeof tillSessions.$inferSelect
export type CountRow = typeof tillCounts.$inferSelect
export type MoveRow = typeof tillMoves.$inferSelect

/** Holds a till until the transaction ends, so that two people do not open it at once. */
export async function holdTill(tx: Tx, hubId: Id<'Hub'>, id: Id<'Till'>): Promise<TillRow | null> {
  const [row] = await tx
    .select()
    .from(tills)
    .where(and(eq(tills.hubId, hubId), eq(tills.id, id), isNull(tills.retiredAt)))
    .for('update')
  return row ?? null
}

export type LastSession = { readonly session: SessionRow; readonly count: CountRow | null }

/** The last session of a till, with its count when it ended. */
export async function lastSession(tx: Tx, hubId: Id<'Hub'>, tillId: Id<'Till'>): Promise<LastSession | null> {
  const [row] = await tx
    .select({ session: tillSessions, count: tillCounts })
    .from(tillSessions)
    .leftJoin(
      tillCounts,
      and(eq(tillCounts.hubId, tillSessions.hubId), eq(tillCounts.sessionId, tillSessions.id)),
    )
    .where(and(eq(tillSessions.hubId, hubId), eq(tillSessions.tillId, tillId)))
    .orderBy(desc(tillSessions.rank))
    .limit(1)
  return row ?? null
}

export async function sessionById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'TillSession'>,
): Promise<SessionRow | null> {
  const [row] = await tx
    .select()
    .from(tillSessions)
    .where(and(eq(tillSessions.hubId, hubId), eq(tillSessions.id, id)))
  return row ?? null
}

export const movesOf = (tx: Tx, hubId: Id<'Hub'>, sessionId: Id<'TillSession'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(tillMoves)
    .where(and(eq(tillMoves.hubId, hubId), eq(tillMoves.sessionId, sessionId)))
    .orderBy(tillMoves.id)

/** What a session's drawer should hold now, in cents. */
export async function heldIn(tx: Tx, session: SessionRow): Promise<Cents> {
  const [unbooked] = await tx
    .select({ sum: sql<string>`coalesce(sum(${tillMoves.amount}), 0)::text` })
    .from(tillMoves)
    .where(
      and(eq(tillMoves.hubId, session.hubId), eq(tillMoves.sessionId, session.id), isNull(tillMoves.entryId)),
    )
  return add(
    session.counted,
    await cashOfSession(tx, session.hubId, session.id),
    cents(BigInt(unbooked?.sum ?? 0)),
  )
}

export type TillNow = {
  readonly till: TillRow
  readonly last: LastSession | null
  /** Cents in its drawer: what it should hold while open, what was left in it while closed. */
  readonly held: Cents
}

/** Every till in use, with its last session and what its drawer holds; few rows, whatever the years behind. */
export async function tillsNow(tx: Tx, hubId: Id<'Hub'>): Promise<TillNow[]> {
  const rows = await tx
    .selectDistinctOn([tills.createdAt, tills.id], { till: tills, session: tillSessions, count: tillCounts })
    .from(tills)
    .leftJoin(tillSessions, and(eq(tillSessions.hubId, tills.hubId), eq(tillSessions.tillId, tills.id)))
    .leftJoin(
      tillCounts,
      and(eq(tillCounts.hubId, tillSessions.hubId), eq(tillCounts.sessionId, tillSessions.id)),
    )
    .where(and(eq(tills.hubId, hubId), isNull(tills.retiredAt)))
    .orderBy(tills.createdAt, tills.id, desc(tillSessions.rank))
  return await Promise.all(
    rows.map(async ({ till, session, count }) => ({
      till,
      last: session && { session, count },
      held: session && !count ? await heldIn(tx, session) : (count?.kept ?? zero),
    })),
  )
}

/** Cash that is in no drawer: in the safe, or waiting to be taken to the bank. In cents. */
export async function cashInSafe(tx: Tx, hubId: Id<'Hub'>, now: readonly TillNow[]): Promise<Cents> {
  return cents((await cashInHand(tx, hubId)) - add(...now.map((one) => one.held)))
}
