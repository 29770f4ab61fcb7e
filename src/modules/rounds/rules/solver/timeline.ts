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

  /**
   * What the round that was read costs; Infinity when it cannot be driven.
   * @param limit of no use when it costs as much: what travel and work alone cost is told then, and nothing else looked at
   */
  value(vehicle: number, limit = Infinity): number {
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
    let [cost, time, work, distance] = [fixed[vehicle]!, 0, 0, 0]
    const base = travel.base[vehicle]!
    for (let at = 1; at < length; at++) {
      const leg = base + place[nodes[at - 1]!]! * travel.size + place[nodes[at]!]!
      cost += travel.cost[leg]!
      time += travel.time[leg]!
      distance += travel.distance[leg]!
      work += walk.work(at)
    }
    const least = cost + (time + work) * dutyRate[vehicle]!
    if (least >= limit) return least
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

  /**
   * What a round costs more with a job after a node, or a shipment after two; Infinity when that cannot be driven.
   * @param limit when it costs as much, only the least that it costs is told
   */
  extra(
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
    limit: number,
  ): number {
    this.reloadAfter = -1
    const worth = this.#routes.worth[route]!
    this.read(route, first, after, second, afterSecond)
    const plain = this.value(route, worth + limit) - worth
    if (!this.overloaded || second >= 0) return plain
    const reload = this.freeReload(route)
    if (reload < 0) return plain
    this.read(route, reload, after, first, reload)
    const before = this.value(route, worth + limit) - worth
    this.read(route, first, after, reload, first)
    const behind = this.value(route, worth + Math.min(limit, before)) - worth
    this.reloadAfter = before <= behind ? after : first
    return Math.min(before, behind)
  }

  /**
   * The least that a stop costs with a reload just before or just after it, whose legs and work cost duty as well.
   * @param road what the stop alone costs more on the road
   * @param longer seconds that it takes more, on the road and at work
   * @param duty units of cost of so much more travel and work
   */
  leastWithReload(
    route: number,
    stop: number,
    after: number,
    road: number,
    longer: number,
    duty: (route: number, longer: number) => number,
  ): number {
    const reload = this.freeReload(route)
    if (reload < 0) return Infinity
    const { travel, place, service } = this.#model
    const base = travel.base[route]!
    const by = (from: number, to: number): number => {
      const row = base + place[from]! * travel.size
      const [out, straight] = [row + place[reload]!, row + place[to]!]
      const back = base + place[to]! * travel.size + place[reload]!
      const detour = travel.cost[out]! + travel.costTo[back]! - travel.cost[straight]!
      const time = travel.time[out]! + travel.timeTo[back]! - travel.time[straight]!
      return Math.max(road, road + detour) + duty(route, longer + Math.max(0, time) + service[reload]!)
    }
    return Math.min(by(after, stop), by(stop, this.#routes.next(after)))
  }

  /** A reload that the vehicle has left; -1 when there is none. */
  freeReload(route: number): number {
    const { firstReload } = this.#model
    for (let node = firstReload[route]!; node < firstReload[route + 1]!; node++)
      if (this.#routes.state[(node << 3) + ROUTE]! < 0) return node
    return -1
  }
}
