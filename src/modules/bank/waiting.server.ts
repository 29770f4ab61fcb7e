import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { MEANS_OF, REMITTANCE_KINDS, type RemittanceKind, WAITS_ON } from './rules/remittance.ts'

/** A payment received that the bank has not yet. */
export type Waiting = {
  readonly id: Id<'Payment'>
  readonly number: string
  readonly day: Day
  readonly amount: Cents
  readonly payerName: string
  readonly label: string
  readonly reference: string | null
}

/** Payments that are looked at for one kind: more never waits at a counter. */
const MOST = 3_000

/** What an account of the books holds now, in cents. */
export async function heldOn(tx: Tx, ctx: Ctx, account: string): Promise<Cents> {
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(debit - credit), 0)::text AS sum FROM balances
    WHERE hub_id = ${ctx.hub.id} AND account = ${account}`)
  return cents(BigInt(rows[0]!.sum))
}

/**
 * Payments of a kind that no remittance holds and nobody took back, oldest first. Payments that were deposited without
 * a list (by an operation of the treasurer) are the oldest ones: those that wait are the newest whose sum is what the
 * waiting account holds. With `ids`, only those, whatever that account holds.
 */
export async function waitingPayments(
  tx: Tx,
  ctx: Ctx,
  { kind, ids }: { kind: RemittanceKind; ids?: readonly Id<'Payment'>[] },
): Promise<Waiting[]> {
  const hub = ctx.hub.id
  const those: SQL = ids ? sql`AND p.id = ANY(${`{${ids.join(',')}}`}::uuid[])` : sql``
  const { rows } = await tx.execute<Omit<Waiting, 'amount'> & { amount: string }>(sql`
    SELECT p.id, p.number, p.day, p.amount::text AS amount, p.payer_name AS "payerName", p.label, p.reference
    FROM payments p
    WHERE p.hub_id = ${hub} AND p.means = ${MEANS_OF[kind]} AND p.amount > 0 ${those}
      AND (SELECT true FROM payments r WHERE r.hub_id = ${hub} AND r.reverses = p.id LIMIT 1) IS NULL
      AND (SELECT true FROM remittance_payments x
        WHERE x.hub_id = ${hub} AND x.payment_id = p.id AND x.released IS NULL LIMIT 1) IS NULL
    ORDER BY p.day DESC, p.id DESC LIMIT ${MOST}`)
  const found = rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
  if (ids) return found.reverse()
  let left: bigint = await heldOn(tx, ctx, WAITS_ON[kind])
  const kept: Waiting[] = []
  for (const row of found) {
    if (left < row.amount) break
    left -= row.amount
    kept.push(row)
  }
  return kept.reverse()
}

export type WaitingSum = { readonly kind: RemittanceKind; readonly amount: Cents }

/** What waits to go to the bank, by kind, in cents: the accounts between the counter and the bank. */
export async function waitingSums(tx: Tx, ctx: Ctx): Promise<WaitingSum[]> {
  const { rows } = await tx.execute<{ account: string; sum: string }>(sql`
    SELECT account, sum(debit - credit)::text AS sum FROM balances
    WHERE hub_id = ${ctx.hub.id} AND account = ANY(${`{${Object.values(WAITS_ON).join(',')}}`}::text[]) GROUP BY account`)
  const held = new Map(rows.map((row) => [row.account, cents(BigInt(row.sum))]))
  return REMITTANCE_KINDS.map((kind) => ({ kind, amount: held.get(WAITS_ON[kind]) ?? cents(0) }))
}
