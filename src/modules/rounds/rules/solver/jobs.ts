import type { Found } from './found.ts'
import { endOf, type Model, startOf } from './model.ts'
import type { Near } from './near.ts'
import { COST, LATEST, LEAVE, NEXT, PREV, ROUTE, type Routes, TIME } from './routes.ts'
import type { Whole } from './whole.ts'

/** Below any room there is, where loads are looked at otherwise. */
const NO_LOAD = 2 ** 29

/** Places for jobs. The quick tests are exact, unless there is a `whole` that looks at what passes them. */
export class Jobs {
  readonly #model: Model
  readonly #routes: Routes
  readonly #near: Near
  readonly #found: Found
  readonly #whole: Whole | null

  constructor(model: Model, routes: Routes, near: Near, found: Found, whole: Whole | null) {
    this.#model = model
    this.#routes = routes
    this.#near = near
    this.#found = found
    this.#whole = whole
  }

  /** A job just before or just after the stops that are good neighbours. The innermost loop of the search. */
  besideNear(errand: number, stop: number): void {
    const { load } = this.#routes
    const { state } = this.#routes
    const { travel, place, capacity, typeOf } = this.#model
    const { base, size, cost, costTo, time, timeTo } = travel
    const { sides, beside, width } = this.#near
    this.#near.needBeside(stop)
    const row = place[stop]! * size
    const open = this.#model.open[stop]!
    const close = this.#model.close[stop]!
    const work = this.#model.service[stop]!
    const amount = this.#model.loads === 'sum' ? this.#model.amount[errand]! : -NO_LOAD
    const allowed = this.#model.allowed
    const types = this.#model.types.length
    const until = (stop * beside + width) * 2
    const found = this.#found
    const whole = this.#whole
    let best = found.cost
    for (let at = stop * beside * 2; at < until; at++) {
      let left = sides[at]!
      const route = state[(left << 3) + ROUTE]!
      if (route < 0) continue
      if (at & 1) left = state[(left << 3) + PREV]!
      const from = left << 3
      const right = state[from + NEXT]!
      const into = row + base[route]! + place[left]!
      const out = row + base[route]! + place[right]!
      const extra = costTo[into]! + cost[out]! - state[from + COST]!
      if (extra >= best) continue
      let begin = state[from + LEAVE]! + timeTo[into]!
      if (begin > close) continue
      if (begin < open) begin = open
      if (begin + work + time[out]! > state[(right << 3) + LATEST]!) continue
      if (load[route]! + amount > capacity[route]! || allowed[errand * types + typeOf[route]!] === 0) continue
      if (whole) {
        const longer = timeTo[into]! + time[out]! - state[from + TIME]!
        whole.keepJob(route, errand, stop, left, extra, longer)
      } else if (!found.blinks()) {
        best = extra
        found.take(extra, route, left, -1)
      }
    }
  }

  /** A job everywhere in a round. */
  inRound(route: number, errand: number, stop: number): void {
    const { state } = this.#routes
    const { travel, place } = this.#model
    const found = this.#found
    const whole = this.#whole
    const { cost, costTo, time, timeTo } = travel
    const row = travel.base[route]! + place[stop]! * travel.size
    const open = this.#model.open[stop]!
    const close = this.#model.close[stop]!
    const work = this.#model.service[stop]!
    const end = endOf(this.#model, route)
    let left = startOf(this.#model, route)
    while (left !== end) {
      const from = left << 3
      const right = state[from + NEXT]!
      const into = row + place[left]!
      const out = row + place[right]!
      const extra = costTo[into]! + cost[out]! - state[from + COST]!
      let begin = state[from + LEAVE]! + timeTo[into]!
      if (begin > close) return
      if (begin < open) begin = open
      if (extra < found.cost && begin + work + time[out]! <= state[(right << 3) + LATEST]!) {
        const longer = timeTo[into]! + time[out]! - state[from + TIME]!
        if (whole) whole.keepJob(route, errand, stop, left, extra, longer)
        else if (!found.blinks()) found.take(extra, route, left, -1)
      }
      left = right
    }
  }
}
