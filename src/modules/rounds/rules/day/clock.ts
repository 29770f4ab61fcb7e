import type { Hours, Load } from './errand.ts'

/** One stop of a round as its clock reads it. Places are rows of the matrix; seconds after midnight; whole kilograms. */
export type ClockStop = {
  readonly place: number
  readonly hours: readonly Hours[]
  readonly minutes: number
  /** On board from the last loading at the hub until here. */
  readonly brought: Load
  /** On board from here until the next passage at the hub. */
  readonly fetched: Load
  /** A `carry`: on board from its pickup to its delivery (negative at the delivery). */
  readonly carried: Load
  readonly skills: readonly string[]
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
export type RoundWarning = 'back-late' | 'too-far' | 'too-long' | 'no-break' | 'no-driver' | 'no-vehicle'

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
