import {
  type Order,
  type Tables,
  type Task,
  timesOf,
  travelDistance,
  travelTime,
  type Vehicle,
} from './order.ts'
import type { Break, LonLat, VehicleStep, Window } from './schema.ts'
import { beginFrom, chooseTimes, type Line, missedBy } from './times.ts'

/** One step of a route in its settled order. A break and a reload belong to the vehicle. */
export type Stop =
  | { readonly kind: 'start' | 'end' | 'reload'; readonly place: number }
  | { readonly kind: 'break'; readonly pause: Break }
  | { readonly kind: 'task'; readonly task: Task }
type Asked = { readonly asked?: VehicleStep }
export type Stops = readonly (Stop & Asked)[]

export type Violation = { readonly cause: string; readonly duration?: number }

/** A step with its times (seconds), metres since the start, and the load on leaving. */
export type TimedStep = {
  readonly stop: Stop
  readonly arrival: number
  readonly waiting: number
  readonly setup: number
  readonly service: number
  /** Driven since the start, upon arrival. */
  readonly duration: number
  readonly distance: number
  readonly load: readonly number[]
  readonly violations: Violation[]
}

export type TimedRoute = {
  readonly vehicle: Vehicle
  readonly steps: readonly TimedStep[]
  readonly violations: readonly Violation[]
  /** Seconds driven, metres, and what the legs cost when a matrix says so. */
  readonly duration: number
  readonly distance: number
  readonly legCosts: number
}

/**
 * Times, loads and violations of a route whose order is settled. It knows nothing of how the order was found: what a
 * solver broke shows here.
 */
export function timeRoute(order: Order, tables: Tables, vehicle: Vehicle, stops: Stops): TimedRoute {
  const lines = linesOf(tables, vehicle, stops)
  const { begins } = chooseTimes(lines)
  const loads = loadsOf(order, vehicle, stops)
  const steps: TimedStep[] = []
  let [duration, distance, legCosts] = [0, 0, 0]
  let place: number | null = null
  for (const [i, stop] of stops.entries()) {
    const line = lines[i]!
    const arrival = i === 0 ? begins[0]! : begins[i - 1]! + lines[i - 1]!.work + line.leg
    duration += line.leg
    const here = placeOf(stop)
    if (here !== null) {
      if (place !== null) {
        distance += travelDistance(tables, place, here)
        legCosts += tables.costs ? tables.costs[place * tables.size + here]! : 0
      }
      place = here
    }
    const { setup, service } = line
    const waiting = begins[i]! - arrival
    const violations = violationsAt(stop, line.windows, begins[i]!, loads[i]!, vehicle)
    steps.push({ stop, arrival, waiting, setup, service, duration, distance, load: loads[i]!, violations })
  }
  const whole = { vehicle, steps, duration, distance, legCosts }
  return { ...whole, violations: violationsOf(order, whole) }
}

export const placeOf = (stop: Stop): number | null =>
  stop.kind === 'task' ? stop.task.place : stop.kind === 'break' ? null : stop.place

export const locationOf = (order: Order, stop: Stop): LonLat | undefined => {
  const place = placeOf(stop)
  return place === null ? undefined : (order.places[place]?.location ?? undefined)
}

type FullLine = Line & { readonly setup: number; readonly service: number }

/**
 * Legs and works. A break whose window is still to come is taken on the road, after what can be driven until then: how
 * much that is comes from the earliest times, as VROOM tells it.
 */
function linesOf(tables: Tables, vehicle: Vehicle, stops: Stops): FullLine[] {
  const lines: FullLine[] = []
  let place: number | null = null
  let now = 0
  let driven = 0
  for (const [i, stop] of stops.entries()) {
    const here = placeOf(stop)
    const windows = windowsOf(stop, vehicle)
    const { setup, service } = workOf(stop, vehicle, place)
    let leg = 0
    if (here !== null) {
      leg = place === null ? 0 : travelTime(tables, vehicle, place, here) - driven
      driven = 0
    } else {
      const rest = restOf(tables, vehicle, stops, i, place) - driven
      leg = Math.min(rest, Math.max(0, beginFrom(windows, now) - now))
      driven += leg
    }
    const { service_at, service_after, service_before } = stop.asked ?? {}
    const after = service_at ?? service_after ?? (i === 0 ? 0 : Number.NEGATIVE_INFINITY)
    const before = service_at ?? service_before ?? Number.POSITIVE_INFINITY
    lines.push({ leg, work: setup + service, windows, after, before, setup, service })
    now = beginFrom(windows, Math.max(now + leg, after)) + setup + service
    if (here !== null) place = here
  }
  return lines
}

/** Seconds from where one is to the next place after this break. */
function restOf(tables: Tables, vehicle: Vehicle, stops: Stops, from: number, place: number | null): number {
  const next = stops.slice(from).find((stop) => placeOf(stop) !== null)
  const there = next ? placeOf(next) : null
  return place === null || there === null ? 0 : travelTime(tables, vehicle, place, there)
}

function windowsOf(stop: Stop, vehicle: Vehicle): readonly Window[] {
  if (stop.kind === 'task') return stop.task.windows
  if (stop.kind === 'break') return stop.pause.time_windows ?? []
  return vehicle.window && stop.kind !== 'reload' ? [vehicle.window] : []
}

function workOf(stop: Stop, vehicle: Vehicle, before: number | null): { setup: number; service: number } {
  if (stop.kind === 'break') return { setup: 0, service: stop.pause.service ?? 0 }
  if (stop.kind === 'reload') return { setup: 0, service: vehicle.reloadService }
  if (stop.kind !== 'task') return { setup: 0, service: 0 }
  const times = timesOf(stop.task, vehicle.type)
  return stop.task.place === before ? { setup: 0, service: times.service } : times
}

/** On leaving each step: what jobs receive is on board from the last loading, what they give stays until the next. */
function loadsOf(order: Order, vehicle: Vehicle, stops: Stops): number[][] {
  const zeros = (): number[] => new Array<number>(order.units).fill(0)
  const add = (to: number[], amount: readonly number[], sign: 1 | -1) => {
    for (let u = 0; u < order.units; u++) to[u]! += sign * amount[u]!
  }
  const requestOf = (task: Task) => order.requests[task.request]!
  const loadedAt = (from: number): number[] => {
    const sum = zeros()
    for (const stop of stops.slice(from + 1)) {
      if (stop.kind === 'reload') break
      if (stop.kind === 'task' && stop.task.kind === 'job') add(sum, requestOf(stop.task).delivery, 1)
    }
    return sum
  }
  const loads: number[][] = []
  const fetched = zeros()
  let load = vehicle.start === null ? loadedAt(-1) : zeros()
  for (const [i, stop] of stops.entries()) {
    load = [...load]
    if (stop.kind === 'start') load = loadedAt(i)
    else if (stop.kind === 'reload') {
      add(load, fetched, -1)
      fetched.fill(0)
      add(load, loadedAt(i), 1)
    } else if (stop.kind === 'task') {
      const { delivery, pickup } = requestOf(stop.task)
      if (stop.task.kind !== 'pickup') add(load, delivery, -1)
      if (stop.task.kind !== 'delivery') add(load, pickup, 1)
      if (stop.task.kind === 'job') add(fetched, pickup, 1)
    }
    loads.push(load)
  }
  return loads
}

const over = (load: readonly number[], most: readonly number[]): boolean =>
  load.some((amount, unit) => amount > most[unit]!)

function violationsAt(
  stop: Stop,
  windows: readonly Window[],
  begin: number,
  load: readonly number[],
  vehicle: Vehicle,
): Violation[] {
  const found: Violation[] = []
  const missed = missedBy(windows, begin)
  if (missed < 0) found.push({ cause: 'lead_time', duration: -missed })
  if (missed > 0) found.push({ cause: 'delay', duration: missed })
  if (over(load, vehicle.capacity)) found.push({ cause: 'load' })
  if (stop.kind === 'break' && stop.pause.max_load && over(load, stop.pause.max_load))
    found.push({ cause: 'max_load' })
  return found
}

/** Those of the steps added up by cause, then those of the whole route. */
function violationsOf(order: Order, route: Omit<TimedRoute, 'violations'>): Violation[] {
  const { vehicle, steps } = route
  const found = steps.flatMap((step) => step.violations)
  const tasks = steps.flatMap(({ stop }) => (stop.kind === 'task' ? [stop.task] : []))
  const lacksSkills = ({ request }: Task) =>
    order.requests[request]!.skills.some((s) => !vehicle.skills.has(s))
  for (const step of steps) if (step.stop.kind === 'task' && lacksSkills(step.stop.task)) add(step, 'skills')
  for (const step of steps)
    if (step.stop.kind === 'task' && breaksOrder(step.stop.task, tasks)) add(step, 'precedence')
  if (vehicle.maxTasks !== null && tasks.length > vehicle.maxTasks) found.push({ cause: 'max_tasks' })
  if (vehicle.maxTravelTime !== null && route.duration > vehicle.maxTravelTime)
    found.push({ cause: 'max_travel_time' })
  if (vehicle.maxDistance !== null && route.distance > vehicle.maxDistance)
    found.push({ cause: 'max_distance' })
  const taken = steps.filter(({ stop }) => stop.kind === 'break').length
  if (taken < vehicle.breaks.length) found.push({ cause: 'missing_break' })
  return byCause(found)

  function add(step: TimedStep, cause: string) {
    step.violations.push({ cause })
    found.push({ cause })
  }
}

/** A pickup without its delivery after it, a delivery without its pickup before it. */
function breaksOrder(task: Task, tasks: readonly Task[]): boolean {
  if (task.kind === 'job') return false
  const other = tasks.findIndex((t) => t.request === task.request && t.kind !== task.kind)
  const mine = tasks.indexOf(task)
  return other < 0 || (task.kind === 'pickup' ? other < mine : other > mine)
}

/** One violation per cause, with the sum of its seconds. */
export function byCause(violations: readonly Violation[]): Violation[] {
  const sums = new Map<string, number | undefined>()
  for (const { cause, duration } of violations) {
    const before = sums.get(cause)
    sums.set(cause, duration === undefined ? before : (before ?? 0) + duration)
  }
  return [...sums].map(([cause, duration]) => (duration === undefined ? { cause } : { cause, duration }))
}
