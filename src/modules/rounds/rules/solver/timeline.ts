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
  /** After `value`: when the round starts, if that was asked for. */
  starts = 0
  /** After `value`: whether the vehicle was too small, the one thing that a reload may help. */
  overloaded = false
  /** After `extra`: the node that a reload comes after, -1 for none. */
  reloadAfter = -1

  readonly #model: Model
  readonly #routes: Routes

  constructor(model: Model, routes: Routes) {
    this.#model = model
    this.#routes = routes
    this.walk = new Walk(model)
  }

  /** Reads a round, with a node or two put after others that are in it (or after each other). */
  read(route: number, first = -1, after = -1, second = -1, afterSecond = -1): void {
    const { state } = this.#routes
    const end = endOf(this.#model, route)
    let length = 0
    for (let node = startOf(this.#model, route); ; node = state[(node << 3) + NEXT]!) {
      this.walk.nodes[length++] = node
      if (node === after) {
        this.walk.nodes[length++] = first
        if (afterSecond === first && second >= 0) this.walk.nodes[length++] = second
      }
      if (node === afterSecond && second >= 0) this.walk.nodes[length++] = second
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
    const { problem, travel, place, fixed, stops } = this.#model
    const { costs } = problem.vehicles[vehicle]!
    const most = this.walk.eased === 'limits' ? UNLIMITED : problem.vehicles[vehicle]!.most
    const breaks = this.walk.eased === 'breaks' ? [] : problem.vehicles[vehicle]!.breaks
    const { nodes, length } = this.walk
    let tasks = 0
    for (let at = 1; at < length - 1; at++) if (nodes[at]! < stops) tasks++
    if (tasks === 0) return 0
    if (most.tasks !== null && tasks > most.tasks) return Infinity
    this.overloaded = !this.walk.board.fits(vehicle, nodes, length)
    if (this.overloaded && this.walk.eased !== 'capacity') return Infinity
    let [cost, time, distance] = [fixed[vehicle]!, 0, 0]
    for (let at = 1; at < length; at++) {
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[nodes[at]!]!
      cost += travel.cost[leg]!
      time += travel.time[leg]!
      distance += travel.distance[leg]!
    }
    if (most.travel !== null && time > most.travel) return Infinity
    if (most.distance !== null && distance > most.distance) return Infinity
    if (!this.walk.reach(vehicle, breaks, this.#model.open[nodes[0]!]!)) return Infinity
    if (most.duration === null && costs.perDutyHour === 0) return cost
    this.starts = this.walk.latestStart(vehicle, breaks)
    const duty = this.walk.ends - this.starts
    if (most.duration !== null && duty > most.duration) return Infinity
    return cost + (duty * costs.perDutyHour * travel.scale) / 3600
  }

  /** The round that was read, from its latest start on: `leave` and `taken` then tell its times. */
  settleTimes(vehicle: number): void {
    const { breaks } = this.#model.problem.vehicles[vehicle]!
    this.walk.reach(vehicle, breaks, this.#model.open[this.walk.nodes[0]!]!)
    this.starts = this.walk.latestStart(vehicle, breaks)
    this.walk.reach(vehicle, breaks, this.starts)
  }

  /** What a round costs more with a job after a node, or a shipment after two; Infinity when that cannot be driven. */
  extra(route: number, first: number, after: number, second: number, afterSecond: number): number {
    this.reloadAfter = -1
    const worth = this.#routes.worth[route]!
    this.read(route, first, after, second, afterSecond)
    const plain = this.value(route) - worth
    if (!this.overloaded || second >= 0) return plain
    const reload = this.#freeReload(route)
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
    const reload = this.#freeReload(route)
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

  #freeReload(route: number): number {
    const { stops, vehicles, nodes, problem } = this.#model
    if (!problem.vehicles[route]!.reload) return -1
    let node = stops + 2 * vehicles
    for (let v = 0; v < route; v++) node += problem.vehicles[v]!.reload?.most ?? 0
    const until = Math.min(nodes, node + problem.vehicles[route]!.reload!.most)
    for (; node < until; node++) if (this.#routes.state[(node << 3) + ROUTE]! < 0) return node
    return -1
  }

  insertReload(route: number, after: number): number {
    const reload = this.#freeReload(route)
    this.#routes.insert(reload, after)
    return reload
  }

  /** After a change: loads and worth of the round; `broken` when it cannot be driven as it is. */
  settle(route: number): void {
    const routes = this.#routes
    this.read(route)
    const worth = this.value(route)
    routes.setWorth(route, worth)
    if (worth === Infinity) {
      routes.broken = true
      return
    }
    if (routes.size[route] === 0) return
    const { units } = this.#model.problem
    for (let at = 0; at < this.walk.length; at++)
      routes.setLoad(this.walk.nodes[at]!, this.walk.board.load[at * units] ?? 0)
  }

  /** After stops were taken out: reloads that are of no use any more go as well. */
  afterRemoval(route: number): void {
    if (!this.#model.exact) return
    if (this.#model.problem.vehicles[route]!.reload) this.#dropReloads(route)
    this.settle(route)
  }

  #dropReloads(route: number): void {
    const routes = this.#routes
    const firstReload = this.#model.stops + 2 * this.#model.vehicles
    let node = routes.next(startOf(this.#model, route))
    while (node !== endOf(this.#model, route)) {
      const next = routes.next(node)
      if (node >= firstReload) {
        this.read(route)
        const at = this.walk.nodes.indexOf(node)
        this.walk.nodes.copyWithin(at, at + 1, this.walk.length)
        this.walk.length--
        if (this.value(route) < Infinity) routes.cut(node, node)
      }
      node = next
    }
  }
}
