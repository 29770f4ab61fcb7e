import type { ClockRound, ClockVehicle } from './asked.ts'
import { cheaperReloads, type Timed } from './cheaper.ts'
import { loadsOf, type OnBoard } from './loads.ts'
import { reloadsBefore } from './reloads.ts'
import { type Pause, type Row, settle } from './row.ts'
import type { Between, ClockFigures, RoundTimes, TimedStop } from './times.ts'
import { roundWarnings, stopWarnings } from './warnings.ts'
import { legIn, type Way, wayOf } from './way.ts'

/**
 * The times of a round whose order is settled, whatever is wrong with it: what is wrong is told stop by stop. It leaves as
 * late as it can without being back any later; where the vehicle is too small it comes back to load again, at the cheapest
 * moments; the break is taken where it delays least. The same times as the solver's for the same order, breaks and reloads.
 */
export function timeRound(round: ClockRound): RoundTimes {
  const { vehicle, fromMinute, toMinute } = round
  if (round.stops.length === 0) return nothing(round)
  const timed: Timed = (before) => {
    const way = wayOf(round, before)
    const row = settle(way.lines, fromMinute * 60, toMinute * 60, pauseOf(vehicle))
    return { row, driving: drivingOf(way) }
  }
  const found = reloadsBefore({ ...round, start: fromMinute * 60, leg: legIn(round) })
  const { reloads, row } = cheaperReloads(round, found, timed)
  const way = wayOf(round, new Set(reloads))
  const stops = stopsOf(round, way, row, loadsOf(round.stops, new Set(reloads)))
  const figures = figuresOf(way, row)
  return {
    stops,
    between: betweenOf(way, row, vehicle),
    warnings: roundWarnings(round, row, figures),
    figures,
  }
}

function nothing({ hub, fromMinute }: ClockRound): RoundTimes {
  const at = fromMinute * 60
  const figures = { leavesAt: at, backAt: at, metres: 0, seconds: 0, driving: 0, waiting: 0 }
  return {
    stops: [],
    between: [],
    warnings: hub === null ? ['no-start'] : [],
    figures: { ...figures, backMetres: 0, backSeconds: 0 },
  }
}

const pauseOf = ({ pause }: ClockVehicle): Pause | null =>
  pause && { from: pause.from * 60, to: pause.to * 60, seconds: pause.minutes * 60 }

function stopsOf(
  round: ClockRound,
  { lines, stop, metres }: Way,
  { arrivals, begins, late }: Row,
  loads: readonly OnBoard[],
): TimedStop[] {
  const picked = new Set<string>()
  return lines.flatMap(({ leg, work }, line) => {
    const at = stop[line]
    if (at === null || at === undefined) return []
    const said = round.stops[at]!
    const reversed = said.part === 'delivery' && !picked.has(said.key)
    if (said.part === 'pickup') picked.add(said.key)
    const lateBy = late[line]!
    return [
      {
        arrival: arrivals[line]!,
        begin: begins[line]!,
        departure: begins[line]! + work,
        legMetres: metres[line]!,
        legSeconds: leg,
        load: loads[at]!.after,
        warnings: stopWarnings(round, said, loads[at]!, lateBy, reversed),
        lateBy,
      },
    ]
  })
}

const drivingOf = ({ lines }: Pick<Way, 'lines'>): number => lines.reduce((sum, { leg }) => sum + leg, 0)

function figuresOf({ lines, metres }: Way, { start, arrivals, begins }: Row): ClockFigures {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
  const backAt = arrivals.at(-1)!
  return {
    leavesAt: start,
    backAt,
    metres: sum(metres),
    seconds: backAt - start,
    driving: drivingOf({ lines }),
    waiting: sum(begins.map((begin, line) => begin - arrivals[line]!)),
    backMetres: metres.at(-1)!,
    backSeconds: lines.at(-1)!.leg,
  }
}

function betweenOf({ lines, stop }: Way, { begins, pause }: Row, vehicle: ClockVehicle): Between[] {
  const next = (line: number) =>
    stop.slice(line).find((at) => at !== null) ?? stop.filter((at) => at !== null).length
  const reloads = lines.flatMap(({ work }, line): Between[] =>
    stop[line] === null && line > 0 && line < lines.length - 1
      ? [{ kind: 'reload', before: next(line), from: begins[line]!, to: begins[line]! + work }]
      : [],
  )
  if (!pause) return reloads
  const to = pause.from + vehicle.pause!.minutes * 60
  const rest: Between = { kind: 'break', before: next(pause.into), from: pause.from, to }
  return [...reloads, rest].sort((a, b) => a.from - b.from)
}
