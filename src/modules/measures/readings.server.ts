import { type Day, firstDay, lastDay, type Month } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import type { Measure } from '#platform/measure/measure.ts'
import { MEASURES, measureOf } from './registry.ts'
import { BEGINNING, windowOn } from './rules/window.ts'
import {
  type CountedRow,
  countRows,
  type Part,
  type PartOver,
  type Reading,
  readAll,
  readParts,
  readPartsOver,
  readRows,
} from './store.server.ts'

const askOn = (measure: Measure, day: Day) => ({ measure, ...windowOn(measure.window, day) })

/** A measure that is no longer offered reads as unknown, never as zero. */
const unknown = (id: string, day: Day): Reading => ({ id, from: BEGINNING, to: day, value: null, sample: 0 })

/**
 * Several measures (all of them when `ids` is absent) as they stood on a day, in one round trip.
 * `asOf` stops inside that day, at an instant: what a decision signed then could know.
 */
export async function measuresAt(
  ctx: Ctx,
  ids: readonly string[] | undefined,
  day: Day,
  asOf?: Date,
): Promise<Reading[]> {
  const wanted = ids ?? MEASURES.map((m) => m.id)
  const asks = [...new Set(wanted)].flatMap((id) => {
    const measure = measureOf(id)
    return measure ? [{ ...askOn(measure, day), asOf }] : []
  })
  const readings = await ctx.read((tx) => readAll(tx, ctx.hub.zone, asks))
  const byId = new Map(readings.map((reading) => [reading.id, reading]))
  return wanted.map((id) => byId.get(id) ?? unknown(id, day))
}

/**
 * Measures that may have a window of their own (`measureOver`), as each stood on a day, in one round trip and in order.
 * `asOf` as in `measuresAt`.
 */
export async function readingsOn(
  ctx: Ctx,
  asked: readonly { measure: Measure; day: Day }[],
  asOf?: Date,
): Promise<Reading[]> {
  // Equal ids are one measure: a figure asked for twice is computed once.
  const known = new Map<string, Measure>()
  for (const { measure } of asked) if (!known.has(measure.id)) known.set(measure.id, measure)
  const asks = new Map(
    asked.map(({ measure, day }) => [
      `${measure.id} ${day}`,
      { ...askOn(known.get(measure.id)!, day), asOf },
    ]),
  )
  const keys = [...asks.keys()]
  const read = await ctx.read((tx) => readAll(tx, ctx.hub.zone, [...asks.values()]))
  const found = new Map(keys.map((key, i) => [key, read[i]!]))
  return asked.map(({ measure, day }) => found.get(`${measure.id} ${day}`)!)
}

/** One measure as it stood on a day. */
export async function measureAt(ctx: Ctx, id: string, day: Day, asOf?: Date): Promise<Reading> {
  const [reading] = await measuresAt(ctx, [id], day, asOf)
  return reading!
}

/** One measure over a window of the caller's own, both days included; null when it is not offered. */
export async function measureBetween(ctx: Ctx, id: string, from: Day, to: Day): Promise<Reading | null> {
  const measure = measureOf(id)
  if (!measure) return null
  const [reading] = await ctx.read((tx) => readAll(tx, ctx.hub.zone, [{ measure, from, to }]))
  return reading ?? null
}

/** Measures over windows of the caller's own, both days included: one statement for all, in the order asked. */
export async function measuresOver(
  ctx: Ctx,
  asked: readonly { id: string; from: Day; to: Day; asOf?: Date }[],
): Promise<Reading[]> {
  const known = asked.flatMap(({ id, ...window }) => {
    const measure = measureOf(id)
    return measure ? [{ measure, ...window }] : []
  })
  const readings = await ctx.read((tx) => readAll(tx, ctx.hub.zone, known))
  let next = 0
  return asked.map(({ id, to }) => (measureOf(id) ? readings[next++]! : unknown(id, to)))
}

/** A measure as it stood on each of these days: one query for all. */
export async function trend(ctx: Ctx, id: string, days: readonly Day[]): Promise<Reading[]> {
  const measure = measureOf(id)
  if (!measure) return days.map((day) => unknown(id, day))
  return await ctx.read((tx) =>
    readAll(
      tx,
      ctx.hub.zone,
      days.map((day) => askOn(measure, day)),
    ),
  )
}

/**
 * Measures over whole calendar months, as each stood at the end of its last day: one statement for all, by id then in
 * the order of `months`. A measure to date is read at the month's end. Unknown measures are left out.
 */
export async function monthly(
  ctx: Ctx,
  ids: readonly string[],
  months: readonly Month[],
): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
  const measures = [...new Set(ids)].flatMap((id) => measureOf(id) ?? [])
  if (measures.length === 0 || months.length === 0) return new Map()
  const asks = measures.flatMap((measure) =>
    months.map((month) => ({
      measure,
      from: measure.window === 'to-date' ? BEGINNING : firstDay(month),
      to: lastDay(month),
    })),
  )
  const readings = await ctx.read((tx) => readAll(tx, ctx.hub.zone, asks))
  return new Map(
    measures.map(({ id }, i) => [
      id,
      readings.slice(i * months.length, (i + 1) * months.length).map(({ value }) => value),
    ]),
  )
}

export type RowsPage = Page<CountedRow> & Counted

/**
 * A page of the rows that a measure counts on a day, newest first. `params` hold the cursor and `cle` (only the
 * rows of that key). `size` rows at a time.
 */
export async function rowsOf(
  ctx: Ctx,
  id: string,
  day: Day,
  params: URLSearchParams,
  size: number = PAGE_SIZE,
): Promise<RowsPage> {
  const measure = measureOf(id)
  if (!measure) return { rows: [], previous: null, next: null, total: 0, capped: false }
  return await rowsOver(ctx, measure, day, params, size)
}

/** The same for a measure that may have a window of its own (`measureOver`). */
export async function rowsOver(
  ctx: Ctx,
  measure: Measure,
  day: Day,
  params: URLSearchParams,
  size: number = PAGE_SIZE,
): Promise<RowsPage> {
  const cursor = cursorOf(params)
  const key = params.get('cle') ?? undefined
  const { zone } = ctx.hub
  return await ctx.read(async (tx) => {
    const read = await readRows(tx, zone, askOn(measure, day), key, cursor, size)
    const n = await countRows(tx, zone, askOn(measure, day), key)
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    return { ...page, ...counted(n) }
  })
}

/**
 * Measures by key over a window of the caller's own, both days included, for these keys (identifiers): by measure id.
 * A key without rows has no part.
 */
export async function partsOver(
  ctx: Ctx,
  measures: readonly Measure[],
  window: { from: Day; to: Day; keys: readonly string[] },
): Promise<ReadonlyMap<string, readonly PartOver[]>> {
  const parts = await ctx.read((tx) => readPartsOver(tx, ctx.hub.zone, measures, window))
  return Map.groupBy(parts, (part) => part.id)
}

/** A measure by payer, pillar, funder… as it stood on a day; empty when it has no keys. */
export async function breakdown(ctx: Ctx, id: string, day: Day): Promise<Part[]> {
  const measure = measureOf(id)
  if (!measure) return []
  const parts = await ctx.read((tx) => readParts(tx, ctx.hub.zone, askOn(measure, day)))
  return parts.some((part) => part.key !== null) ? parts : []
}
