import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { AGE_FROM, AGES, type Age } from '../rules/charges.ts'

export type DebtSort = 'amount' | 'oldest' | 'name'
export type DebtFilter = {
  readonly q: string
  readonly kind?: 'person' | 'organisation'
  /** Those who owe something of that age. */
  readonly age?: Age
  readonly sort: DebtSort
}

/** What one payer owes in all, by age. */
export type Debt = {
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  readonly id: string
  readonly name: string
  readonly charges: number
  readonly total: Cents
  readonly since: Day
  readonly ages: Readonly<Record<Age, Cents>>
}

type Row = {
  person_id: string | null
  organisation_id: string | null
  id: string
  name: string
  key: string
  n: string
  total: string
  since: Day
} & Record<`a${number}`, string>

const debtOf = (row: Row): Debt => ({
  personId: row.person_id as Id<'Person'> | null,
  organisationId: row.organisation_id as Id<'Organisation'> | null,
  id: row.id,
  name: row.name,
  charges: Number(row.n),
  total: cents(BigInt(row.total)),
  since: row.since,
  ages: agesOf(row),
})

const agesOf = (row: Record<`a${number}`, string>): Record<Age, Cents> =>
  Object.fromEntries(AGES.map((age, i) => [age, cents(BigInt(row[`a${i}`] ?? '0'))])) as Record<Age, Cents>

/** Sums of what is owed by age of the charge, as `a0` to `a3`. */
const sumsByAge = (today: Day): SQL =>
  sql.join(
    AGES.map((age, i) => {
      const next = AGES[i + 1]
      const to = sql`day <= ${addDays(today, -AGE_FROM[age])}`
      const from = next ? sql` AND day > ${addDays(today, -AGE_FROM[next])}` : sql``
      const when = i === 0 ? sql`day > ${addDays(today, -AGE_FROM[AGES[1]])}` : sql`${to}${from}`
      return sql`coalesce(sum(outstanding) FILTER (WHERE ${when}), 0)::text AS ${sql.raw(`a${i}`)}`
    }),
    sql`, `,
  )

function openCharges(hubId: Id<'Hub'>, filter: DebtFilter): SQL {
  const query = searchQuery(filter.q)
  const kind =
    filter.kind === 'person'
      ? sql`AND person_id IS NOT NULL`
      : filter.kind === 'organisation'
        ? sql`AND organisation_id IS NOT NULL`
        : sql``
  return sql`FROM charges WHERE hub_id = ${hubId} AND outstanding > 0 ${kind}
    ${query ? sql`AND search @@ ${query}` : sql``}`
}

/** How the cursor's sort value is compared: its expression over a payer's line, type and direction. */
const SORTS = {
  amount: { by: sql`total::bigint`, as: sql`bigint`, ascending: false },
  oldest: { by: sql`since`, as: sql`date`, ascending: true },
  name: { by: sql`key`, as: sql`text`, ascending: true },
} as const

/** The sort value of a line as a cursor keeps it. */
export const debtKey = (debt: Debt & { key?: string }, sort: DebtSort): string =>
  sort === 'amount' ? debt.total.toString() : sort === 'oldest' ? debt.since : (debt.key ?? '')

/** One line per payer, one more than a page. Reads only what is still owed, whatever the years behind. */
export async function debtsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: DebtFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<(Debt & { key: string })[]> {
  const { by, as, ascending } = SORTS[filter.sort]
  const backwards = cursor !== null && 'before' in cursor
  const up = ascending !== backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const from = edge
    ? sql`AND (${by}, id) ${up ? sql`>` : sql`<`} (${edge[0]}::${as}, ${edge[1]}::uuid)`
    : sql``
  const direction = up ? sql`ASC` : sql`DESC`
  const aged = filter.age ? sql`AND ${sql.raw(`a${AGES.indexOf(filter.age)}`)}::bigint > 0` : sql``
  const { rows } = await tx.execute<Row>(sql`
    SELECT * FROM (
      SELECT person_id, organisation_id, coalesce(person_id, organisation_id) AS id, max(party_name) AS name,
        max(sort_key) AS key, count(*)::text AS n, sum(outstanding)::text AS total, min(day) AS since,
        ${sumsByAge(today)}
      ${openCharges(hubId, filter)} GROUP BY person_id, organisation_id
    ) debts WHERE true ${aged} ${from}
    ORDER BY ${by} ${direction}, id ${direction} LIMIT ${size + 1}`)
  return rows.map((row) => ({ ...debtOf(row), key: row.key }))
}

export type DebtTotals = {
  readonly payers: number
  readonly total: Cents
  readonly ages: Readonly<Record<Age, Cents>>
}

/** What is owed in all by those the filter keeps, by age. */
export async function debtTotals(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: DebtFilter,
  today: Day,
): Promise<DebtTotals> {
  const { rows } = await tx.execute<{ n: string; total: string } & Record<`a${number}`, string>>(sql`
    SELECT count(DISTINCT (person_id, organisation_id))::text AS n, coalesce(sum(outstanding), 0)::text AS total,
      ${sumsByAge(today)} ${openCharges(hubId, filter)}`)
  const row = rows[0]!
  return { payers: Number(row.n), total: cents(BigInt(row.total)), ages: agesOf(row) }
}
