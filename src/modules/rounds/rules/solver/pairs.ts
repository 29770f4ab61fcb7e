import type { Found } from './found.ts'
import type { Model } from './model.ts'
import { COST, LATEST, LEAVE, LOAD, NEXT, type Routes, TIME } from './routes.ts'

/** Places for shipments, where the quick tests are exact. */
export class Pairs {
  readonly #model: Model
  readonly #routes: Routes
  readonly #found: Found

  constructor(model: Model, routes: Routes, found: Found) {
    this.#model = model
    this.#routes = routes
    this.#found = found
  }

  /** Every pair of places of one round. */
  inRound(route: number, first: number, second: number): void {
    const { state } = this.#routes
    const found = this.#found
    const { travel, place, open, close, service, stops, vehicles } = this.#model
    const { cost, costTo, time, timeTo, size, base } = travel
    const rowFirst = base[route]! + place[first]! * size
    const rowSecond = base[route]! + place[second]! * size
    const direct = rowFirst + place[second]!
    const room = this.#model.capacity[route]! - this.#model.amount[this.#model.errand[first]!]!
    const end = stops + vehicles + route
    const closeFirst = close[first]!
    const closeSecond = close[second]!
    const openSecond = open[second]!
    const serviceSecond = service[second]!
    for (let left = stops + route; left !== end; left = state[(left << 3) + NEXT]!) {
      let begun = state[(left << 3) + LEAVE]! + timeTo[rowFirst + place[left]!]!
      if (begun > closeFirst) return
      if (state[(left << 3) + LOAD]! > room) continue
      if (begun < open[first]!) begun = open[first]!
      const left8 = left << 3
      let node = state[left8 + NEXT]!
      const detour = costTo[rowFirst + place[left]!]! - state[left8 + COST]!
      const leave = begun + service[first]!
      // The delivery just after the pickup.
      let there = leave + time[direct]!
      if (there < openSecond) there = openSecond
      let extra = detour + cost[direct]! + cost[rowSecond + place[node]!]!
      if (
        extra < found.cost &&
        there <= closeSecond &&
        there + serviceSecond + time[rowSecond + place[node]!]! <= state[(node << 3) + LATEST]!
      )
        found.offer(extra, route, left, first)
      const withFirst = detour + cost[rowFirst + place[node]!]!
      if (withFirst >= found.cost) continue
      let ready = leave + time[rowFirst + place[node]!]!
      while (node !== end) {
        const at = node << 3
        if (ready < open[node]!) ready = open[node]!
        if (ready > state[at + LATEST]! || state[at + LOAD]! > room) break
        ready += service[node]!
        there = ready + timeTo[rowSecond + place[node]!]!
        if (there > closeSecond) break
        const right = state[at + NEXT]!
        extra =
          withFirst + costTo[rowSecond + place[node]!]! + cost[rowSecond + place[right]!]! - state[at + COST]!
        if (extra < found.cost) {
          if (there < openSecond) there = openSecond
          if (there + serviceSecond + time[rowSecond + place[right]!]! <= state[(right << 3) + LATEST]!)
            found.offer(extra, route, left, node)
        }
        ready += state[at + TIME]!
        node = right
      }
    }
  }
}
