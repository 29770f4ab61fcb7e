import type { Order, Tables, Task, Vehicle } from './order.ts'
import type { Problem } from './problems.ts'
import { byCause, locationOf, type Stop, type TimedRoute, type TimedStep, type Violation } from './route.ts'
import type { LonLat } from './schema.ts'

/** Codes of VROOM's answer. */
export const CODE = { done: 0, internal: 1, input: 2, routing: 3 } as const

/** What the answer tells of itself beside VROOM's figures. */
export type Told = {
  readonly notices: readonly string[]
  /** By request: why it is left out. */
  readonly why: ReadonlyMap<number, Record<string, unknown>>
  readonly computing: { readonly loading: number; readonly solving: number; readonly routing: number }
  readonly palier: Record<string, unknown>
}

type Common = {
  cost: number
  delivery?: number[]
  pickup?: number[]
  setup: number
  service: number
  duration: number
  waiting_time: number
  priority: number
  distance?: number
  violations: Violation[]
}
export type Summary = Common & {
  routes: number
  unassigned: number
  computing_times: Told['computing']
  palier: Record<string, unknown>
}
export type AnswerStep = {
  type: string
  id?: number
  job?: number
  description?: string
  location?: LonLat
  location_index?: number
  setup: number
  service: number
  waiting_time: number
  load?: readonly number[]
  arrival: number
  duration: number
  distance?: number
  violations: Violation[]
}
export type AnswerRoute = Common & {
  vehicle: number
  description?: string
  steps: AnswerStep[]
  palier: Record<string, unknown>
}
export type Unassigned = {
  id: number
  type: string
  location?: LonLat
  location_index?: number
  description?: string
  palier?: Record<string, unknown>
}
export type Answer = {
  code: number
  summary: Summary
  unassigned: Unassigned[]
  routes: AnswerRoute[]
}

/** VROOM's answer to a problem that cannot be read or served: its code and one sentence, ours in `palier`. */
export type Refused = {
  code: number
  error: string
  palier: { problems: { path: string; reason: string; code: string; expected: string; got: string }[] }
}

export function refused(problems: readonly Problem[], code: number = CODE.input): Refused {
  const told = problems.map(({ path, code: why, expected, got }) => ({
    path,
    reason: `expected ${expected}, got ${got}`,
    code: why,
    expected,
    got,
  }))
  const first = told[0]
  return {
    code,
    error: first ? `${first.path || '(document)'}: ${first.reason}` : '',
    palier: { problems: told },
  }
}

/** A plan in VROOM's format: the documented figures of the whole, of each route and of each step. */
export function answerOf(
  order: Order,
  tables: ReadonlyMap<string, Tables>,
  routes: readonly TimedRoute[],
  told: Told,
): Answer {
  // As VROOM: metres are told as soon as they are known.
  const withDistance = routes.every(({ vehicle }) => tables.get(vehicle.profile)!.distances !== null)
  const served = new Set<Task>()
  const shown = routes.map((route) => {
    for (const { stop } of route.steps) if (stop.kind === 'task') served.add(stop.task)
    return routeOf(order, route, withDistance)
  })
  const unassigned = order.tasks
    .filter((task) => !served.has(task))
    .map((task): Unassigned => {
      const why = told.why.get(task.request)
      return { id: task.id, type: task.kind, ...placeOfTask(task), ...(why && { palier: why }) }
    })
  const sum = (key: 'cost' | 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority') =>
    shown.reduce((total, route) => total + route[key], 0)
  const amounts = (key: 'delivery' | 'pickup') =>
    sumAmounts(
      order.units,
      shown.map((route) => route[key] ?? []),
    )
  const grams = routes.reduce((total, route) => total + gramsOf(route), 0)
  return {
    code: CODE.done,
    summary: {
      cost: sum('cost'),
      routes: shown.length,
      unassigned: unassigned.length,
      ...(order.units > 0 && { delivery: amounts('delivery'), pickup: amounts('pickup') }),
      setup: sum('setup'),
      service: sum('service'),
      duration: sum('duration'),
      waiting_time: sum('waiting_time'),
      priority: sum('priority'),
      ...(withDistance && { distance: shown.reduce((total, { distance = 0 }) => total + distance, 0) }),
      violations: byCause(shown.flatMap((route) => route.violations)),
      computing_times: told.computing,
      palier: {
        ...told.palier,
        revenue: ours(shown, 'revenue'),
        cost: ours(shown, 'cost'),
        margin: ours(shown, 'margin'),
        ...(order.vehicles.some((v) => v.gramsPerKm !== null) && { co2_grams: Math.round(grams) }),
        notices: told.notices,
      },
    },
    unassigned,
    routes: shown,
  }
}

/** What the routes tell in our own field, added up. */
const ours = (routes: readonly AnswerRoute[], key: 'revenue' | 'cost' | 'margin'): number =>
  routes.reduce((total, { palier }) => total + (palier[key] as number), 0)

const gramsOf = ({ vehicle, distance }: TimedRoute): number => ((vehicle.gramsPerKm ?? 0) * distance) / 1000

function routeOf(order: Order, route: TimedRoute, withDistance: boolean): AnswerRoute {
  const { vehicle, steps } = route
  const requests = steps.flatMap(({ stop }) =>
    stop.kind === 'task' ? [{ kind: stop.task.kind, request: order.requests[stop.task.request]! }] : [],
  )
  const sum = (of: (step: TimedStep) => number) => steps.reduce((total, step) => total + of(step), 0)
  const setup = sum((step) => step.setup)
  // VROOM counts breaks in the service of a route.
  const service = sum((step) => step.service)
  const onTasks = sum((step) => (step.stop.kind === 'task' ? step.setup + step.service : 0))
  const revenue = requests.reduce((total, r) => total + (r.kind === 'pickup' ? 0 : r.request.revenue), 0)
  const duty = steps.length === 0 ? 0 : steps.at(-1)!.arrival - steps[0]!.arrival
  const cost = costOf(route, onTasks)
  const dutyCost = Math.round((vehicle.perDutyHour * duty) / 3600)
  return {
    vehicle: vehicle.id,
    ...(vehicle.description !== undefined && { description: vehicle.description }),
    cost,
    ...(order.units > 0 && {
      delivery: sumAmounts(
        order.units,
        requests.filter((r) => r.kind !== 'pickup').map((r) => r.request.delivery),
      ),
      pickup: sumAmounts(
        order.units,
        requests.filter((r) => r.kind !== 'delivery').map((r) => r.request.pickup),
      ),
    }),
    setup,
    service,
    duration: route.duration,
    waiting_time: sum((step) => step.waiting),
    priority: requests.reduce((total, { request }) => total + request.priority, 0),
    ...(withDistance && { distance: route.distance }),
    steps: steps.map((step) => stepOf(order, step, withDistance)),
    violations: [...route.violations],
    palier: {
      revenue,
      cost: cost + dutyCost,
      margin: revenue - cost - dutyCost,
      duty,
      driver: vehicle.driver,
      ...(vehicle.gramsPerKm !== null && { co2_grams: Math.round(gramsOf(route)) }),
    },
  }
}

/** The cost that VROOM minimises: fixed, travel (or the matrix of costs), kilometres, work. Rounded once. */
function costOf(
  { vehicle, duration, distance, legCosts }: TimedRoute & { vehicle: Vehicle },
  work: number,
): number {
  const travel = legCosts > 0 ? legCosts : (vehicle.perHour * duration) / 3600
  return Math.round(
    vehicle.fixed + travel + (vehicle.perKm * distance) / 1000 + (vehicle.perTaskHour * work) / 3600,
  )
}

function stepOf(order: Order, step: TimedStep, withDistance: boolean): AnswerStep {
  const { stop } = step
  const location = locationOf(order, stop)
  return {
    type: stop.kind === 'task' ? stop.task.kind : stop.kind,
    ...identityOf(stop),
    ...(location && { location }),
    ...indexOf(order, stop),
    setup: step.setup,
    service: step.service,
    waiting_time: step.waiting,
    ...(order.units > 0 && { load: step.load }),
    arrival: step.arrival,
    duration: step.duration,
    ...(withDistance && { distance: step.distance }),
    violations: step.violations,
  }
}

function identityOf(stop: Stop): Partial<AnswerStep> {
  if (stop.kind !== 'task' && stop.kind !== 'break') return {}
  const { id, description } = stop.kind === 'task' ? stop.task : stop.pause
  return {
    id,
    // The old word for the id of a job, which older clients still read.
    ...(stop.kind === 'task' && stop.task.kind === 'job' && { job: id }),
    ...(description !== undefined && { description }),
  }
}

const indexOf = (order: Order, stop: Stop): { location_index?: number } =>
  order.given.size === 0 || stop.kind === 'break'
    ? {}
    : { location_index: stop.kind === 'task' ? stop.task.place : stop.place }

const placeOfTask = ({ location, locationIndex, description }: Task) => ({
  ...(location && { location }),
  ...(locationIndex !== undefined && { location_index: locationIndex }),
  ...(description !== undefined && { description }),
})

function sumAmounts(units: number, amounts: readonly (readonly number[])[]): number[] {
  const sum = new Array<number>(units).fill(0)
  for (const amount of amounts) for (let u = 0; u < units; u++) sum[u]! += amount[u] ?? 0
  return sum
}
