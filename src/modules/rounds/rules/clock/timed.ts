import { add, type Cents, zero } from '#kit/money.ts'
import { costOfRound } from '../figures/cost.ts'
import type { KeptFigures } from '../figures/figures.ts'
import type { StopPart } from '../life.ts'
import type { Point } from '../places.ts'
import type { DriverKind, Matrix } from '../problem.ts'
import type { Rates, TripMode } from '../trip.ts'
import { type ClockVehicle, NO_VEHICLE } from './asked.ts'
import { timeRound } from './clock.ts'
import { clockStopOf, pointOfPart, type TimedErrand } from './stop.ts'
import type { RoundTimes, RoundWarning } from './times.ts'

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
  readonly matrices: ReadonlyMap<TripMode, Matrix>
}

/** The times, warnings and figures of a round, the travel of its day and the rates being known. */
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
