import { sql } from 'drizzle-orm'
import { monthOf } from '#kit/day.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import { openingsOf } from '#modules/money/books/openings.server.ts'
import { bookYears, yearAsked } from '#modules/money/books/years.server.ts'
import type { FiscalYear } from '#modules/money/rules/fiscal-year.ts'
import { type TrialBalance, trialBalance } from '#modules/money/rules/trial-balance.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Row = Record<'account' | 'name' | 'debit' | 'credit', string>

export type Ledger = TrialBalance & { year: FiscalYear; years: readonly string[] }

/** Every account with what it began a fiscal year (`exercice`) with and what it moved. Reads kept sums only. */
export async function readLedger(ctx: Ctx, params: URLSearchParams): Promise<Ledger> {
  const year = await yearAsked(ctx, params)
  const years = (await bookYears(ctx)).years.map((one) => one.year)
  return await ctx.read(async (tx) => {
    const opened = new Map<string, Cents>()
    for (const { account, amount } of await openingsOf(tx, ctx, year))
      opened.set(account, add(opened.get(account) ?? zero, amount))
    const { rows } = await tx.execute<Row>(sql`
      SELECT a.code AS account, a.name, coalesce(b.debit, 0)::text AS debit, coalesce(b.credit, 0)::text AS credit
      FROM accounts a
      LEFT JOIN (SELECT account, sum(debit) AS debit, sum(credit) AS credit FROM balances
        WHERE hub_id = ${ctx.hub.id} AND month BETWEEN ${monthOf(year.startsOn)} AND ${monthOf(year.endsOn)}
        GROUP BY account) b ON b.account = a.code
      WHERE a.hub_id = ${ctx.hub.id} ORDER BY a.code`)
    const sums = rows.map(({ account, name, debit, credit }) => ({
      account,
      name,
      opening: opened.get(account) ?? zero,
      debit: cents(BigInt(debit)),
      credit: cents(BigInt(credit)),
    }))
    return { ...trialBalance(sums), year, years }
  })
}
