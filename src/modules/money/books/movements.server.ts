import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Journal } from '../rules/entry.ts'
import type { FiscalYear } from '../rules/fiscal-year.ts'
import { openingsOf } from './openings.server.ts'

/** A line of the general ledger. Amounts in cents; `balance` runs from the year's opening. */
export type LedgerLine = {
  readonly account: string
  readonly name: string
  /** Null for what the year began with. */
  readonly day: Day | null
  readonly number: string
  readonly journal: Journal | null
  readonly ref: string
  readonly label: string
  readonly debit: Cents
  readonly credit: Cents
  readonly balance: Cents
}

const BATCH = 2000

type Row = {
  id: string
  day: Day
  number: string
  journal: Journal
  ref: string
  label: string
  amount: string
}

/** One account's movements after a place, the oldest first: each side read in its own index and cut before they meet. */
async function movementsAfter(
  ctx: Ctx,
  account: string,
  year: FiscalYear,
  after: Row | null,
): Promise<Row[]> {
  const beyond = after ? sql`AND (t.day, t.id) > (${after.day}::date, ${after.id}::uuid)` : sql``
  const side = (own: SQL, sign: SQL) => sql`
    (SELECT t.hub_id, t.id, t.day, t.entry_id, ${sign} t.amount AS amount FROM transfers t
     WHERE t.hub_id = ${ctx.hub.id} AND t.${own} = ${account}
       AND t.day BETWEEN ${year.startsOn} AND ${year.endsOn} ${beyond}
     ORDER BY t.day, t.id LIMIT ${BATCH})`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Row>(sql`
      SELECT m.id, m.day, e.number, e.journal, coalesce(e.piece_ref, e.number) AS ref, e.label,
        m.amount::text AS amount
      FROM (${side(sql`debit`, sql``)} UNION ALL ${side(sql`credit`, sql`-`)}) m
      JOIN entries e ON e.hub_id = m.hub_id AND e.id = m.entry_id
      ORDER BY m.day, m.id LIMIT ${BATCH}`),
  )
  return rows
}

/** Accounts that a year knows: those it moved and those it began with. */
async function accountsOf(ctx: Ctx, year: FiscalYear) {
  return await ctx.read(async (tx) => {
    const opened = new Map<string, Cents>()
    for (const { account, amount } of await openingsOf(tx, ctx, year))
      opened.set(account, add(opened.get(account) ?? zero, amount))
    const { rows } = await tx.execute<{ code: string; name: string; moved: boolean }>(sql`
      SELECT a.code, a.name, EXISTS (SELECT FROM balances b WHERE b.hub_id = a.hub_id AND b.account = a.code
        AND b.month BETWEEN ${year.startsOn.slice(0, 7)} AND ${year.endsOn.slice(0, 7)}) AS moved
      FROM accounts a WHERE a.hub_id = ${ctx.hub.id} ORDER BY a.code`)
    return rows.flatMap(({ code, name, moved }) => {
      const opening = opened.get(code) ?? zero
      return moved || opening !== zero ? [{ code, name, opening }] : []
    })
  })
}

/** The whole general ledger of a year, account by account, in constant memory. @param only one account. */
export async function* ledgerLines(ctx: Ctx, year: FiscalYear, only?: string): AsyncGenerator<LedgerLine> {
  for (const { code, name, opening } of await accountsOf(ctx, year)) {
    if (only && code !== only) continue
    const whose = { account: code, name }
    let balance = opening
    if (opening !== zero) yield { ...whose, ...OPENING, ...sidesOf(opening), balance }
    let after: Row | null = null
    do {
      const rows: Row[] = await movementsAfter(ctx, code, year, after)
      for (const { id: _, amount, ...row } of rows) {
        balance = add(balance, cents(BigInt(amount)))
        yield { ...whose, ...row, ...sidesOf(cents(BigInt(amount))), balance }
      }
      after = rows.length < BATCH ? null : (rows.at(-1) ?? null)
    } while (after)
  }
}

const OPENING = { day: null, number: '', journal: null, ref: '', label: '' } as const

/** A signed amount as the two columns of accountants. */
export const sidesOf = (amount: Cents): { debit: Cents; credit: Cents } =>
  amount < zero ? { debit: zero, credit: -amount as Cents } : { debit: amount, credit: zero }
