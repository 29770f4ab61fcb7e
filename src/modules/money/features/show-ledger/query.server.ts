import { sql } from 'drizzle-orm'
import { cents } from '#kit/money.ts'
import { type AccountSums, type TrialBalance, trialBalance } from '#modules/money/rules/trial-balance.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Row = Record<'account' | 'name' | 'debit' | 'credit' | 'debitBefore' | 'creditBefore', string>

const yearOf = (params: URLSearchParams): string | null => {
  const year = params.get('annee') ?? ''
  return /^\d{4}$/.test(year) ? year : null
}

export type Ledger = TrialBalance & { year: string | null; years: readonly string[] }

/** Every account with its movements of a year (`annee`), or since the beginning. Reads kept sums only. */
export const readLedger = (ctx: Ctx, params: URLSearchParams): Promise<Ledger> =>
  ctx.read(async (tx) => {
    const year = yearOf(params)
    const [first, last] = year ? [`${year}-01`, `${year}-12`] : ['0000-00', '9999-99']
    const found = await tx.execute<Row>(sql`
      SELECT b.account, a.name,
        coalesce(sum(b.debit) FILTER (WHERE b.month >= ${first}), 0)::text AS debit,
        coalesce(sum(b.credit) FILTER (WHERE b.month >= ${first}), 0)::text AS credit,
        coalesce(sum(b.debit) FILTER (WHERE b.month < ${first}), 0)::text AS "debitBefore",
        coalesce(sum(b.credit) FILTER (WHERE b.month < ${first}), 0)::text AS "creditBefore"
      FROM balances b JOIN accounts a ON a.hub_id = b.hub_id AND a.code = b.account
      WHERE b.hub_id = ${ctx.hub.id} AND b.month <= ${last}
      GROUP BY b.account, a.name ORDER BY b.account`)
    const years = await tx.execute<{ year: string }>(sql`
      SELECT DISTINCT left(month, 4) AS year FROM balances WHERE hub_id = ${ctx.hub.id} ORDER BY 1 DESC`)
    const sums: AccountSums[] = found.rows.map(({ account, name, ...row }) => ({
      account,
      name,
      debit: cents(BigInt(row.debit)),
      credit: cents(BigInt(row.credit)),
      debitBefore: cents(BigInt(row.debitBefore)),
      creditBefore: cents(BigInt(row.creditBefore)),
    }))
    return { ...trialBalance(sums), year, years: years.rows.map((row) => row.year) }
  })
