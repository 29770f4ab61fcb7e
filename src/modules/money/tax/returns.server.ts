import { and, desc, eq, sql } from 'drizzle-orm'
import { type Day, firstDay, lastDay, type Month, monthOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { post } from '../ledger.server.ts'
import { taxFr } from '../messages.tax.fr.ts'
import { mayKeepBooks } from '../permits.ts'
import type { PostRefusal } from '../rules/refusals.ts'
import { settling, type VatMoves, type VatReturn, vatReturn } from '../rules/vat-return.ts'
import { lockPiece } from '../store.server.ts'
import { vatReturns } from './tables.ts'

const PIECE = 'vat-return'

/** The return of a month as the books stand, with what was written late into months already declared. */
export const readReturn = (ctx: Ctx, month: Month): Promise<VatReturn> =>
  ctx.read(async (tx) => vatReturn(await movesOf(tx, ctx, month)))

type Moved = { account: string; rate: number; sum: string }
type Totals = { collected: string; deductible: string; carried: string }

async function movesOf(tx: Tx, ctx: Ctx, month: Month): Promise<VatMoves> {
  const hub = ctx.hub.id
  const [from, to] = [firstDay(month), lastDay(month)]
  // The settling of an earlier month is no movement of this one.
  const { rows: moved } = await tx.execute<Moved>(sql`
    SELECT account, CASE WHEN rate IS NULL THEN 0 ELSE rate END AS rate, sum(amount)::text AS sum FROM (
      SELECT entry_id, credit AS account, vat_rate AS rate, amount FROM transfers
      WHERE hub_id = ${hub} AND credit IN ('44571', '44562', '44566') AND day BETWEEN ${from} AND ${to}
      UNION ALL
      SELECT entry_id, debit, vat_rate, -amount FROM transfers
      WHERE hub_id = ${hub} AND debit IN ('44571', '44562', '44566') AND day BETWEEN ${from} AND ${to}
    ) t
    JOIN entries e ON e.hub_id = ${hub} AND e.id = t.entry_id AND e.piece_kind <> ${PIECE}
    GROUP BY 1, 2`)
  const { rows } = await tx.execute<Totals>(sql`
    SELECT
      ((SELECT coalesce(sum(credit - debit), 0) FROM balances
        WHERE hub_id = ${hub} AND account = '44571' AND month <= ${month})
        + coalesce(sum(r.collected) FILTER (WHERE e.day <= ${to}), 0) - coalesce(sum(r.collected), 0))::text AS collected,
      ((SELECT coalesce(sum(debit - credit), 0) FROM balances
        WHERE hub_id = ${hub} AND account IN ('44562', '44566') AND month <= ${month})
        + coalesce(sum(r.deductible) FILTER (WHERE e.day <= ${to}), 0) - coalesce(sum(r.deductible), 0))::text AS deductible,
      (SELECT coalesce(sum(debit - credit), 0) FROM balances
        WHERE hub_id = ${hub} AND account = '44567')::text AS carried
    FROM vat_returns r JOIN entries e ON e.hub_id = r.hub_id AND e.id = r.entry_id
    WHERE r.hub_id = ${hub} AND r.to_day < ${from}`)
  const of = (account: string) => moved.filter((row) => row.account === account)
  const sum = (list: readonly Moved[]) => list.reduce((total, row) => total + BigInt(row.sum), 0n)
  const [collected, assets, goods] = [sum(of('44571')), -sum(of('44562')), -sum(of('44566'))]
  const totals = rows[0]!
  return {
    collected: of('44571').map((row) => ({ rate: row.rate, vat: cents(BigInt(row.sum)) })),
    onAssets: cents(assets),
    onGoods: cents(goods),
    carried: cents(BigInt(totals.carried)),
    late: {
      collected: cents(BigInt(totals.collected) - collected),
      deductible: cents(BigInt(totals.deductible) - assets - goods),
    },
  }
}

export type Declared = Pick<
  typeof vatReturns.$inferSelect,
  'period' | 'fromDay' | 'toDay' | 'collected' | 'deductible' | 'due' | 'recordedAt'
>

/** The returns noted in the books, newest first. */
export const declaredReturns = (ctx: Ctx, limit = 24): Promise<Declared[]> =>
  ctx.read((tx) =>
    tx
      .select()
      .from(vatReturns)
      .where(eq(vatReturns.hubId, ctx.hub.id))
      .orderBy(desc(vatReturns.toDay))
      .limit(limit),
  )

type ReturnRefusal =
  | PostRefusal
  | 'not_permitted'
  | 'period_not_over'
  | 'period_declared'
  | 'later_declared'
  | 'nothing_to_declare'

/**
 * Notes that the return of a month was sent: its VAT accounts are emptied into what is due or carried, once, in an
 * entry of today. Months are declared in order. Refuses a month that is not over.
 */
export async function declareMonth(
  ctx: Ctx,
  month: Month,
): Promise<Result<{ number: string }, ReturnRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const [from, to]: [Day, Day] = [firstDay(month), lastDay(month)]
  if (monthOf(ctx.today()) <= month) return refuse('period_not_over')
  return await ctx.tx(async (tx) => {
    await lockPiece(tx, ctx.hub.id, PIECE, 'declare')
    const [last] = await tx
      .select({ period: vatReturns.period, toDay: vatReturns.toDay })
      .from(vatReturns)
      .where(and(eq(vatReturns.hubId, ctx.hub.id), sql`${vatReturns.toDay} >= ${to}`))
      .orderBy(vatReturns.toDay)
      .limit(1)
    if (last) return refuse(last.toDay === to ? 'period_declared' : 'later_declared')
    const r = vatReturn(await movesOf(tx, ctx, month))
    const transfers = settling(r)
    if (transfers.length === 0) return refuse('nothing_to_declare')
    const posted = await post(tx, ctx, {
      journal: 'misc',
      day: ctx.today(),
      label: `${taxFr.vat.title} ${month}`,
      piece: { kind: PIECE, id: month },
      transfers,
    })
    if (!posted.ok) return posted
    const { entryId, number } = posted.value
    await tx.insert(vatReturns).values({
      ...{ hubId: ctx.hub.id, period: month, fromDay: from, toDay: to, entryId },
      // What is carried from before was deductible in its own month: kept apart, so that it is counted once.
      ...{ collected: r.collected, deductible: cents(r.deductible - r.carried), due: r.due },
      ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'declare', 'vat', month, { number })
    return ok({ number })
  })
}
