import type * as solver from '../problem.ts'
import { type Order, type Request, scaled, type Tables, type Task, timesOf, type Vehicle } from './order.ts'
import type { Window } from './schema.ts'

/** No end of the day: more seconds than any travel, far below what 32 bits hold. */
const FOREVER = 500_000_000
/** Before the first window of the document, for vehicles that may leave whenever they like. */
const AHEAD = 30 * 86_400

/**
 * What one more vehicle costs the search when as few as can be are asked for: more than any detour saves. Optional stops
 * weigh it too, so that none of them alone brings a vehicle out. No answer tells it: costs are counted anew.
 */
const FLEET_COST = 10_000_000

/** What the solver is given, and how its numbers are those of the document. */
export type Compiled = {
  readonly problem: solver.Problem
  /** Seconds of the document at the solver's zero. */
  readonly origin: number
  /** For each errand of the solver, the request of the order. */
  readonly requests: readonly number[]
  readonly notices: readonly string[]
}

/**
 * The solver's problem of an order: instants from an origin near the day, travel times divided by the speed of each
 * vehicle (rounded as VROOM does), cents as the document counts its costs.
 * @param tables by profile, complete
 * @param left requests that are left out, since nobody could serve them
 */
export function compile(
  order: Order,
  tables: ReadonlyMap<string, Tables>,
  left: ReadonlySet<number> = new Set(),
): Compiled {
  const origin = originOf(order)
  const matrices = matricesOf(order.vehicles, tables)
  const notices: string[] = []
  const requests = order.requests.map((_, i) => i).filter((i) => !left.has(i))
  const extra = order.settings.fewestVehicles ? FLEET_COST : 0
  const vehicles = order.vehicles.map((vehicle) => ({
    ...vehicleOf(vehicle, matrices.indexOf(vehicle), origin),
    ...(extra > 0 && { costs: { ...costsOf(vehicle), fixed: vehicle.fixed + extra } }),
  }))
  const errands = requests.map((r) => errandOf(order, order.requests[r]!, origin))
  if (order.tasks.some(differsByType(order.vehicles)))
    notices.push(
      'setup_per_type and service_per_type: the search counts the longest of the vehicles; the times told are those of the vehicle that goes',
    )
  const rates = new Set(order.vehicles.map((vehicle) => vehicle.perTaskHour))
  if (rates.size > 1)
    notices.push(
      'costs.per_task_hour differs between vehicles: it is told in the costs, the search does not weigh it',
    )
  return {
    problem: { matrices: matrices.all, vehicles, errands, units: order.units },
    origin,
    requests,
    notices,
  }
}

function originOf(order: Order): number {
  let first = Number.POSITIVE_INFINITY
  const see = (windows: readonly Window[]) => {
    for (const [from] of windows) if (from < first) first = from
  }
  for (const { window, breaks } of order.vehicles) {
    if (window) see([window])
    for (const pause of breaks) see(pause.time_windows ?? [])
  }
  for (const { windows } of order.tasks) see(windows)
  return Number.isFinite(first) ? Math.max(0, first - AHEAD) : 0
}

/** One matrix per profile and speed: vehicles of the same speed share theirs. */
function matricesOf(vehicles: readonly Vehicle[], tables: ReadonlyMap<string, Tables>) {
  const all: solver.Matrix[] = []
  const known = new Map<string, number>()
  const key = (v: Vehicle) => `${v.speedFactor} ${v.profile}`
  for (const vehicle of vehicles) {
    if (known.has(key(vehicle))) continue
    known.set(key(vehicle), all.length)
    const { size, durations, distances, costs } = tables.get(vehicle.profile)!
    const { speedFactor } = vehicle
    const own = speedFactor === 1 ? durations : durations.map((seconds) => scaled(seconds, speedFactor))
    // The solver may share one array for both when nobody asks for metres.
    all.push({ size, durations: own, distances: distances ?? own, ...(costs && { costs }) })
  }
  return { all, indexOf: (vehicle: Vehicle) => known.get(key(vehicle))! }
}

const windowFrom = ([from, to]: Window, origin: number): solver.Window => ({
  from: from - origin,
  to: Math.min(to - origin, FOREVER),
})
const ALWAYS: solver.Window = { from: 0, to: FOREVER }
const windowsFrom = (windows: readonly Window[], origin: number): solver.Window[] =>
  windows.length === 0 ? [ALWAYS] : windows.map((window) => windowFrom(window, origin))

const costsOf = ({ fixed, perHour, perKm, perDutyHour }: Vehicle): solver.Costs => ({
  fixed,
  perHour,
  perKm,
  perDutyHour,
})

function vehicleOf(v: Vehicle, profile: number, origin: number): solver.Vehicle {
  return {
    id: String(v.id),
    profile,
    speed: 1,
    start: v.start,
    end: v.end,
    window: v.window ? windowFrom(v.window, origin) : ALWAYS,
    capacity: v.capacity,
    skills: [...v.skills],
    driver: v.driver,
    costs: costsOf(v),
    breaks: v.breaks.map((pause) => ({
      id: String(pause.id),
      windows: windowsFrom(pause.time_windows ?? [], origin),
      duration: pause.service ?? 0,
      mostLoad: pause.max_load,
      always: true,
    })),
    reload:
      v.reloads > 0 && v.start !== null
        ? { place: v.start, duration: v.reloadService, most: v.reloads }
        : null,
    most: { tasks: v.maxTasks, duration: v.maxDuration, travel: v.maxTravelTime, distance: v.maxDistance },
  }
}

function errandOf(order: Order, request: Request, origin: number): solver.Errand {
  const wanted = {
    id: request.path,
    skills: request.skills,
    driver: request.driver,
    vehicles: request.vehicle === null ? null : [request.vehicle],
    priority: request.priority,
    revenue: request.revenue,
    optional: request.optional,
  }
  const stops = request.tasks.map((task) => stopOf(order.tasks[task]!, order.vehicles, origin))
  const [first, second] = stops
  if (second) return { kind: 'shipment', ...wanted, pickup: first!, delivery: second, amount: request.pickup }
  return { kind: 'job', ...wanted, stop: first!, delivery: request.delivery, pickup: request.pickup }
}

function stopOf(task: Task, vehicles: readonly Vehicle[], origin: number): solver.Stop {
  let [setup, service] = [0, 0]
  const types = hasTypes(task) ? new Set(vehicles.map((v) => v.type)) : [null]
  for (const type of types) {
    const times = timesOf(task, type)
    setup = Math.max(setup, times.setup)
    service = Math.max(service, times.service)
  }
  return { place: task.place, windows: windowsFrom(task.windows, origin), setup, service }
}

const hasTypes = ({ setupPerType, servicePerType }: Task): boolean =>
  Object.keys(setupPerType).length > 0 || Object.keys(servicePerType).length > 0

const differsByType =
  (vehicles: readonly Vehicle[]) =>
  (task: Task): boolean => {
    if (!hasTypes(task)) return false
    const told = vehicles.map((v) => {
      const { setup, service } = timesOf(task, v.type)
      return `${setup} ${service}`
    })
    return new Set(told).size > 1
  }
