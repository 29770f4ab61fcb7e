/**
 * What the solver of rounds reads and writes. Times are seconds from one origin that the caller chooses (midnight of
 * the day, say), lengths of time are seconds, distances metres, money cents; places are rows of the matrices. Every
 * number is finite, and all but cents are integers: whoever builds a problem has checked that.
 */

/** Both ends belong to it. */
export type Window = { from: number; to: number }

/**
 * Travel for one way of moving (van, cargo bike…), row-major: from place i to place j is at `i * size + j`. `distances`
 * may be the same array as `durations`.
 */
export type Matrix = {
  size: number
  durations: Int32Array
  distances: Int32Array
  /** What each leg costs, in cents, instead of the vehicles' hours and kilometres (not of their duty and fixed cost). */
  costs?: Int32Array
}

export type DriverKind = 'paid' | 'volunteer'

export type Costs = {
  /** Once, when the vehicle leaves at all. */
  fixed: number
  /** Cents per hour of travel. */
  perHour: number
  /** Cents per kilometre. */
  perKm: number
  /** Cents per hour of duty: from the start to the end of the round, with waiting, stops and breaks. */
  perDutyHour: number
}

/**
 * Taken once, between two stops or on the way between them, starting within one of the windows. Breaks of a vehicle
 * are taken in the order of their first windows.
 */
export type Break = {
  id: string
  windows: readonly Window[]
  duration: number
  /** Else it is not due when the round is over before the last window closes. */
  always: boolean
  /** The load that may be left on board meanwhile, by unit. */
  mostLoad?: readonly number[]
}

/** The vehicle may come back here to load the next deliveries and to leave what it fetched. */
export type Reload = { place: number; duration: number; most: number }

export type Vehicle = {
  id: string
  /** Index of its matrix. */
  profile: number
  /** Its times of travel are the matrix's, divided by this: 1 as they are, 0.8 slower. */
  speed: number
  /** Null: the round starts at its first stop, or ends at its last one. */
  start: number | null
  end: number | null
  window: Window
  /** By unit. */
  capacity: readonly number[]
  skills: readonly number[]
  driver: DriverKind
  costs: Costs
  breaks: readonly Break[]
  reload: Reload | null
  /** Null: as many, as long, as far as one likes. */
  most: {
    tasks: number | null
    /** From start to end, waiting included. */
    duration: number | null
    travel: number | null
    distance: number | null
  }
}

export type Stop = {
  place: number
  /** When the work may begin, sorted, apart from each other; at least one. */
  windows: readonly Window[]
  /** Added to `service` when the stop before is at another place. */
  setup: number
  service: number
}

type Wanted = {
  id: string
  skills: readonly number[]
  /** Who must drive; null: anybody. */
  driver: DriverKind | null
  /** The vehicles that may do it, by index; null: any. This is how a stop is locked to a round. */
  vehicles: readonly number[] | null
  /** 0–100: among those that cannot all be served, the higher ones are. */
  priority: number
  /** Earned when it is served. */
  revenue: number
  /** Left out when it costs more than it earns; others are served whatever they cost. */
  optional: boolean
}

/** One stop: `delivery` is on board from the last loading at the hub, `pickup` until the next one. */
export type Job = Wanted & {
  kind: 'job'
  stop: Stop
  delivery: readonly number[]
  pickup: readonly number[]
}

/** Two stops of one round, in this order. */
export type Shipment = Wanted & {
  kind: 'shipment'
  pickup: Stop
  delivery: Stop
  amount: readonly number[]
}

export type Errand = Job | Shipment

export type Problem = {
  matrices: readonly Matrix[]
  vehicles: readonly Vehicle[]
  errands: readonly Errand[]
  /** How many units loads are counted in: kilograms and crates are two. */
  units: number
}

export type StepKind = 'start' | 'job' | 'pickup' | 'delivery' | 'break' | 'reload' | 'end'

export type Step = {
  kind: StepKind
  /** Index of the errand (`job`, `pickup`, `delivery`) or of the vehicle's break. */
  of: number | null
  /** Null for a break: it has no place of its own. */
  place: number | null
  arrival: number
  waiting: number
  setup: number
  service: number
  departure: number
  /** On leaving, by unit. */
  load: number[]
  /** Since the start. */
  travel: number
  distance: number
}

export type Figures = {
  revenue: number
  /** fixed + travel + duty: cents, not rounded. */
  cost: number
  fixedCost: number
  travelCost: number
  dutyCost: number
  travel: number
  distance: number
  setup: number
  service: number
  waiting: number
  /** From the departure at the start to the arrival at the end. */
  duty: number
}

export type Route = { vehicle: number; steps: Step[] } & Figures

/**
 * Why an errand is not in the plan. Of no vehicle at all: `capacity`, `skills`, `driver`, `locked` (to vehicles that
 * may not take it), `window` (nobody reaches it in its windows and comes back in time), `limits` (too far or too long
 * for every vehicle). Of this plan: `unpaid` (optional, and costs more than it earns), `full` (a vehicle could do it
 * alone, but not with what this plan gives it), `time` (the time to compute ran out before it was tried).
 */
export type WhyNot =
  | 'capacity'
  | 'skills'
  | 'driver'
  | 'locked'
  | 'window'
  | 'limits'
  | 'unpaid'
  | 'full'
  | 'time'

export type Unserved = {
  errand: number
  why: WhyNot
  /**
   * For `unpaid`: what it would cost more than it earns. For `full`: `released` names the one constraint without which
   * it would fit into this plan most cheaply, and `extra` what it would cost then.
   */
  extra: number | null
  released: 'windows' | 'capacity' | 'limits' | 'breaks' | null
}

export type Plan = {
  /** Only vehicles that leave, by index of vehicle. */
  routes: Route[]
  unserved: Unserved[]
  /** Sums over the routes. */
  total: Figures
}

export type Progress = {
  iterations: number
  seconds: number
  /** 0–1 of the time or of the iterations allowed. */
  share: number
  unserved: number
  /** Of the best plan so far, in cents. */
  cost: number
}

export type SolveOptions = {
  seed?: number
  /** What comes first ends the search; at least one is given. Iterations alone make it repeatable. */
  iterations?: number
  seconds?: number
  /** Seconds of whatever clock: processor time in the bench, elapsed time else. */
  now?: () => number
  /**
   * A plan to start from: vehicle by vehicle the errands in their order (a shipment twice), and its reloads; where they
   * are not given they are put in as needed. What does not fit is put elsewhere.
   */
  from?: readonly { vehicle: number; errands: readonly (number | 'reload')[] }[]
  /** Each better plan, the first full one at once; told at most every `everySeconds` (0.25). */
  onPlan?: (plan: Plan, progress: Progress) => void
  onProgress?: (progress: Progress) => void
  everySeconds?: number
  /** Asked often; true ends the search with the best plan so far. */
  cancelled?: () => boolean
}

export type Solved = { plan: Plan; progress: Progress }
