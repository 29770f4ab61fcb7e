import type { Hours, Load } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { DriverKind, Matrix } from '../problem.ts'

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
