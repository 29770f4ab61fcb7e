import { sql } from 'drizzle-orm'
import { type Day, firstDay, monthOf } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type CashPart = { readonly account: string; readonly name: string; readonly balance: Cents }
export type Cash = { readonly total: Cents; readonly parts: readonly CashPart[] }

/** Cash at the end of a day, in cents: the balance of class 5, and what it is made of. */
export const cashOn = (ctx: Ctx, day: Day): Promise<Cash> =>
  ctx.read(async (tx) => {
    const month = monthOf(day)
    const { rows } = await tx.execute<{ account: string; name: string; balance: string }>(sql`
      SELECT a.code AS account, a.name, sum(p.amount)::text AS balance FROM (
        SELECT account, debit - credit AS amount FROM balances
        WHERE hub_id = ${ctx.hub.id} AND account >= '5' AND account < '6' AND month < ${month}
        UNION ALL
        SELECT debit, amount FROM transfers
        WHERE hub_id = ${ctx.hub.id} AND debit >= '5' AND debit < '6' AND day BETWEEN ${firstDay(month)} AND ${day}
        UNION ALL
        SELECT credit, -amount FROM transfers
        WHERE hub_id = ${ctx.hub.id} AND credit >= '5' AND credit < '6' AND day BETWEEN ${firstDay(month)} AND ${day}
      ) p
      JOIN accounts a ON a.hub_id = ${ctx.hub.id} AND a.code = p.account
      GROUP BY a.code, a.name ORDER BY a.code DESC`)
    const parts = rows.map((row) => ({ ...row, balance: cents(BigInt(row.balance)) }))
    return { total: cents(parts.reduce((sum, part) => sum + part.balance, 0n)), parts }
  })
