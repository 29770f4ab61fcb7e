import type { Vehicle } from '../problem.ts'
import { endOf, type Model, startOf } from './model.ts'
import { NEXT, ROUTE, type Routes } from './routes.ts'
import { Walk } from './walk.ts'

const UNLIMITED: Vehicle['most'] = { tasks: null, duration: null, travel: null, distance: null }

/**
 * A round looked at as a whole: loads in all units, limits, several windows, setup times, breaks, reloads, and what its
 * duty costs.
 */
export class Timeline {
  readonly walk: Walk
  /** After `value`: seconds and metres on the road; when the round starts, if its duty matters. */
  driven = 0
  metres = 0
  starts = 0
  /** After `value`: whether the vehicle was too small, the one thing that a reload may help. */
  overloaded = false
  /** After `extra`: the node that a reload comes after, -1 for none. */
  reloadAfter = -1
  /** By vehicle: whether its duty costs something or must not be too long. */
  readonly hasDuty: Uint8Array

  readonly #model: Model
  readonly #routes: Routes

  constructor(model: Model, routes: Routes) {
    this.#model = model
    this.#routes = routes
    this.walk = new Walk(model)
    this.hasDuty = Uint8Array.from(model.problem.vehicles, ({ most, costs }) =>
      most.duration !== null || costs.perDutyHour > 0 ? 1 : 0,
    )
  }

  /** Reads a round, with a node or two put after others that are in it (or after each other). */
  read(route: number, first = -1, after = -1, second = -1, afterSecond = -1): void {
    const { state } = this.#routes
    const { nodes } = this.walk
    const end = endOf(this.#model, route)
    let length = 0
    for (let node = startOf(this.#model, route); ; node = state[(node << 3) + NEXT]!) {
      nodes[length++] = node
      if (node === after) {
        nodes[length++] = first
        if (afterSecond === first && second >= 0) nodes[length++] = second
      }
      if (node === afterSecond && second >= 0) nodes[length++] = second
      if (node === end) break
    }
    this.walk.length = length
  }

  /** What a round of these stops costs; Infinity when it cannot be driven. */
  valueOf(vehicle: number, stops: readonly number[]): number {
    this.walk.nodes[0] = startOf(this.#model, vehicle)
    this.walk.nodes.set(stops, 1)
    this.walk.nodes[stops.length + 1] = endOf(this.#model, vehicle)
    this.walk.length = stops.length + 2
    return this.value(vehicle)
  }

  /** What the round that was read costs; Infinity when it cannot be driven. */
  value(vehicle: number): number {
    const { problem, travel, place, fixed, stops, dutyRate, open } = this.#model
    const { walk } = this
    const most = walk.eased === 'limits' ? UNLIMITED : problem.vehicles[vehicle]!.most
    const { nodes, length } = walk
    let tasks = 0
    for (let at = 1; at < length - 1; at++) if (nodes[at]! < stops) tasks++
    if (tasks === 0) return 0
    if (most.tasks !== null && tasks > most.tasks) return Infinity
    this.overloaded = !walk.board.fits(vehicle, nodes, length)
    if (this.overloaded && walk.eased !== 'capacity') return Infinity
    let [cost, time, distance] = [fixed[vehicle]!, 0, 0]
    const base = travel.base[vehicle]!
    for (let at = 1; at < length; at++) {
      const leg = base + place[nodes[at - 1]!]! * travel.size + place[nodes[at]!]!
      cost += travel.cost[leg]!
      time += travel.time[leg]!
      distance += travel.distance[leg]!
    }
    this.driven = time
    this.metres = distance
    if (most.travel !== null && time > most.travel) return Infinity
    if (most.distance !== null && distance > most.distance) return Infinity
    if (!walk.reach(vehicle, open[nodes[0]!]!)) return Infinity
    if (this.hasDuty[vehicle] === 0) return cost
    this.starts = walk.latestStart(vehicle)
    const duty = walk.ends - this.starts
    if (most.duration !== null && duty > most.duration) return Infinity
    return cost + duty * dutyRate[vehicle]!
  }

  /** The round that was read, from its latest start on: `leave` and `taken` then tell its times. */
  settleTimes(vehicle: number): void {
    this.walk.reach(vehicle, this.#model.open[this.walk.nodes[0]!]!)
    this.starts = this.walk.latestStart(vehicle)
    this.walk.reach(vehicle, this.starts)
  }

  /** What a round costs more with a job after a node, or a shipment after two; Infinity when that cannot be driven. */
  extra(route: number, first: number, after: number, second: number, afterSecond: number): number {
    this.reloadAfter = -1
    const worth = this.#routes.worth[route]!
    this.read(route, first, after, second, afterSecond)
    const plain = this.value(route) - worth
    if (!this.overloaded || second >= 0) return plain
    const reload = this.freeReload(route)
    if (reload < 0) return plain
    this.read(route, reload, after, first, reload)
    const before = this.value(route) - worth
    this.read(route, first, after, reload, first)
    const behind = this.value(route) - worth
    this.reloadAfter = before <= behind ? after : first
    return Math.min(before, behind)
  }

  /** The least that a reload just before or just after a stop costs more; without one left, Infinity. */
  reloadDetour(route: number, stop: number, after: number): number {
    const reload = this.freeReload(route)
    if (reload < 0) return Infinity
    const { travel, place } = this.#model
    const by = (from: number, to: number): number => {
      const base = travel.base[route]! + place[from]! * travel.size
      const straight = travel.cost[base + place[to]!]!
      const round =
        travel.cost[base + place[reload]!]! +
        travel.costTo[travel.base[route]! + place[to]! * travel.size + place[reload]!]!
      return round - straight
    }
    return Math.max(0, Math.min(by(after, stop), by(stop, this.#routes.next(after))))
  }

  /** A reload that the vehicle has left; -1 when there is none. */
  freeReload(route: number): number {
    const { firstReload } = this.#model
    for (let node = firstReload[route]!; node < firstReload[route + 1]!; node++)
      if (this.#routes.state[(node << 3) + ROUTE]! < 0) return node
    return -1
  }
}
