import type { Errand, Problem, Stop, Vehicle } from '../problem.ts'
import { type Travel, travelOf } from './travel.ts'

/**
 * The problem as the search wants it: numbers in typed arrays by *node*. Nodes are the stops of the errands, then one
 * start and one end per vehicle, then the reloads that vehicles may make.
 */
export type Model = {
  problem: Problem
  travel: Travel
  /** Of how many nodes the first are stops. */
  stops: number
  nodes: number
  vehicles: number
  errands: number
  /** What the first nodes are. */
  stop: Stop[]
  /** Rows of `travel`. */
  place: Int32Array
  /** From the first opening to the last closing: what only `Timeline` looks into is between. */
  open: Int32Array
  close: Int32Array
  service: Int32Array
  /** The errand of a stop; -1 for other nodes. */
  errand: Int32Array
  /** The first or only stop of an errand, and its second one or -1. */
  first: Int32Array
  second: Int32Array
  /** What an errand takes of the first unit, along the whole round (`loads: 'sum'`) or between its two stops. */
  amount: Int32Array
  capacity: Int32Array
  /** By vehicle, and one more: its first reload; they follow each other. */
  firstReload: Int32Array
  /** `sum`: jobs that all bring or all fetch, so that the sum tells; `along`: loads change on the way. */
  loads: 'sum' | 'along'
  /** Units of cost. */
  fixed: Float64Array
  /** Units of cost per second of duty. */
  dutyRate: Float64Array
  /** What it costs to leave an errand out: of an optional one its revenue, else more than any detour. */
  penalty: Float64Array
  mandatory: Uint8Array
  /** errand × types: who may do it. */
  allowed: Uint8Array
  /** Vehicles that are alike in all, in order. */
  types: readonly Int32Array[]
  typeOf: Int32Array
  /** Some constraint needs the whole round to be looked at: quick tests then only say no. */
  exact: boolean
  pairs: boolean
}

export const startOf = (model: Model, vehicle: number): number => model.stops + vehicle
export const endOf = (model: Model, vehicle: number): number => model.stops + model.vehicles + vehicle

/** Any time at all, far enough from what 32 bits hold for legs to be added. */
const FAR = 2 ** 29

export function modelOf(problem: Problem): Model {
  const { vehicles, errands } = problem
  const { types, typeOf } = typesOf(problem)
  const travel = travelOf(problem)
  const stops = errands.reduce((n, e) => n + (e.kind === 'job' ? 1 : 2), 0)
  const reloads = vehicles.reduce((n, v) => n + (v.reload?.most ?? 0), 0)
  const nodes = stops + 2 * vehicles.length + reloads
  const loads = loadsOf(problem)
  const model: Model = {
    problem,
    travel,
    stops,
    nodes,
    vehicles: vehicles.length,
    errands: errands.length,
    stop: [],
    place: new Int32Array(nodes),
    open: new Int32Array(nodes).fill(-FAR),
    close: new Int32Array(nodes).fill(FAR),
    service: new Int32Array(nodes),
    errand: new Int32Array(nodes).fill(-1),
    first: new Int32Array(errands.length),
    second: new Int32Array(errands.length).fill(-1),
    amount: Int32Array.from(errands, amountOf),
    capacity: Int32Array.from(vehicles, (v) => v.capacity[0] ?? FAR),
    firstReload: firstReloads(problem, stops + 2 * vehicles.length),
    loads,
    fixed: Float64Array.from(vehicles, (v) => v.costs.fixed * travel.scale),
    dutyRate: Float64Array.from(vehicles, (v) => (v.costs.perDutyHour * travel.scale) / 3600),
    penalty: new Float64Array(errands.length),
    mandatory: Uint8Array.from(errands, (e) => (e.optional ? 0 : 1)),
    allowed: allowedTo(problem, types),
    types,
    typeOf,
    exact: isExact(problem, loads),
    pairs: errands.some((e) => e.kind === 'shipment'),
  }
  const row = new Int32Array(travel.given.length)
  travel.given.forEach((place, at) => {
    row[place] = at
  })
  fillStops(model, row)
  fillEnds(model, row)
  fillPenalties(model)
  return model
}

function firstReloads({ vehicles }: Problem, from: number): Int32Array {
  const first = new Int32Array(vehicles.length + 1).fill(from)
  vehicles.forEach(({ reload }, v) => {
    first[v + 1] = first[v]! + (reload?.most ?? 0)
  })
  return first
}

/** Nodes in the order of their rows, so that neighbours lie side by side. */
function fillStops(model: Model, row: Int32Array): void {
  const all = model.problem.errands.flatMap((errand, e) =>
    errand.kind === 'job'
      ? [{ stop: errand.stop, errand: e, of: model.first }]
      : [
          { stop: errand.pickup, errand: e, of: model.first },
          { stop: errand.delivery, errand: e, of: model.second },
        ],
  )
  all.sort((a, b) => row[a.stop.place]! - row[b.stop.place]!)
  all.forEach(({ stop, errand, of }, node) => {
    of[errand] = node
    model.stop.push(stop)
    model.place[node] = row[stop.place]!
    model.open[node] = stop.windows[0]!.from
    model.close[node] = stop.windows.at(-1)!.to
    model.service[node] = stop.service
    model.errand[node] = errand
  })
}

function fillEnds(model: Model, row: Int32Array): void {
  let reload = model.stops + 2 * model.vehicles
  model.problem.vehicles.forEach((vehicle, v) => {
    for (const [node, place] of [
      [startOf(model, v), vehicle.start],
      [endOf(model, v), vehicle.end],
    ] as const) {
      model.place[node] = place === null ? model.travel.nowhere : row[place]!
      model.open[node] = vehicle.window.from
      model.close[node] = vehicle.window.to
    }
    for (let n = 0; n < (vehicle.reload?.most ?? 0); n++) {
      model.place[reload] = row[vehicle.reload!.place]!
      model.service[reload] = vehicle.reload!.duration
      reload++
    }
  })
}

/** No single detour costs as much as leaving out what must be done; the higher priorities weigh more. */
function fillPenalties(model: Model): void {
  const { travel, problem } = model
  const leg = travel.most
  let most = 4 * leg
  for (const { costs } of problem.vehicles)
    most = Math.max(most, 4 * leg + travel.scale * (costs.fixed + 24 * costs.perDutyHour))
  problem.errands.forEach((errand, e) => {
    model.penalty[e] =
      travel.scale * errand.revenue + (errand.optional ? 0 : 50 * (most + 1) * (1 + errand.priority))
  })
}

const bringsOnly = (e: Errand): boolean => e.kind === 'job' && e.pickup.every((amount) => amount === 0)
const fetchesOnly = (e: Errand): boolean => e.kind === 'job' && e.delivery.every((amount) => amount === 0)

const loadsOf = ({ errands, vehicles }: Problem): Model['loads'] =>
  (errands.every(bringsOnly) || errands.every(fetchesOnly)) && vehicles.every((v) => !v.reload)
    ? 'sum'
    : 'along'

const amountOf = (errand: Errand): number =>
  errand.kind === 'shipment'
    ? (errand.amount[0] ?? 0)
    : Math.max(errand.delivery[0] ?? 0, errand.pickup[0] ?? 0)

function isExact({ vehicles, errands, units }: Problem, loads: Model['loads']): boolean {
  if (units > 1 || (loads === 'along' && errands.some((e) => e.kind === 'job'))) return true
  const stopsOf = (e: Errand): Stop[] => (e.kind === 'job' ? [e.stop] : [e.pickup, e.delivery])
  if (errands.some((e) => stopsOf(e).some((s) => s.setup > 0 || s.windows.length > 1))) return true
  return vehicles.some(
    ({ breaks, reload, most, costs }) =>
      breaks.length > 0 ||
      reload !== null ||
      costs.perDutyHour > 0 ||
      [most.tasks, most.duration, most.travel, most.distance].some((limit) => limit !== null),
  )
}

/** Whether the vehicle may do the errand at all: lock, skills, driver, and room for it alone. */
export function refusal(vehicle: Vehicle, v: number, errand: Errand) {
  if (errand.vehicles && !errand.vehicles.includes(v)) return 'locked' as const
  if (!errand.skills.every((skill) => vehicle.skills.includes(skill))) return 'skills' as const
  if (errand.driver !== null && errand.driver !== vehicle.driver) return 'driver' as const
  const amounts = errand.kind === 'job' ? [errand.delivery, errand.pickup] : [errand.amount]
  const fits = amounts.every((loads) => loads.every((amount, unit) => amount <= vehicle.capacity[unit]!))
  return fits ? null : ('capacity' as const)
}

function allowedTo({ vehicles, errands }: Problem, types: Model['types']): Uint8Array {
  const allowed = new Uint8Array(errands.length * types.length)
  errands.forEach((errand, e) => {
    types.forEach(([v], type) => {
      allowed[e * types.length + type] = refusal(vehicles[v!]!, v!, errand) === null ? 1 : 0
    })
  })
  return allowed
}

function typesOf({ vehicles, errands }: Problem): Pick<Model, 'types' | 'typeOf'> {
  const types = new Map<string, number[]>()
  const locked = new Set(errands.flatMap((errand) => errand.vehicles ?? []))
  const keys = vehicles.map((vehicle, v) => JSON.stringify({ ...vehicle, id: locked.has(v) ? v : '' }))
  keys.forEach((key, v) => {
    const same = types.get(key)
    if (same) same.push(v)
    else types.set(key, [v])
  })
  const order = [...types.keys()]
  return {
    types: order.map((key) => Int32Array.from(types.get(key)!)),
    typeOf: Int32Array.from(keys, (key) => order.indexOf(key)),
  }
}
