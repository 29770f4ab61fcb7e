import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { ended, FACTORS, ON_TIME, SAVED, TIMED, TRIED } from '#modules/rounds/review/ended.ts'
import { type Sums, together } from '#modules/rounds/rules/figures/review.ts'
import type { TripMode } from '#modules/rounds/rules/trip.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Asked, GROUPINGS, type Grouping } from './address.ts'

/** A round as the review lists it: cents, metres, grams. */
export type ReviewedRound = Omit<Sums, 'rounds'> & {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly day: Day
  readonly who: string
  readonly vehicle: string
  readonly mode: TripMode
  readonly scheme: string | null
  readonly template: string | null
  readonly revenue: number
  readonly cost: number
}

export type Group = Sums & {
  /** A Monday, or an id; null: none was said. */
  readonly key: string | null
  readonly label: string | null
  /** Of rounds without a vehicle, how they went. */
  readonly mode: TripMode | null
}

/** What stands in a column beside the key, so that a name is found once. */
const KEYS: Record<Grouping, SQL> = {
  week: sql`date_trunc('week', d.day)::date::text`,
  scheme: sql`d.scheme_id::text`,
  vehicle: sql`CASE WHEN d.vehicle_id IS NULL THEN d.mode ELSE d.vehicle_id::text END`,
  template: sql`d.template_id::text`,
}
const LABELS: Record<Grouping, SQL> = {
  week: sql`NULL::text`,
  scheme: sql`(SELECT n.name FROM round_schemes n WHERE n.hub_id = d.hub_id AND n.id = d.scheme_id)`,
  vehicle: sql`nullif(d.vehicle_name, '')`,
  template: sql`(SELECT n.name FROM round_templates n WHERE n.hub_id = d.hub_id AND n.id = d.template_id)`,
}

const figure = (of: 'driven' | 'planned', name: string): SQL => sql`(d.${sql.raw(of)} ->> ${name})::float8`
const margin = (of: 'driven' | 'planned'): SQL => sql`${figure(of, 'revenue')} - ${figure(of, 'cost')}`

/** The ended rounds of the period with everything that is summed; one row each. `few`: an order and a limit of them (alias d). */
const facts = (ctx: Ctx, { from, to, by, key }: Asked, few: SQL = sql``): SQL => {
  const grouping = GROUPINGS[by]
  const bounds = {
    ...{ from: sql`${from}::date`, to: sql`${to}::date` },
    until: sql`${ctx.now().toISOString()}::timestamptz`,
  }
  return sql`
    SELECT d.id, d.number, d.name, d.day, d.mode, d.who_name AS who, d.vehicle_name AS vehicle,
      ${LABELS.scheme} AS scheme, ${LABELS.template} AS template, ${KEYS[grouping]} AS key, ${LABELS[grouping]} AS label,
      ${figure('driven', 'revenue')} AS revenue, ${figure('driven', 'cost')} AS cost, ${margin('driven')} AS margin,
      ${figure('driven', 'stops')} AS stops, ${figure('driven', 'metres')} AS metres,
      ${figure('driven', 'aloneMetres')} AS alone, ${SAVED} AS grams,
      ${margin('planned')} AS "plannedMargin", ${figure('planned', 'stops')} AS "plannedStops",
      ${figure('planned', 'metres')} AS "plannedMetres", s.*
    FROM (SELECT d.* FROM ${ended(bounds)} AND d.driven IS NOT NULL AND d.planned IS NOT NULL ${few}) d ${FACTORS}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ${TRIED})::int AS tried, count(*) FILTER (WHERE s.state = 'failed')::int AS failed,
        count(*) FILTER (WHERE ${TIMED})::int AS timed, count(*) FILTER (WHERE ${TIMED} AND ${ON_TIME})::int AS "onTime"
      FROM round_stops s WHERE s.hub_id = d.hub_id AND s.round_id = d.id) s
    ${key === null ? sql`` : sql`WHERE ${KEYS[grouping]} = ${key}`}`
}

const SUMMED = [
  ...['stops', 'metres', 'margin', 'plannedMargin', 'plannedStops', 'plannedMetres', 'alone', 'grams'],
  ...['tried', 'failed', 'timed', 'onTime'],
] as const
const SUMS = sql.join(
  SUMMED.map((name) => sql`sum(f.${sql.identifier(name)})::float8 AS ${sql.identifier(name)}`),
  sql`, `,
)

/** Groups shown at once: two years of weeks, or more schemes than anybody compares. */
const MOST_GROUPS = 120
/** Rounds of one group, or the best and the worst of all. */
const LISTED = 100
const EXTREMES = 5

async function listedRounds(ctx: Ctx, asked: Asked): Promise<ReviewedRound[]> {
  const { rows } = await ctx.read((tx) =>
    tx.execute<ReviewedRound>(
      sql`SELECT f.* FROM (${facts(ctx, asked)}) f ORDER BY f.day DESC, f.id DESC LIMIT ${LISTED}`,
    ),
  )
  return rows
}

/** The rounds that left most, or least: found by their margin before their stops are looked at. */
async function extremes(ctx: Ctx, asked: Asked, direction: 'DESC' | 'ASC'): Promise<ReviewedRound[]> {
  const order = sql.raw(direction)
  const few = sql`ORDER BY ${margin('driven')} ${order}, d.id LIMIT ${EXTREMES}`
  const { rows } = await ctx.read((tx) =>
    tx.execute<ReviewedRound>(
      sql`SELECT f.* FROM (${facts(ctx, asked, few)}) f ORDER BY f.margin ${order}, f.id`,
    ),
  )
  return rows
}

/** What rounds of a period left, by group and altogether; then those to look at. */
export async function reviewOf(ctx: Ctx, asked: Asked) {
  const { rows: groups } = await ctx.read((tx) =>
    tx.execute<Group>(sql`
      SELECT f.key, max(f.label) AS label, CASE WHEN min(f.mode) = f.key THEN f.key END AS mode, count(*)::int AS rounds, ${SUMS}
      FROM (${facts(ctx, asked)}) f GROUP BY f.key ORDER BY ${asked.by === 'semaine' ? sql`f.key` : sql`sum(f.margin) DESC`}
      LIMIT ${MOST_GROUPS}`),
  )
  const all = asked.key !== null
  const few = together(groups).rounds <= 2 * EXTREMES
  const listed = all || few
  return {
    groups,
    total: together(groups),
    /** The rounds of the one group asked for, or all when they are few; else the two ends. */
    listed: listed ? await listedRounds(ctx, asked) : [],
    best: listed ? [] : await extremes(ctx, asked, 'DESC'),
    worst: listed ? [] : await extremes(ctx, asked, 'ASC'),
  }
}
export type Review = Awaited<ReturnType<typeof reviewOf>>

/** Every round of the review, the last day first, page after page, for a file. */
export async function* everyReviewed(ctx: Ctx, asked: Asked): AsyncGenerator<ReviewedRound> {
  const size = 500
  let last: ReviewedRound | undefined
  do {
    const beyond: SQL = last ? sql`WHERE (f.day, f.id) < (${last.day}::date, ${last.id}::uuid)` : sql``
    const { rows } = await ctx.read((tx) =>
      tx.execute<ReviewedRound>(
        sql`SELECT f.* FROM (${facts(ctx, asked)}) f ${beyond} ORDER BY f.day DESC, f.id DESC LIMIT ${size}`,
      ),
    )
    yield* rows
    last = rows.length === size ? rows.at(-1) : undefined
  } while (last)
}
