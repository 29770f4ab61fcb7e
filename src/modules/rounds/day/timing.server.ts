import type { Ctx } from '#platform/context/ctx.server.ts'
import { pointOfPart } from '../rules/clock/stop.ts'
import { type DayTravel, type RoundToTime, type TimedRound, timedRound } from '../rules/clock/timed.ts'
import type { Point } from '../rules/places.ts'
import type { TripMode } from '../rules/trip.ts'
import { travelBetween } from '../travel/between.server.ts'
import { startOf } from '../travel/start.server.ts'
import { ratesNow } from '../trips/store.server.ts'

export type { RoundToTime, TimedRound } from '../rules/clock/timed.ts'

/** One matrix per mode for all places of a day, the hub among them. */
export async function dayTravel(
  ctx: Ctx,
  points: readonly (Point | null)[],
  modes: readonly TripMode[],
): Promise<DayTravel & { readonly estimated: boolean }> {
  const start = await startOf(ctx)
  // To a metre: the same doorstep is one place, and nobody drives between its stops.
  const keyOf = ({ lon, lat }: Point) => `${lon.toFixed(5)},${lat.toFixed(5)}`
  const rows = new Map<string, Point>()
  for (const point of [start.point, ...points]) if (point) rows.set(keyOf(point), point)
  const index = new Map([...rows.keys()].map((key, row) => [key, row]))
  const between = await travelBetween(ctx, [...rows.values()], modes)
  const placeOf = (point: Point | null) => (point && index.get(keyOf(point))) ?? null
  return { ...between, hub: placeOf(start.point), placeOf }
}

/**
 * The times, warnings and figures of rounds of one day, in their order. A routing service may be waited for (5 seconds at
 * most, then times are as the crow flies): time before a transaction is opened, or of a day that was timed a moment ago.
 */
export async function timeDay(ctx: Ctx, rounds: readonly RoundToTime[]): Promise<TimedRound[]> {
  if (rounds.length === 0) return []
  const points = rounds.flatMap(({ stops }) => stops.map(({ errand, part }) => pointOfPart(errand, part)))
  const travel = await dayTravel(
    ctx,
    points,
    rounds.map(({ mode }) => mode),
  )
  const rates = await ctx.read((tx) => ratesNow(tx, ctx.hub.id))
  return rounds.map((round) => timedRound(round, travel, rates))
}
