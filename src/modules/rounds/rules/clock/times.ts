import type { Load } from '../errands/errand.ts'

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
