import type { Hours } from '../errands/errand.ts'
import type { Window } from '../problem.ts'
import type { ClockRound } from './asked.ts'
import type { Line } from './row.ts'

/** Seconds between two places for the vehicle; nothing from or to nowhere. */
export const legIn =
  ({ matrix, vehicle }: Pick<ClockRound, 'matrix' | 'vehicle'>) =>
  (from: number | null, to: number | null): number => {
    if (from === null || to === null) return 0
    const seconds = matrix.durations[from * matrix.size + to]!
    return vehicle.speedPercent === 100 ? seconds : Math.round(seconds / (vehicle.speedPercent / 100))
  }

/** Hours of a form as instants of the day. */
export const windowsOf = (hours: readonly Hours[]): Window[] =>
  hours.map(({ from, to }) => ({ from: from * 60, to: to * 60 }))

/** The lines of a round: its start, reloads and stops, its end; of each, the stop it is (null: the hub) and its way. */
export type Way = {
  readonly lines: readonly Line[]
  readonly stop: readonly (number | null)[]
  readonly metres: readonly number[]
}

/** The way of a round that comes back to load before those stops. */
export function wayOf(round: ClockRound, reloads: ReadonlySet<number>): Way {
  const { stops, matrix, hub, vehicle } = round
  const seconds = legIn(round)
  const lines: Line[] = []
  const stop: (number | null)[] = []
  const metres: number[] = []
  let here = hub
  const go = (to: number | null, windows: Line['windows'], work: number, at: number | null) => {
    const there = to ?? here
    lines.push({ leg: seconds(here, there), windows, work })
    metres.push(here === null || there === null ? 0 : matrix.distances[here * matrix.size + there]!)
    stop.push(at)
    here = there
  }
  go(hub, [], 0, null)
  for (const [at, { place, hours, minutes }] of stops.entries()) {
    if (reloads.has(at)) go(hub, [], vehicle.reloadMinutes * 60, null)
    go(place, windowsOf(hours), minutes * 60, at)
  }
  go(hub, [], 0, null)
  return { lines, stop, metres }
}
