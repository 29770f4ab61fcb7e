import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import type { Purpose } from '../rules/held.ts'
import { heldAccounts, heldMoves } from './tables.ts'

export type HeldAccountRow = typeof heldAccounts.$inferSelect
export type HeldMoveRow = typeof heldMoves.$inferSelect

const accountWhere = (hubId: Id<'Hub'>, purpose: Purpose, organisationId: Id<'Organisation'>) =>
  and(
    eq(heldAccounts.hubId, hubId),
    eq(heldAccounts.purpose, purpose),
    eq(heldAccounts.organisationId, organisationId),
  )

/** What is held for a third party, opened at need and locked until the transaction ends. */
export async function lockHeld(
  tx: Tx,
  hubId: Id<'Hub'>,
  purpose: Purpose,
  organisationId: Id<'Organisation'>,
  now: Date,
): Promise<Cents> {
  await tx
    .insert(heldAccounts)
    .values({ hubId, purpose, organisationId, balance: zero, movedAt: now })
    .onConflictDoNothing()
  const [row] = await tx
    .select()
    .from(heldAccounts)
    .where(accountWhere(hubId, purpose, organisationId))
    .for('update')
  return row!.balance
}

/** Writes a move and the balance that it leaves; the account is locked by the caller. */
export async function insertMove(tx: Tx, move: typeof heldMoves.$inferInsert): Promise<void> {
  await tx.insert(heldMoves).values(move)
  await tx
    .update(heldAccounts)
    .set({ balance: move.balance, movedAt: move.recordedAt })
    .where(accountWhere(move.hubId, move.purpose, move.organisationId))
}

/** Every third party with something held or advanced, or moved before. */
export const heldAccountsOf = (tx: Tx, hubId: Id<'Hub'>, onlyOpen = false): Promise<HeldAccountRow[]> =>
  tx
    .select()
    .from(heldAccounts)
    .where(and(eq(heldAccounts.hubId, hubId), onlyOpen ? ne(heldAccounts.balance, zero) : undefined))
    .orderBy(asc(heldAccounts.purpose), desc(heldAccounts.balance), asc(heldAccounts.organisationId))
    .limit(2000)

export async function heldAccount(
  tx: Tx,
  hubId: Id<'Hub'>,
  purpose: Purpose,
  organisationId: Id<'Organisation'>,
): Promise<HeldAccountRow | null> {
  const [row] = await tx
    .select()
    .from(heldAccounts)
    .where(accountWhere(hubId, purpose, organisationId))
  return row ?? null
}

/** Moves of one third party, the last first, one more than a page; each says whether it was taken back. */
export async function movesPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  purpose: Purpose,
  organisationId: Id<'Organisation'>,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<(HeldMoveRow & { undone: boolean })[]> {
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const rows = await tx
    .select({
      move: heldMoves,
      undone: sql<boolean>`coalesce((SELECT true FROM held_moves r
        WHERE r.hub_id = held_moves.hub_id AND r.reverses = held_moves.id LIMIT 1), false)`,
    })
    .from(heldMoves)
    .where(
      and(
        eq(heldMoves.hubId, hubId),
        eq(heldMoves.purpose, purpose),
        eq(heldMoves.organisationId, organisationId),
        edge
          ? backwards
            ? sql`${heldMoves.id} > ${edge[1]}::uuid`
            : sql`${heldMoves.id} < ${edge[1]}::uuid`
          : undefined,
      ),
    )
    .orderBy(backwards ? asc(heldMoves.id) : desc(heldMoves.id))
    .limit(size + 1)
  return rows.map(({ move, undone }) => ({ ...move, undone }))
}

export async function moveById(tx: Tx, hubId: Id<'Hub'>, id: Id<'HeldMove'>): Promise<HeldMoveRow | null> {
  const [row] = await tx
    .select()
    .from(heldMoves)
    .where(and(eq(heldMoves.hubId, hubId), eq(heldMoves.id, id)))
  return row ?? null
}

/** The moves that paid a statement over and that nobody took back. */
export const payoutPaid = (tx: Tx, hubId: Id<'Hub'>, payoutId: Id<'Payout'>): Promise<HeldMoveRow[]> =>
  tx
    .select()
    .from(heldMoves)
    .where(
      and(
        eq(heldMoves.hubId, hubId),
        eq(heldMoves.payoutId, payoutId),
        eq(heldMoves.kind, 'pay-over'),
        isNull(heldMoves.reverses),
        sql`NOT EXISTS (SELECT 1 FROM held_moves r WHERE r.hub_id = ${hubId} AND r.reverses = ${heldMoves.id})`,
      ),
    )
