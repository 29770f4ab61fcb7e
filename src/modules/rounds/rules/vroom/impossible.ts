import {
  type Order,
  type Request,
  type Tables,
  type Task,
  timesOf,
  travelDistance,
  travelTime,
  type Vehicle,
} from './order.ts'
import type { Problem } from './problems.ts'
import { beginFrom } from './times.ts'

/** Why no vehicle at all could serve a request, even alone: the place in the document that says so. */
export type Impossible = {
  readonly request: number
  readonly problem: Problem
  /** False when only estimated travel times say so: a real road might be faster. */
  readonly certain: boolean
}

/**
 * Requests that nobody could ever serve: skills that no vehicle has, loads larger than any of those left, stops outside
 * every window or too far. Each vehicle is tried with this request alone: what is said here no plan can change.
 * @param most of them that are certain; beyond, nobody reads the list
 */
export function findImpossible(
  order: Order,
  { tables, estimated }: { readonly tables: ReadonlyMap<string, Tables>; readonly estimated: boolean },
  most = Number.POSITIVE_INFINITY,
): Impossible[] {
  const found: Impossible[] = []
  const fleet = fleetOf(order.vehicles)
  let certain = 0
  for (const [request, asked] of order.requests.entries()) {
    const problem = whyNot(order, fleet, asked, tables)
    if (!problem) continue
    // Without any travel at all, nothing is estimated.
    const still = estimated ? whyNot(order, fleet, asked, null) : problem
    found.push({ request, problem: still ?? problem, certain: still !== null })
    if (still !== null && ++certain >= most) break
  }
  return found
}

type Fleet = {
  /** One of each kind: a thousand vehicles alike are tried once. */
  readonly kinds: readonly Vehicle[]
  /** Whether a vehicle has all of these skills, for a list of them that is read once. */
  having(skills: readonly number[]): (vehicle: Vehicle) => boolean
}

function fleetOf(vehicles: readonly Vehicle[]): Fleet {
  const kinds = new Map<string, Vehicle>()
  for (const vehicle of vehicles) {
    const { id: _, description: __, steps: ___, breaks: ____, skills, ...asked } = vehicle
    const kind = JSON.stringify([asked, [...skills]])
    if (!kinds.has(kind)) kinds.set(kind, vehicle)
  }
  // One bit for each vehicle: thousands of tasks that ask for hundreds of skills are compared at once.
  const bits = new Map(vehicles.map((vehicle, i) => [vehicle, 1n << BigInt(i)]))
  const holders = new Map<number, bigint>()
  for (const [vehicle, bit] of bits)
    for (const skill of vehicle.skills) holders.set(skill, (holders.get(skill) ?? 0n) | bit)
  return {
    kinds: [...kinds.values()],
    having(skills) {
      if (skills.length === 0) return () => true
      let all = -1n
      for (const skill of skills) all &= holders.get(skill) ?? 0n
      return (vehicle) => (all & bits.get(vehicle)!) !== 0n
    },
  }
}

/** @param tables null: as if every place were the same */
function whyNot(
  order: Order,
  fleet: Fleet,
  request: Request,
  tables: ReadonlyMap<string, Tables> | null,
): Problem | null {
  const { path } = request
  const allowed = request.vehicle === null ? fleet.kinds : [order.vehicles[request.vehicle]!]
  const drivers = allowed.filter((v) => request.driver === null || v.driver === request.driver)
  const said = request.vehicle === null ? '' : ` (vehicle ${allowed[0]!.id}, the only one allowed)`
  if (drivers.length === 0)
    return {
      path: `${path}.palier.driver`,
      code: 'unknown_vehicle',
      expected: `a vehicle with such a driver${said}`,
      got: `${request.driver}`,
    }
  const skilled = drivers.filter(fleet.having(request.skills))
  if (skilled.length === 0) {
    const unknown = request.skills.filter((skill) => !drivers.some((v) => v.skills.has(skill)))
    const expected = `skills that one vehicle has${said}`
    const got = `[${(unknown.length > 0 ? unknown : request.skills).join(', ')}]`
    return { path: `${path}.skills`, code: 'unknown_skills', expected, got }
  }
  const strong = skilled.filter((v) => heaviest(request, v) === null)
  if (strong.length === 0) return tooHeavy(request, skilled, said)
  let late: Late | TooFar | null = null
  for (const vehicle of strong) {
    const answer = reach(order, tables?.get(vehicle.profile) ?? null, vehicle, request)
    if (answer === null) return null
    if (late === null || ('late' in answer && !('late' in late))) late = answer
  }
  if (late && 'late' in late) return outsideWindows(late, said)
  const limit = late as TooFar
  return { path, code: 'out_of_reach', expected: `${limit.expected}${said}`, got: limit.got }
}

type Field = 'delivery' | 'pickup' | 'amount'
type Heavy = { readonly field: Field; readonly unit: number }

const fieldsOf = (request: Request): readonly (readonly [Field, readonly number[]])[] =>
  request.tasks.length === 2
    ? [['amount', request.pickup]]
    : [
        ['delivery', request.delivery],
        ['pickup', request.pickup],
      ]

/** The first amount that a vehicle cannot hold. */
function heaviest(request: Request, vehicle: Vehicle): Heavy | null {
  for (const [field, amount] of fieldsOf(request)) {
    const unit = amount.findIndex((value, u) => value > vehicle.capacity[u]!)
    if (unit >= 0) return { field, unit }
  }
  return null
}

function tooHeavy(request: Request, vehicles: readonly Vehicle[], said: string): Problem {
  // Of the vehicle that comes nearest, so that the sentence names what to change.
  const largest = (unit: number) => Math.max(...vehicles.map((v) => v.capacity[unit]!))
  const amounts = new Map(fieldsOf(request))
  const over = [...amounts].flatMap(([field, amount]) =>
    amount.map((value, unit) => ({ field, unit, value })).filter(({ unit, value }) => value > largest(unit)),
  )
  const worst = over[0] ?? { ...heaviest(request, vehicles[0]!)!, value: undefined }
  const value = amounts.get(worst.field)![worst.unit]!
  return {
    path: `${request.path}.${worst.field}[${worst.unit}]`,
    code: 'too_heavy',
    expected: `at most ${largest(worst.unit)}, the most that one vehicle holds${request.skills.length > 0 ? ' with these skills' : ''}${said}`,
    got: `${value}`,
  }
}

type Late = {
  readonly late: Task
  readonly arrival: number
  readonly back?: number
  readonly closes?: number
}
type TooFar = { readonly expected: string; readonly got: string }

/** Null when the vehicle serves it alone in time. */
function reach(
  order: Order,
  tables: Tables | null,
  vehicle: Vehicle,
  request: Request,
): Late | TooFar | null {
  const tasks = request.tasks.map((task) => order.tasks[task]!)
  const [opens, closes] = vehicle.window ?? [0, Number.POSITIVE_INFINITY]
  let place = vehicle.start
  let [now, travel, metres] = [opens, 0, 0]
  const drive = (to: number) => {
    if (place !== null && tables) {
      const leg = travelTime(tables, vehicle, place, to)
      now += leg
      travel += leg
      metres += travelDistance(tables, place, to)
    }
    const same = place === to
    place = to
    return same
  }
  for (const task of tasks) {
    const same = drive(task.place)
    const begin = beginFrom(task.windows, now)
    const last = task.windows.at(-1)
    if ((last && begin > last[1]) || begin > closes) return { late: task, arrival: now }
    const { setup, service } = timesOf(task, vehicle.type)
    now = begin + (same ? 0 : setup) + service
  }
  if (vehicle.end !== null) drive(vehicle.end)
  if (now > closes) return { late: tasks.at(-1)!, arrival: now, back: now, closes }
  if (vehicle.maxTravelTime !== null && travel > vehicle.maxTravelTime)
    return {
      expected: `at most ${vehicle.maxTravelTime} s of travel for every vehicle (max_travel_time)`,
      got: `${travel} s at least`,
    }
  if (vehicle.maxDistance !== null && metres > vehicle.maxDistance)
    return {
      expected: `at most ${vehicle.maxDistance} m for every vehicle (max_distance)`,
      got: `${metres} m at least`,
    }
  if (vehicle.maxTasks !== null && tasks.length > vehicle.maxTasks)
    return { expected: 'a vehicle that may take it (max_tasks)', got: `at most ${vehicle.maxTasks} tasks` }
  return null
}

function outsideWindows({ late, arrival, back, closes }: Late, said: string): Problem {
  const path = late.windows.length > 0 ? `${late.path}.time_windows` : late.path
  if (back !== undefined)
    return {
      path,
      code: 'outside_windows',
      expected: `a stop from which a vehicle is back by ${closes}${said}`,
      got: `back at ${back} at the earliest`,
    }
  return {
    path,
    code: 'outside_windows',
    expected: `a window in which a vehicle can be there${said}`,
    got: `there at ${arrival} at the earliest`,
  }
}
