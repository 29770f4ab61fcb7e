import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type DayGroup, NOTHING } from '../rules/closings.ts'
import { NIGHT_ENDS } from '../rules/counter-day.ts'

export type Span = {
  /** Links after this one, up to that one included. */
  readonly after: number
  readonly until: number
  /** A day already closed takes nothing more: what came later counts for the next one. */
  readonly notBefore: Day | null
  /** Days after this one are not over. */
  readonly through: Day
  readonly zone: string
}

/**
 * The links of a part of the chain by day of the counter. The day never goes back along the chain, so that each day is
 * one piece of it. Payments are looked up link by link (OFFSET 0 keeps it so): joined, a table that was just filled would be
 * read whole for each of them.
 */
const daysOf = (hubId: Id<'Hub'>, span: Span) => sql`
  links AS (
    SELECT n, kind, subject_id, greatest(${span.notBefore}::date,
      max(((at AT TIME ZONE ${span.zone}) - make_interval(mins => ${NIGHT_ENDS}))::date) OVER (ORDER BY n)) AS day
    FROM seals WHERE hub_id = ${hubId} AND n > ${span.after} AND n <= ${span.until}),
  paid AS (
    SELECT l.n, l.day, p.means, p.amount, p.number, p.entry_id FROM links l
    CROSS JOIN LATERAL (SELECT means, amount, number, entry_id FROM payments
      WHERE hub_id = ${hubId} AND id = l.subject_id::uuid OFFSET 0) p
    WHERE l.kind = 'payment' AND l.day <= ${span.through})`

type MeansRow = {
  day: Day
  means: string
  received: number
  returned: number
  cents: string
  gross: string
  first: number
  last: number
}

/** What each day of a part of the chain holds: where it ends, and what was received. */
export async function dayGroups(tx: Tx, hubId: Id<'Hub'>, span: Span): Promise<DayGroup[]> {
  const days = daysOf(hubId, span)
  const ends = await tx.execute<{ day: Day; to_n: string; hash: string }>(sql`
    WITH ${days}, ends AS (SELECT day, max(n) AS n FROM links WHERE day <= ${span.through} GROUP BY day)
    SELECT e.day::text AS day, e.n AS to_n, s.hash FROM ends e JOIN seals s ON s.hub_id = ${hubId} AND s.n = e.n ORDER BY e.n`)
  if (ends.rows.length === 0) return []
  const means = await tx.execute<MeansRow>(sql`
    WITH ${days}
    SELECT day::text AS day, means, count(*) FILTER (WHERE amount > 0)::int AS received,
      count(*) FILTER (WHERE amount < 0)::int AS returned, sum(amount)::text AS cents, sum(abs(amount))::text AS gross
    FROM paid GROUP BY day, means ORDER BY day, means`)
  const numbers = await tx.execute<{ day: Day; first: string; last: string }>(sql`
    WITH ${days}, edges AS (SELECT day, min(n) AS low, max(n) AS high FROM paid GROUP BY day)
    SELECT e.day::text AS day, a.number AS first, b.number AS last FROM edges e
    JOIN paid a ON a.n = e.low JOIN paid b ON b.n = e.high`)
  const vat = await tx.execute<{ day: Day; rate: number | null; cents: string; tax: string }>(sql`
    WITH ${days}
    SELECT p.day::text AS day, t.vat_rate AS rate, sum(sign(p.amount) * t.amount)::bigint::text AS cents,
      coalesce(sum(sign(p.amount) * t.amount) FILTER (WHERE '44571' IN (t.debit, t.credit)), 0)::bigint::text AS tax
    FROM paid p CROSS JOIN LATERAL (SELECT debit, credit, amount, vat_rate FROM transfers
      WHERE hub_id = ${hubId} AND entry_id = p.entry_id OFFSET 0) t
    GROUP BY p.day, t.vat_rate ORDER BY p.day, t.vat_rate NULLS FIRST`)
  const edges = new Map(numbers.rows.map((row) => [row.day, row]))
  const byMeans = Map.groupBy(means.rows, (row) => row.day)
  const byRate = Map.groupBy(vat.rows, (row) => row.day)
  return ends.rows.map(({ day, to_n, hash }) => {
    const rows = byMeans.get(day) ?? []
    const sum = (of: (row: MeansRow) => string) =>
      rows.reduce((total, row) => total + BigInt(of(row)), 0n).toString()
    return {
      day,
      toN: Number(to_n),
      hash,
      totals: {
        ...NOTHING,
        received: rows.reduce((n, row) => n + row.received, 0),
        returned: rows.reduce((n, row) => n + row.returned, 0),
        cents: sum((row) => row.cents),
        gross: sum((row) => row.gross),
        means: rows.map(({ means: word, received, returned, cents }) => ({
          ...{ means: word, received, returned, cents },
        })),
        vat: (byRate.get(day) ?? []).map(({ rate, cents, tax }) => ({ rate, cents, tax })),
        first: edges.get(day)?.first ?? null,
        last: edges.get(day)?.last ?? null,
      },
    }
  })
}
