import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import {
  ORGANISATION_KINDS,
  type OrganisationKind,
  PERSON_SEGMENTS,
  type PersonSegment,
  type Segment,
  segmentOfKind,
} from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Bounds } from '#platform/measure/measure.ts'
import { ASKED, done, within } from './measures.ts'

/** What one service gave to one target over some days. Who is served counts, not who pays. */
export type CellFigures = {
  /** Asked for, as `requests.received` counts them. */
  requests: number
  /** Done, as `requests.done` counts them. */
  done: number
  /** People or organisations served at least once, and those of them who asked at least twice within a year. */
  served: number
  back: number
  /** Cents: prices less direct costs of what was done, as `requests.direct-margin` sums them. */
  margin: number
  /** Ratings given, and those of 3 or 4 out of 4. */
  rated: number
  satisfied: number
  /** Minutes of what was done: noted on the spot, or else planned, or else usual. */
  minutes: number
}
export type Cell = { target: Segment; serviceId: Id<'Service'>; figures: CellFigures }

/** The window as the rows of the measures take it; `asOf` stops inside its last day. */
export const cellBounds = (ctx: Ctx, from: Day, to: Day, asOf?: Date): Bounds => {
  const end = instantOf(addDays(to, 1), 0, ctx.hub.zone)
  const until = asOf && asOf < end ? asOf : end
  return {
    from: sql`${from}::date`,
    to: sql`${to}::date`,
    until: sql`${until.toISOString()}::timestamptz`,
  }
}

/**
 * Minutes of a job that is done (alias q): what was noted on the spot, or else its visits as planned, or else the usual
 * time of its service. Each is one look into an index, for the jobs of the window only.
 */
const minutesOf = ({ until }: Bounds): SQL => sql`coalesce(
  (SELECT sum(f.minutes) FROM field_reports f WHERE f.hub_id = q.hub_id AND f.request_id = q.id
    AND f.verdict = 'applied' AND f.minutes IS NOT NULL AND f.received_at < ${until}),
  (SELECT sum(extract(epoch FROM v.ends_at - v.starts_at) / 60) FROM visits v WHERE v.hub_id = q.hub_id
    AND v.request_id = q.id AND v.cancelled_at IS NULL AND v.created_at < ${until}),
  (SELECT s.minutes * q.quantity FROM services s WHERE s.hub_id = q.hub_id AND s.id = q.service_id), 0)`

/** Did this person, or this organisation, ask twice in the year that ends with the window? (as `requests.repeat-users`) */
const cameBack = ({ until }: Bounds): SQL => {
  const twice = (who: SQL, whose: SQL) => sql`(SELECT count(*) FROM (SELECT 1 FROM requests a
    WHERE a.hub_id = pair.hub_id AND ${who} = ${whose} AND a.received_at >= ${until} - interval '365 days'
      AND a.received_at < ${until} LIMIT 2) two) = 2`
  return sql`CASE WHEN pair.person_id IS NOT NULL THEN ${twice(sql`a.person_id`, sql`pair.person_id`)}
    ELSE ${twice(sql`a.organisation_id`, sql`pair.organisation_id`)} END`
}

type Read = CellFigures & { kind: PersonSegment | OrganisationKind; serviceId: Id<'Service'> }

/**
 * Every cell of targets × services with its figures over whole days, in ONE statement whose rows are those of the measures:
 * it reads the window by the indexes of the measures, then once per pair of who is served and what.
 */
export async function cellFigures(ctx: Ctx, from: Day, to: Day, asOf?: Date): Promise<Cell[]> {
  const bounds = cellBounds(ctx, from, to, asOf)
  const pair = sql`q.hub_id, q.person_id, q.organisation_id, q.service_id`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Read>(sql`
      SELECT cell.kind, cell.service_id AS "serviceId", sum(cell.requests)::int AS requests, sum(cell.done)::int AS done,
        (count(*) FILTER (WHERE cell.done > 0))::int AS served,
        (count(*) FILTER (WHERE cell.done > 0 AND cell.back))::int AS back, sum(cell.margin)::float8 AS margin,
        sum(cell.rated)::int AS rated, sum(cell.satisfied)::int AS satisfied, round(sum(cell.minutes))::int AS minutes
      FROM (
        SELECT pair.*,
          CASE WHEN pair.person_id IS NOT NULL
            THEN (SELECT p.segment FROM people p WHERE p.hub_id = pair.hub_id AND p.id = pair.person_id)
            ELSE (SELECT o.kind FROM organisations o WHERE o.hub_id = pair.hub_id AND o.id = pair.organisation_id) END AS kind,
          CASE WHEN pair.done > 0 THEN ${cameBack(bounds)} END AS back
        FROM (
          SELECT fact.hub_id, fact.person_id, fact.organisation_id, fact.service_id, sum(fact.requests) AS requests,
            sum(fact.done) AS done, sum(fact.margin) AS margin, sum(fact.rated) AS rated,
            sum(fact.satisfied) AS satisfied, sum(fact.minutes) AS minutes
          FROM (
            SELECT ${pair}, 1 AS requests, 0 AS done, 0::bigint AS margin, 0 AS rated, 0 AS satisfied, 0::numeric AS minutes
            FROM requests q WHERE ${within(sql`q.received_at`, bounds)} AND ${ASKED}
            UNION ALL
            SELECT ${pair}, 0, 1, q.price - q.direct_cost, 0, 0, ${minutesOf(bounds)} FROM ${done(bounds)}
            UNION ALL
            SELECT ${pair}, 0, 0, 0, 1, (n.score >= 3)::int, 0
            FROM request_ratings n JOIN requests q ON q.hub_id = n.hub_id AND q.id = n.request_id
            WHERE ${within(sql`n.at`, bounds)}
          ) fact
          GROUP BY fact.hub_id, fact.person_id, fact.organisation_id, fact.service_id
        ) pair
        -- Pulled up, who is served would be looked up once for each mention.
        OFFSET 0
      ) cell
      WHERE cell.kind IS NOT NULL
      GROUP BY cell.kind, cell.service_id`),
  )
  return merged(rows)
}

const isPerson = (kind: string): kind is PersonSegment =>
  (PERSON_SEGMENTS as readonly string[]).includes(kind)

/** Kinds of organisations that pay one price are one target: their figures add up. */
function merged(rows: readonly Read[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { kind, serviceId, ...figures } of rows) {
    const target = isPerson(kind) ? kind : segmentOfKind(kind)
    const key = `${target} ${serviceId}`
    const known = cells.get(key)
    cells.set(key, {
      ...{ target, serviceId },
      figures: known ? added(known.figures, figures) : figures,
    })
  }
  return [...cells.values()]
}

const added = (a: CellFigures, b: CellFigures): CellFigures => ({
  requests: a.requests + b.requests,
  done: a.done + b.done,
  served: a.served + b.served,
  back: a.back + b.back,
  margin: a.margin + b.margin,
  rated: a.rated + b.rated,
  satisfied: a.satisfied + b.satisfied,
  minutes: a.minutes + b.minutes,
})

/** Is the request (alias q) for this target? */
export const servesTarget = (target: Segment): SQL => {
  const kinds = ORGANISATION_KINDS.filter((kind) => segmentOfKind(kind) === target)
  return isPerson(target)
    ? sql`(SELECT p.segment FROM people p WHERE p.hub_id = q.hub_id AND p.id = q.person_id) = ${target}::text`
    : sql`q.person_id IS NULL AND (SELECT o.kind FROM organisations o WHERE o.hub_id = q.hub_id
        AND o.id = q.organisation_id) IN (${sql.join(
          kinds.map((kind) => sql`${kind}::text`),
          sql`, `,
        )})`
}

/** Those of some cells for which something came in over whole days, recurring work too: one look for each. */
export async function cellsAsked<C extends Pick<Cell, 'target' | 'serviceId'>>(
  ctx: Ctx,
  cells: readonly C[],
  from: Day,
  to: Day,
): Promise<C[]> {
  if (cells.length === 0) return []
  const bounds = cellBounds(ctx, from, to)
  const looks = cells.map(
    ({ target, serviceId }, i) => sql`SELECT ${i}::int AS n WHERE EXISTS (SELECT 1 FROM requests q
      WHERE q.service_id = ${serviceId}::uuid AND ${within(sql`q.received_at`, bounds)} AND ${servesTarget(target)})`,
  )
  const { rows } = await ctx.read((tx) => tx.execute<{ n: number }>(sql.join(looks, sql` UNION ALL `)))
  return rows.map(({ n }) => cells[n]!)
}
