import type * as solver from '../problem.ts'
import type { Compiled } from './compile.ts'
import type { Order, Tables, Vehicle } from './order.ts'
import { type Stop, type Stops, type TimedRoute, timeRoute } from './route.ts'

/** The routes of the steps that the document gives, as they are: VROOM's « plan mode ». */
export function routesAsGiven(order: Order, tables: ReadonlyMap<string, Tables>): TimedRoute[] {
  return order.vehicles
    .filter((vehicle) => vehicle.steps?.some(({ type }) => type === 'task'))
    .map((vehicle) => timeRoute(order, tables.get(vehicle.profile)!, vehicle, stopsAsGiven(order, vehicle)))
}

function stopsAsGiven(order: Order, vehicle: Vehicle): Stops {
  const steps = vehicle.steps ?? []
  const stops = steps.flatMap((step): Stops => {
    const { asked } = step
    if (step.type === 'task') return [{ kind: 'task', task: order.tasks[step.task]!, asked }]
    if (step.type === 'break') return [{ kind: 'break', pause: vehicle.breaks[step.at]!, asked }]
    const place = vehicle[step.type]
    return place === null ? [] : [{ kind: step.type, place, asked }]
  })
  // Start and end may be left unsaid.
  const has = (kind: Stop['kind']) => stops.some((stop) => stop.kind === kind)
  const whole = [...stops]
  if (!has('start') && vehicle.start !== null) whole.unshift({ kind: 'start', place: vehicle.start })
  if (!has('end') && vehicle.end !== null) whole.push({ kind: 'end', place: vehicle.end })
  return whole
}

/** The routes of the solver's plan, timed anew from the document. */
export function routesOfPlan(
  order: Order,
  tables: ReadonlyMap<string, Tables>,
  compiled: Compiled,
  plan: solver.Plan,
): TimedRoute[] {
  return plan.routes.map((route) => {
    const vehicle = order.vehicles[route.vehicle]!
    const stops = route.steps.map((step) => stopOf(order, compiled, vehicle, step))
    return timeRoute(order, tables.get(vehicle.profile)!, vehicle, stops)
  })
}

function stopOf(order: Order, { requests }: Compiled, vehicle: Vehicle, step: solver.Step): Stop {
  switch (step.kind) {
    case 'start':
    case 'end':
    case 'reload':
      return { kind: step.kind, place: step.place! }
    case 'break':
      return { kind: 'break', pause: vehicle.breaks[step.of!]! }
    default: {
      const { tasks } = order.requests[requests[step.of!]!]!
      return { kind: 'task', task: order.tasks[step.kind === 'delivery' ? tasks[1]! : tasks[0]]! }
    }
  }
}

/** Where the solver begins when the document gives steps: vehicle by vehicle the errands in their order. */
export function startingPlan(order: Order, { requests }: Compiled): solver.SolveOptions['from'] {
  const errandOf = new Map(requests.map((request, errand) => [request, errand]))
  const from = order.vehicles.flatMap((vehicle, v) => {
    const errands = (vehicle.steps ?? []).flatMap((step) => {
      if (step.type !== 'task') return []
      const errand = errandOf.get(order.tasks[step.task]!.request)
      return errand === undefined ? [] : [errand]
    })
    return errands.length > 0 ? [{ vehicle: v, errands }] : []
  })
  return from.length > 0 ? from : undefined
}
