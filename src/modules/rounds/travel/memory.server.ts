import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { LonLat } from '../rules/vroom/schema.ts'
import type { Known, TimesMemory } from './routed.server.ts'
import { travelTimes } from './tables.ts'

/** Roads change: what is older is asked again. */
const DAYS = 90
/** Places whose pairs are kept: a large day of a hub. A table of a thousand places would be a million rows. */
const MOST_PLACES = 200

/** A place to a metre: the same doorstep is the same point. */
const pointOf = ([lon, lat]: LonLat): string => `${lon.toFixed(5)},${lat.toFixed(5)}`

/** What routing services told a hub, in its database. */
export function databaseMemory(ctx: Ctx): TimesMemory {
  const since = () => new Date(ctx.now().getTime() - DAYS * 86_400_000)
  return {
    async read(service, mode, places): Promise<Known> {
      const known = new Map<number, { seconds: number; metres: number }>()
      if (places.length > MOST_PLACES) return known
      const points = places.map(pointOf)
      const rows = await ctx.read((tx) =>
        tx.execute<{ from_at: number; to_at: number; seconds: number; metres: number }>(sql`
          SELECT f.at::int - 1 AS from_at, t.at::int - 1 AS to_at, k.seconds, k.metres
          FROM jsonb_array_elements_text(${array(points)}) WITH ORDINALITY AS f(point, at)
          CROSS JOIN jsonb_array_elements_text(${array(points)}) WITH ORDINALITY AS t(point, at)
          JOIN ${travelTimes} k ON k.hub_id = ${ctx.hub.id} AND k.service = ${service} AND k.mode = ${mode}
            AND k.from_point = f.point AND k.to_point = t.point AND k.learnt_at > ${since().toISOString()}::timestamptz`),
      )
      for (const { from_at, to_at, seconds, metres } of rows.rows)
        known.set(from_at * places.length + to_at, { seconds, metres })
      return known
    },
    async write(service, mode, places, { size, durations, distances }, known) {
      if (places.length > MOST_PLACES || !distances) return
      const points = places.map(pointOf)
      const rows: { from_point: string; to_point: string; seconds: number; metres: number }[] = []
      const told = new Set<string>()
      for (let from = 0; from < size; from++)
        for (let to = 0; to < size; to++) {
          const pair = from * size + to
          const key = `${points[from]} ${points[to]}`
          if (from === to || known.has(pair) || told.has(key)) continue
          told.add(key)
          rows.push({
            from_point: points[from]!,
            to_point: points[to]!,
            seconds: durations[pair]!,
            metres: distances[pair]!,
          })
        }
      await ctx.tx((tx) =>
        tx.execute(sql`
          INSERT INTO ${travelTimes} (hub_id, service, mode, from_point, to_point, seconds, metres, learnt_at)
          SELECT ${ctx.hub.id}, ${service}, ${mode}, r.from_point, r.to_point, r.seconds, r.metres,
            ${ctx.now().toISOString()}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            AS r(from_point text, to_point text, seconds int, metres int)
          ON CONFLICT (hub_id, service, mode, from_point, to_point)
            DO UPDATE SET seconds = excluded.seconds, metres = excluded.metres, learnt_at = excluded.learnt_at`),
      )
    },
  }
}

const array = (texts: readonly string[]) => sql`${JSON.stringify(texts)}::jsonb`
