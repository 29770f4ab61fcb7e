import { and, desc, eq, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, nextNumber } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayKeepBooks } from '../permits.ts'
import type { Means } from '../rules/axes.ts'
import { numberOf } from '../rules/entry.ts'
import { lockPiece } from '../store.server.ts'
import { taxOn } from './identity.server.ts'
import { receiptSlips, type SlipLine } from './tables.ts'

export type Slip = typeof receiptSlips.$inferSelect
/** What would be on a slip closed now. */
export type OpenSlip = Pick<Slip, 'lines' | 'total' | 'receipts' | 'firstReceipt' | 'lastReceipt' | 'sinceAt'>

type Sum = { account: string; name: string; means: Means; amount: string }
type Range = { n: number; first: string | null; last: string | null }

/** What was received since the last slip and up to an instant, what was given back taken off. */
async function since(tx: Tx, ctx: Ctx, until: Date): Promise<OpenSlip> {
  const hub = ctx.hub.id
  const [last] = await slipRows(tx, hub, 1)
  const sinceAt = last?.untilAt ?? null
  const from = sinceAt ? sql`AND p.recorded_at > ${sinceAt.toISOString()}::timestamptz` : sql``
  const those = sql`p.hub_id = ${hub} AND p.recorded_at <= ${until.toISOString()}::timestamptz ${from}`
  const { rows } = await tx.execute<Sum>(sql`
    SELECT t.account, a.name, t.means, sum(t.amount)::text AS amount FROM (
      SELECT t.credit AS account, p.means, t.amount FROM payments p
      JOIN transfers t ON t.hub_id = p.hub_id AND t.entry_id = p.entry_id
      WHERE ${those} AND p.amount > 0
      UNION ALL
      SELECT t.debit, p.means, -t.amount FROM payments p
      JOIN transfers t ON t.hub_id = p.hub_id AND t.entry_id = p.entry_id
      WHERE ${those} AND p.amount < 0
    ) t
    JOIN accounts a ON a.hub_id = ${hub} AND a.code = t.account
    GROUP BY t.account, a.name, t.means HAVING sum(t.amount) <> 0
    ORDER BY t.account, t.means`)
  const { rows: ranges } = await tx.execute<Range>(sql`
    SELECT count(*)::int AS n, min(p.number) AS first, max(p.number) AS last FROM payments p WHERE ${those}`)
  const { n, first, last: final } = ranges[0]!
  const lines: SlipLine[] = rows
  return {
    ...{ lines, sinceAt, receipts: n, firstReceipt: first ?? '', lastReceipt: final ?? '' },
    total: add(...lines.map((line) => cents(BigInt(line.amount)))) as Cents,
  }
}

/** What waits to be handed over. */
export const openSlip = (ctx: Ctx): Promise<OpenSlip> => ctx.read((tx) => since(tx, ctx, ctx.now()))

const slipRows = (tx: Tx, hubId: Id<'Hub'>, limit: number): Promise<Slip[]> =>
  tx
    .select()
    .from(receiptSlips)
    .where(eq(receiptSlips.hubId, hubId))
    .orderBy(desc(receiptSlips.untilAt))
    .limit(limit)

/** The last slips, newest first: one a week or a month, two years of weeks at most. */
export const slipsOf = (ctx: Ctx): Promise<Slip[]> => ctx.read((tx) => slipRows(tx, ctx.hub.id, 104))

export async function slipByNumber(ctx: Ctx, number: string): Promise<Slip | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(receiptSlips)
      .where(and(eq(receiptSlips.hubId, ctx.hub.id), eq(receiptSlips.number, number))),
  )
  return row ?? null
}

/**
 * Closes a slip over everything recorded since the one before: each receipt is on one slip. Payments are numbered under the
 * lock of their counter, which is taken here too, so that none recorded meanwhile is left between two slips.
 */
export async function issueSlip(
  ctx: Ctx,
): Promise<Result<{ number: string }, 'not_permitted' | 'not_a_public_body' | 'nothing_received'>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  if ((await taxOn(ctx, ctx.today())).profile !== 'public-body') return refuse('not_a_public_body')
  return await ctx.tx(async (tx) => {
    await lockPiece(tx, ctx.hub.id, 'receipt-slip', 'issue')
    const year = ctx.today().slice(0, 4)
    await tx.execute(
      sql`SELECT last FROM counters WHERE hub_id = ${ctx.hub.id} AND series = ${`R${year}`} FOR UPDATE`,
    )
    const untilAt = ctx.now()
    const slip = await since(tx, ctx, untilAt)
    if (slip.receipts === 0) return refuse('nothing_received')
    const number = numberOf('BR', year, await nextNumber(tx, ctx, `BR${year}`))
    const id = newId<'ReceiptSlip'>()
    await tx.insert(receiptSlips).values({
      ...slip,
      ...{ hubId: ctx.hub.id, id, number, untilAt, issuedOn: ctx.today() },
      ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'issue', 'receipt-slip', id, { number })
    return ok({ number })
  })
}
