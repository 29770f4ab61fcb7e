import { add, type Cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type ClockVehicle,
  NO_VEHICLE,
  type RoundTimes,
  type RoundWarning,
  timeRound,
} from '../rules/day/clock.ts'
import { clockStopOf, pointOfPart, type TimedErrand } from '../rules/day/clock-stop.ts'
import type { KeptFigures } from '../rules/day/figures.ts'
import type { StopPart } from '../rules/day/life.ts'
import { costOfRound } from '../rules/day/money.ts'
import type { Point } from '../rules/places.ts'
import type { DriverKind, Matrix } from '../rules/problem.ts'
import type { Rates, TripMode } from '../rules/trip.ts'
import { type Between, travelBetween } from '../travel/between.server.ts'
import { startOf } from '../travel/start.server.ts'
import { ratesNow } from '../trips/store.server.ts'

/** A round with its errands in their order: a `carry` twice, its pickup and its delivery. */
export type RoundToTime = {
  readonly mode: TripMode
  /** With what it costs each time it leaves. Null: none yet, and no limit is known. */
  readonly vehicle: (ClockVehicle & { readonly fixed: Cents }) | null
  /** False: nobody drives it yet. */
  readonly driven: boolean
  readonly driver: DriverKind
  readonly fromMinute: number
  readonly toMinute: number
  readonly stops: readonly { readonly errand: TimedErrand; readonly part: StopPart }[]
}

export type TimedRound = RoundTimes & { readonly planned: KeptFigures }

/** What a day is timed with: where the hub is, and the way between its places by mode. */
export type DayTravel = {
  readonly hub: number | null
  /** Row of a point in every matrix; null of one that nobody knows. */
  placeOf(point: Point | null): number | null
  readonly matrices: Between['matrices']
  readonly estimated: boolean
}

/** One matrix per mode for all places of a day, the hub among them. */
export async function dayTravel(
  ctx: Ctx,
  points: readonly (Point | null)[],
  modes: readonly TripMode[],
): Promise<DayTravel> {
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

/** One of them, the travel of its day and the rates being known. */
export function timedRound(round: RoundToTime, travel: DayTravel, rates: Rates): TimedRound {
  const { mode, driver, fromMinute, toMinute } = round
  const vehicle = round.vehicle ?? { ...NO_VEHICLE, fixed: zero }
  const stops = round.stops.map(({ errand, part }) =>
    clockStopOf(errand, part, travel.placeOf(pointOfPart(errand, part))),
  )
  const matrix = travel.matrices.get(mode)!
  const times = timeRound({ stops, matrix, hub: travel.hub, vehicle, driver, fromMinute, toMinute })
  const missing: [boolean, RoundWarning][] = [
    [!round.driven, 'no-driver'],
    [round.vehicle === null && mode !== 'foot', 'no-vehicle'],
  ]
  const warnings = [...times.warnings, ...missing.flatMap(([is, warning]) => (is ? [warning] : []))]
  return { ...times, warnings, planned: plannedOf(round, times, vehicle.fixed, rates, matrix, travel) }
}

function plannedOf(
  { stops, mode, driver }: RoundToTime,
  { figures }: RoundTimes,
  fixed: Cents,
  rates: Rates,
  matrix: Matrix,
  travel: DayTravel,
): KeptFigures {
  // A carry is paid once, where it is delivered.
  const paid = stops.filter(({ part }) => part !== 'pickup').map(({ errand }) => errand)
  const { metres, seconds } = figures
  const handling = add(zero, ...paid.map((errand) => errand.handling))
  const cost = costOfRound(
    { mode, metres, seconds, driver, handling, fixed: stops.length > 0 ? fixed : zero },
    rates,
  )
  return {
    ...{ stops: stops.length, metres, seconds, cost: Number(cost) },
    revenue: Number(add(zero, ...paid.map((errand) => errand.revenue))),
    aloneMetres: paid.reduce((sum, errand) => sum + aloneMetres(errand, matrix, travel), 0),
  }
}

/** From the hub to the door (and to the other one) and back; nothing where a place is not known. */
function aloneMetres(errand: TimedErrand, { distances, size }: Matrix, { hub, placeOf }: DayTravel): number {
  const doors = errand.way === 'carry' ? [errand.point, errand.toPoint] : [errand.point]
  const way = [hub, ...doors.map(placeOf), hub].flatMap((place) => (place === null ? [] : [place]))
  if (hub === null) return 0
  return way.slice(1).reduce((sum, to, at) => sum + distances[way[at]! * size + to]!, 0)
}
