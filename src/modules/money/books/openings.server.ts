import { and, eq, sql } from 'drizzle-orm'
import { type Day, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type FiscalYear, fiscalYearOf, type Span } from '../rules/fiscal-year.ts'
import { openings, type Standing } from '../rules/openings.ts'
import { bookState } from '../store.server.ts'
import { fiscalOpenings } from './tables.ts'
import { monthResults } from './years.server.ts'

/** `isAuxiliary` as ranges that an index can follow. */
const auxiliary = (column: string) =>
  sql.raw(`(${column} >= '40' AND ${column} < '42' OR ${column} >= '467' AND ${column} < '468')`)

type Row = { account: string; partyKind: Standing['partyKind']; partyId: string; amount: string }

/** How every account of classes 1 to 5 stood before a day that begins a month: debit less credit, by party where kept so. */
async function standingsBefore(tx: Tx, hubId: Id<'Hub'>, day: Day): Promise<Standing[]> {
  const side = (own: 'debit' | 'credit', sign: string) => sql`
    SELECT t.${sql.raw(own)} AS account, t.party_kind, t.party_id, ${sql.raw(sign)}t.amount AS amount
    FROM transfers t WHERE t.hub_id = ${hubId} AND t.day < ${day} AND ${auxiliary(`t.${own}`)}`
  const { rows } = await tx.execute<Row>(sql`
    SELECT account, '' AS "partyKind", '' AS "partyId", sum(debit - credit)::text AS amount
    FROM balances
    WHERE hub_id = ${hubId} AND month < ${monthOf(day)} AND account < '6' AND NOT ${auxiliary('account')}
    GROUP BY account
    UNION ALL
    SELECT account, CASE WHEN party_id IS NULL THEN '' ELSE party_kind END,
      CASE WHEN party_id IS NULL THEN '' ELSE party_id END, sum(amount)::text
    FROM (${side('debit', '')} UNION ALL ${side('credit', '-')}) p GROUP BY 1, 2, 3`)
  return rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}

/** Products less costs of each year that is over before this one, the oldest first. */
async function resultsBefore(
  tx: Tx,
  hubId: Id<'Hub'>,
  year: Span,
  declared: readonly Span[],
): Promise<Cents[]> {
  const sums = new Map<string, bigint>()
  for (const { month, products, costs } of await monthResults(tx, hubId)) {
    if (month >= monthOf(year.startsOn)) continue
    const { year: of } = fiscalYearOf(`${month}-01` as Day, declared)
    sums.set(of, (sums.get(of) ?? 0n) + BigInt(products) - BigInt(costs))
  }
  return [...sums.values()].map(cents)
}

/** What a year begins with, computed from the ledger. */
export async function deriveOpenings(tx: Tx, ctx: Ctx, year: FiscalYear): Promise<Standing[]> {
  const { years } = await bookState(tx, ctx.hub.id)
  const standings = await standingsBefore(tx, ctx.hub.id, year.startsOn)
  return openings(standings, await resultsBefore(tx, ctx.hub.id, year, years))
}

/** What a year begins with: as frozen when the year before was closed, as the ledger says until then. */
export async function openingsOf(tx: Tx, ctx: Ctx, year: FiscalYear): Promise<Standing[]> {
  const rows = await tx
    .select()
    .from(fiscalOpenings)
    .where(and(eq(fiscalOpenings.hubId, ctx.hub.id), eq(fiscalOpenings.year, year.year)))
    .orderBy(fiscalOpenings.account, fiscalOpenings.partyKind, fiscalOpenings.partyId)
  return rows.length > 0 ? rows : await deriveOpenings(tx, ctx, year)
}
