import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Measure } from '#platform/measure/measure.ts'
import { MEASURES } from './registry.ts'
import { CHANGE_DAYS, monthEnds, windowOn } from './rules/window.ts'
import { type Reading, readAll } from './store.server.ts'
import { measurePoints } from './tables.ts'

/** Month ends that a small trend shows. */
export const TREND_MONTHS = 13

const textList = (texts: readonly string[], type: 'text' | 'date'): SQL =>
  sql`ARRAY[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::${sql.raw(type)}[]`

type Point = { id: string; day: Day; value: number | null; sample: number; computedAt: string }

type Days = Map<string, Map<Day, Reading>>

/** A point whose day was over when it was computed: it never changes. */
const isOver = (point: Point, zone: string): boolean => dayIn(new Date(point.computedAt), zone) > point.day

async function readPoints(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly string[],
  days: readonly Day[],
): Promise<Point[]> {
  const { rows } = await tx.execute<Point>(sql`
    SELECT p.measure_id AS id, p.day, p.value, p.sample, p.computed_at AS "computedAt"
    FROM measure_points p
    WHERE p.hub_id = ${hubId} AND p.measure_id = ANY(${textList(ids, 'text')})
      AND p.day = ANY(${textList(days, 'date')})`)
  return rows
}

const readingOf = ({ id, day, value, sample }: Point, measure: Measure): Reading => ({
  id,
  ...windowOn(measure.window, day),
  value,
  sample,
})

/** Readings kept for days that are over, the others computed now: one statement reads, at most one computes. */
async function gather(
  ctx: Ctx,
  measures: readonly Measure[],
  days: readonly Day[],
): Promise<{ all: Days; computed: Reading[] }> {
  const all: Days = new Map(measures.map((m) => [m.id, new Map()]))
  if (measures.length === 0 || days.length === 0) return { all, computed: [] }
  return await ctx.read(async (tx) => {
    const byId = new Map(measures.map((m) => [m.id, m]))
    for (const point of await readPoints(tx, ctx.hub.id, [...all.keys()], days))
      if (isOver(point, ctx.hub.zone))
        all.get(point.id)?.set(point.day, readingOf(point, byId.get(point.id)!))
    const asks = measures.flatMap((measure) =>
      days
        .filter((day) => !all.get(measure.id)?.has(day))
        .map((day) => ({ measure, ...windowOn(measure.window, day) })),
    )
    const computed = await readAll(tx, ctx.hub.zone, asks)
    for (const reading of computed) all.get(reading.id)?.set(reading.to, reading)
    return { all, computed }
  })
}

async function keep(ctx: Ctx, readings: readonly Reading[]): Promise<void> {
  if (readings.length === 0) return
  const computedAt = ctx.now()
  const points = readings.map(({ id: measureId, to, value, sample }) => ({
    hubId: ctx.hub.id,
    measureId,
    day: to,
    value,
    sample,
    computedAt,
  }))
  await ctx.tx(async (tx) => {
    await tx
      .insert(measurePoints)
      .values(points)
      .onConflictDoUpdate({
        target: [measurePoints.hubId, measurePoints.measureId, measurePoints.day],
        set: {
          value: sql`excluded.value`,
          sample: sql`excluded.sample`,
          computedAt: sql`excluded.computed_at`,
        },
      })
  })
}

/**
 * The readings of these measures on these days. Days that are over are computed once and kept; today is computed
 * each time and left to `refreshPoints`, so that looking at a page of today writes nothing.
 */
export async function pointsOn(ctx: Ctx, measures: readonly Measure[], days: readonly Day[]): Promise<Days> {
  const { all, computed } = await gather(ctx, measures, days)
  const today = ctx.today()
  await keep(
    ctx,
    computed.filter((reading) => reading.to < today),
  )
  return all
}

/** The days whose readings a page about `day` shows: itself, a month before, and the month ends before. */
export const daysAround = (day: Day): Day[] => [
  ...new Set([...monthEnds(day, TREND_MONTHS), addDays(day, -CHANGE_DAYS)]),
]

/**
 * The readings that a page about today shows, as `refreshPoints` kept them last (within seconds of each change) and
 * since when: flat cost, nothing is computed. Null when a measure has no point of today yet.
 */
export async function keptToday(
  ctx: Ctx,
  measures: readonly Measure[],
): Promise<{ points: Days; computedAt: Date } | null> {
  const today = ctx.today()
  const byId = new Map(measures.map((m) => [m.id, m]))
  const points: Days = new Map(measures.map((m) => [m.id, new Map()]))
  let oldest = ctx.now()
  const kept = await ctx.read((tx) => readPoints(tx, ctx.hub.id, [...byId.keys()], daysAround(today)))
  for (const point of kept) {
    if (point.day !== today && !isOver(point, ctx.hub.zone)) continue
    points.get(point.id)!.set(point.day, readingOf(point, byId.get(point.id)!))
    const at = new Date(point.computedAt)
    if (point.day === today && at < oldest) oldest = at
  }
  return [...points.values()].every((days) => days.has(today)) ? { points, computedAt: oldest } : null
}

/** Computes today's value of every measure and keeps it, with the days it is compared to. For a queued job. */
export async function refreshPoints(ctx: Ctx): Promise<void> {
  const { computed } = await gather(ctx, MEASURES, daysAround(ctx.today()))
  await keep(ctx, computed)
}

type LatestPoint = {
  id: string
  day: Day
  value: number | null
  sample: number
  /** The value 30 days before `day`, or null when it was not kept. */
  before: number | null
}

/** The last kept reading of each measure (all when no id is given): flat cost, nothing is computed. */
export async function latestPoints(ctx: Ctx, ids?: readonly string[]): Promise<LatestPoint[]> {
  const wanted = ids ?? MEASURES.map((m) => m.id)
  if (wanted.length === 0) return []
  return await ctx.read(async (tx) => {
    const { rows } = await tx.execute<LatestPoint>(sql`
      SELECT w.id, last.day, last.value, last.sample, before.value AS before
      FROM unnest(${textList(wanted, 'text')}) WITH ORDINALITY AS w(id, rank)
      CROSS JOIN LATERAL (
        SELECT day, value, sample FROM measure_points
        WHERE hub_id = ${ctx.hub.id} AND measure_id = w.id AND day <= ${ctx.today()}::date
        ORDER BY day DESC LIMIT 1
      ) last
      LEFT JOIN measure_points before
        ON before.hub_id = ${ctx.hub.id} AND before.measure_id = w.id
        AND before.day = last.day - ${CHANGE_DAYS}::int
      ORDER BY w.rank`)
    return rows
  })
}
