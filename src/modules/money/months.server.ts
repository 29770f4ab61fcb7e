import { sql } from 'drizzle-orm'
import { addMonths, type Month, monthsBetween } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What one account moved in one month: cents debited and credited, reversals in the month they were made. */
export type AccountMonth = {
  readonly account: string
  readonly month: Month
  readonly debit: Cents
  readonly credit: Cents
}
/** Cash (class 5) of one month, in cents: what it moved by, and what there was at its end. */
export type CashMonth = { readonly month: Month; readonly moved: Cents; readonly balance: Cents }
export type LedgerMonths = {
  /** Accounts outside class 5 that moved, by account then month. */
  readonly accounts: readonly AccountMonth[]
  /** One per month asked, oldest first. */
  readonly cash: readonly CashMonth[]
}

type Row = { account: string; month: Month; debit: string; credit: string }

/** One line per account and month, and what cash held before `from` under the month `''`. */
const monthSums = (hubId: string, from: Month, to: Month) => sql`
  SELECT account, month, sum(debit)::text AS debit, sum(credit)::text AS credit FROM balances
  WHERE hub_id = ${hubId} AND month BETWEEN ${from} AND ${to} GROUP BY account, month
  UNION ALL
  SELECT '5', '', coalesce(sum(debit), 0)::text, coalesce(sum(credit), 0)::text FROM balances
  WHERE hub_id = ${hubId} AND account >= '5' AND account < '6' AND month < ${from}
  ORDER BY account, month`

/**
 * What every account moved in each month from `from` to `to`, both included, and cash at each month's end: one query
 * over the kept sums, whose cost follows accounts × months and never the number of transfers.
 */
export async function ledgerByMonth(ctx: Ctx, from: Month, to: Month): Promise<LedgerMonths> {
  const rows = await ctx.read(async (tx) => (await tx.execute<Row>(monthSums(ctx.hub.id, from, to))).rows)
  const moved = new Map<string, bigint>()
  const accounts: AccountMonth[] = []
  for (const { account, month, debit, credit } of rows)
    if (account.startsWith('5')) moved.set(month, (moved.get(month) ?? 0n) + BigInt(debit) - BigInt(credit))
    else accounts.push({ account, month, debit: cents(BigInt(debit)), credit: cents(BigInt(credit)) })
  let balance = moved.get('') ?? 0n
  const months = Math.max(0, monthsBetween(from, to) + 1)
  const cash = Array.from({ length: months }, (_, n) => {
    const month = addMonths(from, n)
    const of = moved.get(month) ?? 0n
    balance += of
    return { month, moved: cents(of), balance: cents(balance) }
  })
  return { accounts, cash }
}

export type Account = { readonly code: string; readonly name: string }

/** The hub's chart of accounts, in the order of its codes; empty until its books are opened. */
export const chartOf = (ctx: Ctx): Promise<readonly Account[]> =>
  ctx.read(
    async (tx) =>
      (
        await tx.execute<Account>(
          sql`SELECT code, name FROM accounts WHERE hub_id = ${ctx.hub.id} ORDER BY code`,
        )
      ).rows,
  )
