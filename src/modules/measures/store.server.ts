import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { COUNT_LIMIT, type Cursor } from '#platform/lists/keyset.ts'
import type { Bounds, Measure } from '#platform/measure/measure.ts'

/** A measure over a window. `asOf` counts only what was recorded before that instant, inside the last day. */
export type Ask = { measure: Measure; from: Day; to: Day; asOf?: Date }

export type Reading = {
  id: string
  /** First and last day covered; `from` is 0001-01-01 for everything since the start. */
  from: Day
  to: Day
  /** Count, share of 1, months, or whole cents; null when there is nothing to measure. */
  value: number | null
  /** Observations the value rests on. */
  sample: number
  /** Standard deviation of a mean's observations, in its unit; null for other figures. Points do not keep it. */
  spread?: number | null
}

export type CountedRow = {
  id: string
  day: Day
  label: string
  /** Under the hub's address, or null. */
  path: string | null
  amount: Cents | null
  /** Counts in the numerator of a share; true otherwise. */
  hit: boolean
  key: string | null
}

export type Part = { key: string | null; value: number | null; sample: number; amount: number | null }

/** Columns of the relation `asked`, which every query below puts beside the measure's own. */
const BOUNDS: Bounds = { from: sql`asked.from_day`, to: sql`asked.to_day`, until: sql`asked.until_at` }

/** One line per window; the instant at which its last day ends is found in the hub's zone. */
const askedLines = (asks: readonly Ask[], zone: string): SQL => {
  const lines = asks.map(
    ({ from, to, asOf }) => sql`(${from}::date, ${to}::date, ${asOf?.toISOString() ?? null}::timestamptz)`,
  )
  return sql`(
    SELECT v.from_day, v.to_day,
      LEAST((v.to_day + 1)::timestamp AT TIME ZONE ${zone}::text, v.as_of) AS until_at
    FROM (VALUES ${sql.join(lines, sql`, `)}) AS v(from_day, to_day, as_of)
  ) asked`
}

/** Cents are whole: an average of cents is rounded to one, as a person would write it. */
const tidy = (measure: Measure, value: number | null): number | null =>
  value !== null && measure.unit === 'cents' ? Math.round(value) : value

/** Reads any number of measures over any number of windows in ONE statement, in the order asked. */
export async function readAll(tx: Tx, zone: string, asks: readonly Ask[]): Promise<Reading[]> {
  if (asks.length === 0) return []
  const byMeasure = new Map<Measure, Ask[]>()
  for (const ask of asks) byMeasure.set(ask.measure, [...(byMeasure.get(ask.measure) ?? []), ask])
  const selects = [...byMeasure].map(
    ([measure, own]) => sql`
      SELECT ${measure.id}::text AS id, asked.from_day AS "from", asked.to_day AS "to", read.value, read.sample, read.spread
      FROM ${askedLines(own, zone)}
      CROSS JOIN LATERAL (
        SELECT (${measure.value})::float8 AS value, (${measure.sample})::float8 AS sample,
          (${measure.spread ?? sql`NULL`})::float8 AS spread
        FROM (${measure.rows(BOUNDS)}) r
      ) read`,
  )
  const { rows } = await tx.execute<Reading>(sql.join(selects, sql` UNION ALL `))
  const found = new Map(rows.map((row) => [`${row.id} ${row.from} ${row.to}`, row]))
  return asks.map(({ measure, from, to }) => {
    const row = found.get(`${measure.id} ${from} ${to}`)
    return {
      ...{ id: measure.id, from, to, value: tidy(measure, row?.value ?? null) },
      ...{ sample: row?.sample ?? 0, spread: row?.spread ?? null },
    }
  })
}

/** The rows a figure counts, newest first, one more than `size`. */
export async function readRows(
  tx: Tx,
  zone: string,
  ask: Ask,
  key: string | undefined,
  cursor: Cursor | null,
  size: number,
): Promise<CountedRow[]> {
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const beyond = backwards ? sql`>` : sql`<`
  const order = backwards ? sql`ASC` : sql`DESC`
  const { rows } = await tx.execute<Omit<CountedRow, 'amount'> & { amount: string | null }>(sql`
    SELECT r.id::text AS id, r.day, r.label, r.path, r.amount, r.hit, r.key
    FROM ${askedLines([ask], zone)} CROSS JOIN LATERAL (${ask.measure.rows(BOUNDS)}) r
    WHERE true
      ${key === undefined ? sql`` : sql`AND r.key = ${key}::text`}
      ${edge ? sql`AND (r.day::text, r.id::text) ${beyond} (${edge[0]}::text, ${edge[1]}::text)` : sql``}
    ORDER BY r.day::text ${order}, r.id::text ${order}
    LIMIT ${size + 1}`)
  return rows.map((row) => ({ ...row, amount: row.amount === null ? null : (BigInt(row.amount) as Cents) }))
}

/** How many rows a figure counts, no further than `COUNT_LIMIT + 1`. */
export async function countRows(tx: Tx, zone: string, ask: Ask, key?: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM ${askedLines([ask], zone)} CROSS JOIN LATERAL (${ask.measure.rows(BOUNDS)}) r
      ${key === undefined ? sql`` : sql`WHERE r.key = ${key}::text`}
      LIMIT ${COUNT_LIMIT + 1}
    ) counted`)
  return rows[0]?.n ?? 0
}

/** A breakdown stops here: beyond, a chart is no longer read. */
const PARTS = 12

/** A part of a measure over a window, with the spread of a mean. */
export type PartOver = Part & { id: string; spread: number | null }

/** Several measures by key over one window, these keys only, in one statement. */
export async function readPartsOver(
  tx: Tx,
  zone: string,
  measures: readonly Measure[],
  { from, to, keys }: { from: Day; to: Day; keys: readonly string[] },
): Promise<PartOver[]> {
  if (measures.length === 0 || keys.length === 0) return []
  const selects = measures.map(
    (measure) => sql`
      SELECT ${measure.id}::text AS id, r.key, (${measure.value})::float8 AS value, (${measure.sample})::float8 AS sample,
        (${measure.spread ?? sql`NULL`})::float8 AS spread, sum(r.amount)::float8 AS amount
      FROM ${askedLines([{ measure, from, to }], zone)} CROSS JOIN LATERAL (${measure.rows(BOUNDS)}) r
      WHERE r.key = ANY (${`{${keys.join(',')}}`}::text[])
      GROUP BY r.key`,
  )
  const { rows } = await tx.execute<PartOver>(sql.join(selects, sql` UNION ALL `))
  const byId = new Map(measures.map((measure) => [measure.id, measure]))
  return rows.map((row) => ({ ...row, value: tidy(byId.get(row.id)!, row.value) }))
}

/** The figure by key, the largest parts first: by number for a count, by amount otherwise. */
export async function readParts(tx: Tx, zone: string, ask: Ask): Promise<Part[]> {
  const { measure } = ask
  const { rows } = await tx.execute<Part>(sql`
    SELECT r.key, (${measure.value})::float8 AS value, (${measure.sample})::float8 AS sample,
      sum(r.amount)::float8 AS amount
    FROM ${askedLines([ask], zone)} CROSS JOIN LATERAL (${measure.rows(BOUNDS)}) r
    GROUP BY r.key
    ORDER BY ${measure.unit === 'count' ? sql`count(*)` : sql`abs(sum(r.amount))`} DESC NULLS LAST, count(*) DESC, r.key
    LIMIT ${PARTS}`)
  return rows.map((row) => ({ ...row, value: tidy(measure, row.value) }))
}
