import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { partyNames } from '#modules/money/books/entries.server.ts'
import { letteredBy, letteringsOf, openLines } from '#modules/money/books/letter.server.ts'
import type { Party } from '#modules/money/rules/entry.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** An account whose lines answer each other; `open` counts up to `MOST`. */
type AccountToLetter = { code: string; name: string; open: number; balance: Cents; oldest: Day }

/** Lines counted per account and side, and shown on its page. */
export const MOST = 200

/** Accounts of third parties, of money on its way and of internal transfers, with the lines that nothing answers. */
export const accountsToLetter = (ctx: Ctx): Promise<AccountToLetter[]> =>
  ctx.read(async (tx) => {
    const side = (own: 'debit' | 'credit') => sql`
      (SELECT t.day FROM transfers t WHERE t.hub_id = a.hub_id AND t.${sql.raw(own)} = a.code
        AND ${letteredBy(sql`t`, sql`${own}`)} IS NULL ORDER BY t.day, t.id LIMIT ${MOST})`
    const { rows } = await tx.execute<{
      code: string
      name: string
      n: string
      oldest: Day
      balance: string
    }>(sql`
      SELECT a.code, a.name, o.n::text AS n, o.oldest, coalesce((SELECT sum(b.debit - b.credit) FROM balances b
        WHERE b.hub_id = a.hub_id AND b.account = a.code), 0)::text AS balance
      FROM accounts a
      CROSS JOIN LATERAL (SELECT count(*) AS n, min(day) AS oldest FROM (${side('debit')} UNION ALL ${side('credit')}) l) o
      WHERE a.hub_id = ${ctx.hub.id} AND (a.code ~ '^(40|41|42|467|511|58)') AND o.n > 0
      ORDER BY a.code`)
    return rows.map(({ n, balance, ...row }) => ({
      ...row,
      open: Number(n),
      balance: cents(BigInt(balance)),
    }))
  })

/** The open lines of one account with the names of their parties, and its last letterings; null for no account. */
export async function accountPage(ctx: Ctx, code: string) {
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ name: string }>(
      sql`SELECT name FROM accounts WHERE hub_id = ${ctx.hub.id} AND code = ${code}`,
    ),
  )
  const [head] = rows
  if (!head) return null
  const lines = await ctx.read((tx) => openLines(tx, ctx.hub.id, code, { limit: MOST }))
  const names = await partyNames(
    ctx,
    lines.map(({ partyKind, partyId }): Party | null =>
      partyKind && partyId ? { kind: partyKind, id: partyId } : null,
    ),
  )
  return {
    code,
    name: head.name,
    lines: lines.map((line) => ({ ...line, who: names.get(line.party) ?? '' })),
    done: await letteringsOf(ctx, code),
  }
}
