import { fold } from '#kit/text.ts'
import type { Hours, Load } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { DriverKind, Matrix, Window } from '../problem.ts'
import { overloads, reloadsBefore } from './reloads.ts'
import { type Line, type Pause, type Row, settle } from './row.ts'

/** One stop of a round as its clock reads it. Places are rows of the matrix; seconds after midnight; whole kilograms. */
export type ClockStop = {
  /** Of the errand: a `carry` has two stops with one key. */
  readonly key: string
  readonly part: StopPart
  /** Null: nobody knows where it is. One stays where one was before, in no time. */
  readonly place: number | null
  readonly hours: readonly Hours[]
  readonly minutes: number
  /** On board from the last loading at the hub until here. */
  readonly brought: Load
  /** On board from here until the next passage at the hub. */
  readonly fetched: Load
  /** A `carry`: on board from its pickup to its delivery (negative at the delivery). */
  readonly carried: Load
  readonly skills: readonly string[]
  /** Who must drive; null: anybody. */
  readonly driver: DriverKind | null
}

/** What the clock asks of a vehicle: see `FleetFacts`. Kilograms, minutes, metres. */
export type ClockVehicle = {
  readonly load: Load
  readonly speedPercent: number
  readonly range: number | null
  readonly mostMinutes: number | null
  readonly pause: { readonly from: number; readonly to: number; readonly minutes: number } | null
  readonly reloads: number
  readonly reloadMinutes: number
  /** Compared folded. */
  readonly skills: readonly string[]
}

/** Nobody knows its limits yet, so that it has none. */
export const NO_VEHICLE: ClockVehicle = {
  load: { kg: Number.POSITIVE_INFINITY, crates: Number.POSITIVE_INFINITY },
  ...{
    speedPercent: 100,
    range: null,
    mostMinutes: null,
    pause: null,
    reloads: 0,
    reloadMinutes: 0,
    skills: [],
  },
}

/** What is wrong with a stop where it stands, or with the whole round. */
export type StopWarning =
  | 'late'
  | 'too-heavy'
  | 'too-many-crates'
  | 'skill-missing'
  | 'wrong-driver'
  | 'unplaced'
  | 'reversed'
export type RoundWarning =
  | 'back-late'
  | 'too-far'
  | 'too-long'
  | 'no-break'
  | 'no-driver'
  | 'no-vehicle'
  /** Nobody knows where the hub is: ways from it and back are not counted. */
  | 'no-start'

export type TimedStop = {
  readonly arrival: number
  /** When the work begins: later than the arrival when the door opens later. */
  readonly begin: number
  readonly departure: number
  readonly legMetres: number
  readonly legSeconds: number
  /** On leaving. */
  readonly load: Load
  readonly warnings: readonly StopWarning[]
  /** Seconds after the last moment allowed; 0 when in time. */
  readonly lateBy: number
}

/** What is done between two stops: a pause, or coming back to the hub to load again. Seconds after midnight. */
export type Between = {
  readonly kind: 'break' | 'reload'
  /** Before the stop of this index; the number of stops: before coming back. */
  readonly before: number
  readonly from: number
  readonly to: number
}

/** Metres and seconds of a whole round; instants are seconds after midnight. */
export type ClockFigures = {
  readonly leavesAt: number
  readonly backAt: number
  readonly metres: number
  /** From leaving to being back. */
  readonly seconds: number
  readonly driving: number
  readonly waiting: number
  /** The way back from the last stop. */
  readonly backMetres: number
  readonly backSeconds: number
}

export type RoundTimes = {
  readonly stops: readonly TimedStop[]
  readonly between: readonly Between[]
  readonly warnings: readonly RoundWarning[]
  readonly figures: ClockFigures
}

export type ClockRound = {
  readonly stops: readonly ClockStop[]
  readonly matrix: Matrix
  /** Row of the matrix where it leaves from and comes back to; null: nobody knows. */
  readonly hub: number | null
  readonly vehicle: ClockVehicle
  readonly driver: DriverKind
  readonly fromMinute: number
  readonly toMinute: number
}

/**
 * The times of a round whose order is settled, whatever is wrong with it: what is wrong is told stop by stop. It leaves as
 * late as it can without being back any later; where the vehicle is too small it comes back to load again, at the cheapest
 * moments; the break is taken where it delays least. The same times as the solver's for the same order, breaks and reloads.
 */
export function timeRound(round: ClockRound): RoundTimes {
  const { vehicle, fromMinute, toMinute } = round
  if (round.stops.length === 0) return nothing(round)
  const reloads = reloadsBefore({ ...round, start: fromMinute * 60, leg: legIn(round) })
  const way = wayOf(round, new Set(reloads))
  const row = settle(way.lines, fromMinute * 60, toMinute * 60, pauseOf(vehicle))
  const stops = stopsOf(round, way, row, loadsOf(round.stops, new Set(reloads)))
  const figures = figuresOf(way, row)
  return { stops, between: betweenOf(way, row, vehicle), warnings: warningsOf(round, row, figures), figures }
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

/** Seconds between two places for the vehicle; nothing from or to nowhere. */
const legIn =
  ({ matrix, vehicle }: Pick<ClockRound, 'matrix' | 'vehicle'>) =>
  (from: number | null, to: number | null): number => {
    if (from === null || to === null) return 0
    const seconds = matrix.durations[from * matrix.size + to]!
    return vehicle.speedPercent === 100 ? seconds : Math.round(seconds / (vehicle.speedPercent / 100))
  }

/** Hours of a form as instants of the day. */
export const windowsOf = (hours: readonly Hours[]): Window[] =>
  hours.map(({ from, to }) => ({ from: from * 60, to: to * 60 }))

const pauseOf = ({ pause }: ClockVehicle): Pause | null =>
  pause && { from: pause.from * 60, to: pause.to * 60, seconds: pause.minutes * 60 }

/** The lines of a round: its start, reloads and stops, its end; of each, the stop it is (null: the hub) and its way. */
type Way = {
  readonly lines: readonly Line[]
  readonly stop: readonly (number | null)[]
  readonly metres: readonly number[]
}

function wayOf(round: ClockRound, reloads: ReadonlySet<number>): Way {
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

/** On board when arriving and on leaving, stop by stop. */
function loadsOf(stops: readonly ClockStop[], reloads: ReadonlySet<number>): { before: Load; after: Load }[] {
  const plus = (a: Load, b: Load, sign = 1): Load => ({
    kg: a.kg + sign * b.kg,
    crates: a.crates + sign * b.crates,
  })
  let carried: Load = { kg: 0, crates: 0 }
  let load = carried
  return stops.map((stop, at) => {
    if (at === 0 || reloads.has(at)) {
      load = carried
      for (let next = at; next < stops.length && (next === at || !reloads.has(next)); next++)
        load = plus(load, stops[next]!.brought)
    }
    const before = load
    load = plus(plus(plus(load, stop.brought, -1), stop.fetched), stop.carried)
    carried = plus(carried, stop.carried)
    return { before, after: load }
  })
}

function stopsOf(
  round: ClockRound,
  { lines, stop, metres }: Way,
  { arrivals, begins, late }: Row,
  loads: readonly { before: Load; after: Load }[],
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

/** Whether a vehicle has all that is asked: « Hayon » is « hayon ». */
export function hasSkills({ skills }: Pick<ClockVehicle, 'skills'>, asked: readonly string[]): boolean {
  const has = new Set(skills.map(fold))
  return asked.every((skill) => has.has(fold(skill)))
}

function stopWarnings(
  { vehicle, driver }: ClockRound,
  stop: ClockStop,
  { before, after }: { before: Load; after: Load },
  lateBy: number,
  reversed: boolean,
): StopWarning[] {
  const over = overloads(vehicle.load, before, after)
  const wrong: [boolean, StopWarning][] = [
    [lateBy > 0, 'late'],
    [over.kg > 0, 'too-heavy'],
    [over.crates > 0, 'too-many-crates'],
    [!hasSkills(vehicle, stop.skills), 'skill-missing'],
    [stop.driver !== null && stop.driver !== driver, 'wrong-driver'],
    [stop.place === null, 'unplaced'],
    [reversed, 'reversed'],
  ]
  return wrong.flatMap(([is, warning]) => (is ? [warning] : []))
}

function figuresOf({ lines, metres }: Way, { start, arrivals, begins }: Row): ClockFigures {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
  const backAt = arrivals.at(-1)!
  return {
    leavesAt: start,
    backAt,
    metres: sum(metres),
    seconds: backAt - start,
    driving: sum(lines.map(({ leg }) => leg)),
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

function warningsOf(round: ClockRound, row: Row, figures: ClockFigures): RoundWarning[] {
  const { vehicle, toMinute, hub } = round
  const wrong: [boolean, RoundWarning][] = [
    [figures.backAt > toMinute * 60, 'back-late'],
    [vehicle.range !== null && figures.metres > vehicle.range, 'too-far'],
    [vehicle.mostMinutes !== null && figures.seconds > vehicle.mostMinutes * 60, 'too-long'],
    [row.breakMissed, 'no-break'],
    [hub === null, 'no-start'],
  ]
  return wrong.flatMap(([is, warning]) => (is ? [warning] : []))
}
