import { type SQL, sql } from 'drizzle-orm'
import { type Day, monthOf } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { openingsOf } from '#modules/money/books/openings.server.ts'
import { yearAsked, yearNamed } from '#modules/money/books/years.server.ts'
import { dayFilter, isDay } from '#modules/money/day-list.server.ts'
import { PILLARS, type Pillar } from '#modules/money/rules/axes.ts'
import type { FiscalYear } from '#modules/money/rules/fiscal-year.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

type Row = { id: string; day: Day; label: string; number: string; other: string; otherName: string }
type AccountLine = Row & { amount: Cents }
type Filter = { year: FiscalYear | null; pillar?: Pillar; activity?: string; funder?: string; stage?: string }
type AccountPage = Page<AccountLine> &
  Counted & { code: string; name: string; balance: Cents; opening: Cents; filter: Filter }

const short = (text: string | null): string | undefined => text?.slice(0, 60) || undefined

/** The year (`exercice`) and the axes that the address asks for; unknown words are ignored. */
async function filterOf(ctx: Ctx, params: URLSearchParams): Promise<Filter> {
  const funder = params.get('financeur')
  return {
    year: await yearNamed(ctx, params.get('exercice') ?? ''),
    pillar: PILLARS.find((pillar) => pillar === params.get('pilier')),
    activity: short(params.get('activite')),
    funder: isId(funder) ? funder : undefined,
    stage: short(params.get('palier')),
  }
}

const axesOf = ({ pillar, activity, funder, stage }: Filter): SQL => sql`
  ${pillar ? sql`AND t.pillar = ${pillar}` : sql``} ${activity ? sql`AND t.activity = ${activity}` : sql``}
  ${funder ? sql`AND t.funder_id = ${funder}` : sql``} ${stage ? sql`AND t.stage = ${stage}` : sql``}`

/**
 * The movements of one account, newest first; `amount` is above zero on the debit side. Each side is read in its
 * own index and cut before they meet: the cost stays flat.
 */
export async function showAccount(
  ctx: Ctx,
  code: string,
  params: URLSearchParams,
): Promise<AccountPage | null> {
  const hubId = ctx.hub.id
  const cursor = cursorOf(params, isDay)
  const filter = await filterOf(ctx, params)
  // What classes 1 to 5 hold today is what their year began with and moved since: results come in with the openings.
  const held = filter.year ?? (code < '6' ? await yearAsked(ctx, params) : null)
  const asked = dayFilter(params)
  const from = asked.from ?? filter.year?.startsOn
  const to = asked.to ?? filter.year?.endsOn
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const order = backwards ? sql`ASC` : sql`DESC`
  const period = sql`${from ? sql`AND t.day >= ${from}` : sql``} ${to ? sql`AND t.day <= ${to}` : sql``}
    ${axesOf(filter)}`
  const beyond = edge
    ? sql`AND (t.day, t.id) ${backwards ? sql`>` : sql`<`} (${edge[0]}::date, ${edge[1]}::uuid)`
    : sql``
  const side = (own: SQL, other: SQL, sign: SQL, where: SQL, limit: number) => sql`
    (SELECT t.hub_id, t.id, t.day, t.entry_id, t.${other} AS other, ${sign} t.amount AS amount FROM transfers t
     WHERE t.hub_id = ${hubId} AND t.${own} = ${code} ${period} ${where}
     ORDER BY t.day ${order}, t.id ${order} LIMIT ${limit})`
  const both = (where: SQL, limit: number) => sql`
    ${side(sql`debit`, sql`credit`, sql``, where, limit)} UNION ALL ${side(sql`credit`, sql`debit`, sql`-`, where, limit)}`
  return await ctx.read(async (tx) => {
    const account = await tx.execute<{ name: string; balance: string }>(sql`
      SELECT a.name, coalesce((SELECT sum(b.debit - b.credit) FROM balances b
        WHERE b.hub_id = a.hub_id AND b.account = a.code
          ${held ? sql`AND b.month BETWEEN ${monthOf(held.startsOn)} AND ${monthOf(held.endsOn)}` : sql``}
        ), 0)::text AS balance
      FROM accounts a WHERE a.hub_id = ${hubId} AND a.code = ${code}`)
    const [head] = account.rows
    if (!head) return null
    const found = await tx.execute<Row & { amount: string }>(sql`
      SELECT m.id, m.day, e.label, e.number, m.other, o.name AS "otherName", m.amount::text AS amount
      FROM (${both(beyond, PAGE_SIZE + 1)}) m
      JOIN entries e ON e.hub_id = m.hub_id AND e.id = m.entry_id
      JOIN accounts o ON o.hub_id = m.hub_id AND o.code = m.other
      ORDER BY m.day ${order}, m.id ${order} LIMIT ${PAGE_SIZE + 1}`)
    const lines = await tx.execute<{ n: string }>(
      sql`SELECT count(*)::text AS n FROM (${both(sql``, COUNT_LIMIT + 1)}) m`,
    )
    const n = Number(lines.rows[0]!.n)
    const begun = held ? await openingsOf(tx, ctx, held) : []
    const opening = begun.filter((one) => one.account === code).reduce((sum, one) => sum + one.amount, 0n)
    const read = found.rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
    return {
      ...pageOf(read, cursor, params, (row) => [row.day, row.id]),
      code,
      name: head.name,
      opening: cents(opening),
      balance: cents(BigInt(head.balance) + opening),
      filter,
      ...counted(n),
    }
  })
}
