import { addDays, type Day } from '#kit/day.ts'
import { pointsOn, weekEnds } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Measure } from '#platform/measure/measure.ts'
import { PACE_WEEKS, type Point } from '../rules/pace.ts'

export type Week = Point & { sample: number }

/**
 * Each measure at the ends of the weeks before a day, by id, oldest first. Weeks end on Sundays: their readings are over
 * and kept, so that a page costs the same on each day of the week. A window that begins on a day of its own has no
 * reading before it.
 */
export async function weeksBefore(
  ctx: Ctx,
  measures: readonly Measure[],
  day: Day,
): Promise<ReadonlyMap<string, Week[]>> {
  const ends = weekEnds(day, PACE_WEEKS).slice(0, -1)
  // Points of days not over yet are computed anew each time: of the past only.
  const past = ends.filter((end) => end < ctx.today() && end > addDays(day, -7 * (PACE_WEEKS + 1)))
  const unique = [...new Map(measures.map((measure) => [measure.id, measure])).values()]
  const points = await pointsOn(ctx, unique, past)
  return new Map(
    unique.map((measure) => {
      const { window } = measure
      const since = window !== 'to-date' && 'since' in window ? window.since : null
      const weeks = past.flatMap((end) => {
        const reading = points.get(measure.id)?.get(end)
        return reading && (!since || end >= since)
          ? [{ day: end, value: reading.value, sample: reading.sample }]
          : []
      })
      return [measure.id, weeks]
    }),
  )
}
