import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Between, RoundWarning, StopWarning } from '../clock/times.ts'
import type { Errand, ErrandKey, Held, Hours, Load, Way } from '../errands/errand.ts'
import type { RoundFigures } from '../figures/figures.ts'
import type { RoundState, StopPart, StopState } from '../life.ts'
import type { Point } from '../places.ts'
import type { DriverKind } from '../problem.ts'
import type { TripMode } from '../trip.ts'

/** A stop of a round with what is known of its errand now. Times are seconds after midnight on the clock of the hub. */
export type PlannedStop = {
  readonly id: Id<'RoundStop'>
  readonly key: ErrandKey
  readonly part: StopPart
  readonly state: StopState
  /** The solver leaves it in this round. */
  readonly locked: boolean
  /** Its errand is over or given up, and no deed of this round did it: nobody need go. */
  readonly over: boolean
  readonly way: Way
  readonly number: string
  readonly what: string
  /** Who is at the door, read now; empty when their record is gone. */
  readonly whom: string
  readonly phone: string | null
  readonly needs: string | null
  readonly note: string
  /** Of this stop: where a `carry` is delivered, for its second part. */
  readonly address: string
  readonly point: Point | null
  readonly dueOn: Day | null
  readonly agreedAt: Date | null
  readonly hours: readonly Hours[]
  readonly minutes: number
  readonly load: Load
  readonly revenue: Cents
  readonly handling: Cents
  readonly priority: number
  /** Null until it was timed. */
  readonly arrival: number | null
  readonly begin: number | null
  readonly departure: number | null
  readonly legMetres: number | null
  readonly legSeconds: number | null
  readonly warnings: readonly StopWarning[]
  readonly lateBy: number
  readonly visitId: Id<'Visit'> | null
  /** Taken by another round already: where it is until it is delivered here. */
  readonly held: Held | null
  readonly arrivedAt: Date | null
  readonly doneAt: Date | null
  readonly reason: string | null
  readonly said: string
  readonly cash: Cents | null
  /** The ticket of the till that this money went into, where no request stands behind the stop. */
  readonly ticket: string | null
}

/** A round as every page of a day reads it. Its money is for those who read trips: pages ask. */
export type RoundView = {
  readonly id: Id<'Round'>
  readonly number: string
  readonly day: Day
  readonly name: string
  readonly state: RoundState
  readonly vehicleId: Id<'Vehicle'> | null
  readonly vehicleName: string
  readonly mode: TripMode
  /** `user:…`, `person:…` or `org:…`; null: nobody yet. */
  readonly who: `user:${string}` | `person:${string}` | `org:${string}` | null
  readonly whoName: string
  readonly driver: DriverKind
  readonly fromMinute: number
  readonly toMinute: number
  readonly schemeId: Id<'Scheme'> | null
  readonly templateId: Id<'RoundTemplate'> | null
  readonly note: string
  readonly sequence: number
  readonly stops: readonly PlannedStop[]
  readonly warnings: readonly RoundWarning[]
  /** Breaks, and loading again at the hub. */
  readonly between: readonly Between[]
  /** Seconds after midnight, as timed last. */
  readonly leavesAt: number | null
  readonly returnsAt: number | null
  /** Something that it serves changed since it was timed: an address, hours, a load. */
  readonly stale: boolean
  readonly planned: RoundFigures | null
  readonly driven: RoundFigures | null
  readonly publishedAt: Date | null
  readonly leftAt: Date | null
  readonly backAt: Date | null
  readonly endedAt: Date | null
  readonly counterOut: number | null
  readonly counterBack: number | null
  readonly cash: Cents | null
  readonly tripId: Id<'Trip'> | null
}

/** A day: its rounds that were not cancelled, and what waits for one. */
export type DayPlan = {
  readonly day: Day
  readonly rounds: readonly RoundView[]
  readonly waiting: readonly Errand[]
  /** How many of what waits nobody can put on a map. */
  readonly unplaced: number
  /** How many more wait, beyond those shown. */
  readonly left: number
}
