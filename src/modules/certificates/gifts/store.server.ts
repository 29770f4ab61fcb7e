import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { giftReceiptItems, giftReceipts } from '../tables.ts'

export type GiftReceipt = typeof giftReceipts.$inferSelect

/** One gift received, what was given back taken off, that no living receipt certifies. */
export type Gift = {
  readonly pieceId: string
  readonly day: Day
  readonly means: string | null
  readonly amount: Cents
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
}

type Row = Omit<Gift, 'amount'> & { amount: string }

/**
 * Gifts of a civil year by day: what payments and operations credited to 7541 (gifts) and 7542 (patronage), less what their
 * reversals and refunds took back. One query over the year's credits of two accounts.
 */
export async function giftsOf(tx: Tx, hubId: Id<'Hub'>, year: number): Promise<Gift[]> {
  const { rows } = await tx.execute<Row>(sql`
    SELECT g."pieceId", g.day::text AS day, g.means, g.amount::text AS amount,
      g.person_id AS "personId", g.organisation_id AS "organisationId"
    FROM (
      SELECT p.id::text AS "pieceId", p.day, p.means, p.person_id, p.organisation_id, sum(t.amount) - (
          SELECT coalesce(sum(rt.amount), 0) FROM payments r
          JOIN transfers rt ON rt.hub_id = r.hub_id AND rt.entry_id = r.entry_id AND rt.debit IN ('7541', '7542')
          WHERE r.hub_id = ${hubId} AND (r.reverses = p.id OR r.refunds = p.id)) AS amount
      FROM transfers t JOIN payments p ON p.hub_id = t.hub_id AND p.entry_id = t.entry_id
      WHERE t.hub_id = ${hubId} AND t.credit IN ('7541', '7542')
        AND t.day BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
        AND p.reverses IS NULL AND p.refunds IS NULL
      GROUP BY p.id, p.hub_id, p.day, p.means, p.person_id, p.organisation_id
      UNION ALL
      SELECT o.id::text, o.day, o.means, NULL::uuid, o.organisation_id, o.amount FROM operations o
      WHERE o.hub_id = ${hubId} AND o.kind IN ('gift', 'patronage') AND o.reverses IS NULL
        AND o.day BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
        AND NOT EXISTS (SELECT 1 FROM operations r WHERE r.hub_id = ${hubId} AND r.reverses = o.id)
    ) g
    WHERE g.amount > 0 AND NOT EXISTS (
      SELECT 1 FROM gift_receipt_items i
      WHERE i.hub_id = ${hubId} AND i.piece_id = g."pieceId" AND i.cancelled_at IS NULL)
    ORDER BY g.day, g."pieceId"`)
  return rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}

export async function insertReceipts(
  tx: Tx,
  receipts: readonly (typeof giftReceipts.$inferInsert)[],
  items: readonly (typeof giftReceiptItems.$inferInsert)[],
): Promise<void> {
  await tx.insert(giftReceipts).values([...receipts])
  await tx.insert(giftReceiptItems).values([...items])
}

/** Receipts of a year, newest first, from after one; `limit` + 1 tells whether more follow. */
export const receiptsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  year: number,
  { after, limit }: { after?: Id<'GiftReceipt'>; limit: number },
): Promise<GiftReceipt[]> =>
  tx
    .select()
    .from(giftReceipts)
    .where(
      and(
        eq(giftReceipts.hubId, hubId),
        eq(giftReceipts.year, year),
        after ? lt(giftReceipts.id, after) : undefined,
      ),
    )
    .orderBy(desc(giftReceipts.id))
    .limit(limit)

export async function receiptByNumber(tx: Tx, hubId: Id<'Hub'>, number: string): Promise<GiftReceipt | null> {
  const [row] = await tx
    .select()
    .from(giftReceipts)
    .where(and(eq(giftReceipts.hubId, hubId), eq(giftReceipts.number, number)))
  return row ?? null
}

/** Marks a living receipt and its gifts as cancelled; false when it is already. */
export async function cancelRow(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'GiftReceipt'>,
  { at, why }: { at: Date; why: string },
): Promise<boolean> {
  const done = await tx
    .update(giftReceipts)
    .set({ cancelledAt: at, cancelledWhy: why })
    .where(and(eq(giftReceipts.hubId, hubId), eq(giftReceipts.id, id), isNull(giftReceipts.cancelledAt)))
    .returning({ id: giftReceipts.id })
  if (done.length === 0) return false
  await tx
    .update(giftReceiptItems)
    .set({ cancelledAt: at })
    .where(and(eq(giftReceiptItems.hubId, hubId), eq(giftReceiptItems.receiptId, id)))
  return true
}

/** What a year's living receipts certify, for the yearly declaration (CGI art. 222 bis). */
export async function yearTotals(
  tx: Tx,
  hubId: Id<'Hub'>,
  year: number,
): Promise<{ count: number; amount: Cents }> {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      amount: sql<string>`coalesce(sum(${giftReceipts.amount}), 0)::text`,
    })
    .from(giftReceipts)
    .where(and(eq(giftReceipts.hubId, hubId), eq(giftReceipts.year, year), isNull(giftReceipts.cancelledAt)))
  return { count: row?.count ?? 0, amount: cents(BigInt(row?.amount ?? '0')) }
}
