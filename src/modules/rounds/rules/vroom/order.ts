import type { Break, LonLat, VehicleStep, Window } from './schema.ts'

/**
 * A problem as it was read and checked: places are numbers, what may be absent has its usual value, ids are the
 * document's. Seconds, metres; money in the unit of the document's costs (ours: cents).
 */
export type Order = {
  readonly places: readonly Place[]
  readonly tasks: readonly Task[]
  readonly requests: readonly Request[]
  readonly vehicles: readonly Vehicle[]
  /** By profile; those that the document gives. A profile without any needs travel times from elsewhere. */
  readonly given: ReadonlyMap<string, Tables>
  /** Lengths of what is loaded: one number per unit. */
  readonly units: number
  /** Keep the steps of the vehicles as they are and tell their times. */
  readonly plan: boolean
  readonly settings: Settings
  /** Fields that were left aside, in English. */
  readonly notices: readonly string[]
}

export type Settings = {
  readonly seconds?: number
  readonly iterations?: number
  readonly seed?: number
  readonly impossible: 'refuse' | 'unassign'
  readonly fewestVehicles: boolean
  /** Tell what each of them costs the plan. */
  readonly constraints: boolean
  readonly crow: boolean
  readonly kmPerHour: Readonly<Record<string, number>>
  readonly detour: Readonly<Record<string, number>>
}

/** Travel between all places of one profile, flat: `from * size + to`. */
export type Tables = {
  readonly size: number
  readonly durations: Int32Array
  /** Null when nobody asked for them. */
  readonly distances: Int32Array | null
  /** What a leg costs in place of its time, when the document says so. */
  readonly costs: Int32Array | null
}

export type Place = { readonly location: LonLat | null }

/** One stop: a job, or one end of a shipment. */
export type Task = {
  readonly kind: 'job' | 'pickup' | 'delivery'
  readonly id: number
  readonly description?: string
  /** `jobs[3]`, `shipments[0].pickup` */
  readonly path: string
  readonly request: number
  readonly place: number
  readonly location?: LonLat
  readonly locationIndex?: number
  readonly setup: number
  readonly service: number
  readonly setupPerType: Readonly<Record<string, number>>
  readonly servicePerType: Readonly<Record<string, number>>
  /** Empty: at any time. */
  readonly windows: readonly Window[]
}

/** A job (one task) or a shipment (pickup, then delivery by the same vehicle). */
export type Request = {
  /** `jobs[3]`, `shipments[0]` */
  readonly path: string
  readonly tasks: readonly [number] | readonly [number, number]
  /** Of a job: brought from the start; of a shipment: the same as `pickup`. */
  readonly delivery: readonly number[]
  /** Of a job: brought back to the end. */
  readonly pickup: readonly number[]
  readonly skills: readonly number[]
  readonly priority: number
  readonly revenue: number
  readonly optional: boolean
  /** The only vehicle that may serve it, by its place in `vehicles`. */
  readonly vehicle: number | null
  /** Who must drive; null: anybody. */
  readonly driver: 'paid' | 'volunteer' | null
}

export type Vehicle = {
  readonly id: number
  readonly description?: string
  readonly profile: string
  readonly start: number | null
  readonly end: number | null
  readonly startLocation?: LonLat
  readonly endLocation?: LonLat
  readonly startIndex?: number
  readonly endIndex?: number
  readonly capacity: readonly number[]
  readonly fixed: number
  readonly perHour: number
  readonly perTaskHour: number
  readonly perKm: number
  readonly perDutyHour: number
  readonly skills: ReadonlySet<number>
  readonly type: string | null
  readonly window: Window | null
  readonly breaks: readonly Break[]
  readonly speedFactor: number
  readonly maxTasks: number | null
  readonly maxTravelTime: number | null
  readonly maxDistance: number | null
  readonly maxDuration: number | null
  readonly reloads: number
  readonly reloadService: number
  readonly driver: 'paid' | 'volunteer'
  readonly gramsPerKm: number | null
  readonly steps: readonly Step[] | null
}

export type Step =
  | { readonly type: 'task'; readonly task: number; readonly asked: VehicleStep }
  | { readonly type: 'break'; readonly at: number; readonly asked: VehicleStep }
  | { readonly type: 'start' | 'end'; readonly asked: VehicleStep }

/** Seconds of a task for a type of vehicle, setup apart. */
export const timesOf = (task: Task, type: string | null): { setup: number; service: number } => ({
  setup: of(task.setupPerType, type) ?? task.setup,
  service: of(task.servicePerType, type) ?? task.service,
})

const of = (map: Readonly<Record<string, number>>, type: string | null): number | undefined =>
  type !== null && Object.hasOwn(map, type) ? map[type] : undefined

/** The longest leg, in seconds: 32 bits hold it, and no day does. */
const LONGEST = 2_000_000_000

/** Seconds of a leg for a vehicle: its profile's, by its speed. VROOM keeps two digits of the factor. */
export const travelTime = (tables: Tables, vehicle: Vehicle, from: number, to: number): number =>
  scaled(tables.durations[from * tables.size + to]!, vehicle.speedFactor)

export const scaled = (seconds: number, speedFactor: number): number =>
  speedFactor === 1 ? seconds : Math.min(LONGEST, Math.round((seconds * Math.round(100 / speedFactor)) / 100))

/** Metres of a leg; 0 when no distance is known. */
export const travelDistance = (tables: Tables, from: number, to: number): number =>
  tables.distances ? tables.distances[from * tables.size + to]! : 0

/** True when somebody asks for metres: by their price, or by a limit. */
export const needsDistances = (vehicle: Vehicle): boolean =>
  vehicle.perKm > 0 || vehicle.maxDistance !== null || vehicle.gramsPerKm !== null
