import { and, eq, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Means } from '../rules/axes.ts'
import { drawers } from './tables.ts'

type Session = Id<'TillSession'>

/** From now on what this person receives is in this drawer; what everybody receives, when it is the only one open. */
export async function openDrawer(tx: Tx, ctx: Ctx, sessionId: Session): Promise<void> {
  await tx.insert(drawers).values({ hubId: ctx.hub.id, sessionId, hands: [], openedAt: ctx.now() })
  await joinDrawer(tx, ctx, sessionId)
}

/** Somebody works at this drawer, and at no other. Answers false when it is not open. */
export async function joinDrawer(tx: Tx, ctx: Ctx, sessionId: Session): Promise<boolean> {
  const hand = ctx.actor.userId
  const { rows } = await tx.execute(sql`
    UPDATE drawers SET hands = CASE WHEN session_id = ${sessionId} AND ${hand}::text IS NOT NULL
      THEN array_append(array_remove(hands, ${hand}::text), ${hand}::text) ELSE array_remove(hands, ${hand}::text) END
    WHERE hub_id = ${ctx.hub.id} RETURNING session_id = ${sessionId} AS here`)
  return rows.some((row) => row.here === true)
}

/**
 * Holds a drawer until the transaction ends: whoever receives money into it waits, then finds it closed. Answers false
 * when it is not open (any more).
 */
export async function holdDrawer(tx: Tx, hubId: Id<'Hub'>, sessionId: Session): Promise<boolean> {
  const held = await tx
    .select({ sessionId: drawers.sessionId })
    .from(drawers)
    .where(and(eq(drawers.hubId, hubId), eq(drawers.sessionId, sessionId)))
    .for('update')
  return held.length > 0
}

export async function closeDrawer(tx: Tx, hubId: Id<'Hub'>, sessionId: Session): Promise<void> {
  await tx.delete(drawers).where(and(eq(drawers.hubId, hubId), eq(drawers.sessionId, sessionId)))
}

/** The drawers that are open, the oldest first. */
export const openDrawers = (tx: Tx, hubId: Id<'Hub'>) =>
  tx.select().from(drawers).where(eq(drawers.hubId, hubId)).orderBy(drawers.openedAt, drawers.sessionId)

/** What the entries of a session moved in and out of account 530, in cents. */
export async function cashOfSession(tx: Tx, hubId: Id<'Hub'>, sessionId: Session): Promise<Cents> {
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(CASE WHEN t.debit = '530' THEN t.amount WHEN t.credit = '530' THEN -t.amount ELSE 0 END), 0)::text AS sum
    FROM entries e JOIN transfers t ON t.hub_id = e.hub_id AND t.entry_id = e.id
    WHERE e.hub_id = ${hubId} AND e.session_id = ${sessionId}`)
  return cents(BigInt(rows[0]!.sum))
}

export type MeansTotal = {
  readonly means: Means
  /** How many were received, and taken back. */
  readonly received: number
  readonly returned: number
  /** Cents, what was taken back subtracted. */
  readonly amount: Cents
}

/** What was received during a session, by means. */
export async function receivedInSession(tx: Tx, hubId: Id<'Hub'>, sessionId: Session): Promise<MeansTotal[]> {
  const { rows } = await tx.execute<{ means: Means; received: number; returned: number; amount: string }>(sql`
    SELECT p.means, count(*) FILTER (WHERE p.amount > 0)::int AS received,
      count(*) FILTER (WHERE p.amount < 0)::int AS returned, sum(p.amount)::text AS amount
    FROM entries e JOIN payments p ON p.hub_id = e.hub_id AND p.entry_id = e.id
    WHERE e.hub_id = ${hubId} AND e.session_id = ${sessionId} GROUP BY p.means ORDER BY p.means`)
  return rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}

/** What the books hold in cash, in all drawers and out of them: the balance of account 530, in cents. */
export async function cashInHand(tx: Tx, hubId: Id<'Hub'>): Promise<Cents> {
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(debit - credit), 0)::text AS sum FROM balances WHERE hub_id = ${hubId} AND account = '530'`)
  return cents(BigInt(rows[0]!.sum))
}
