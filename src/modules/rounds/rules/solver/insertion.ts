import { Found } from './found.ts'
import { Jobs } from './jobs.ts'
import { endOf, type Model, startOf } from './model.ts'
import type { Near } from './near.ts'
import type { Outlook } from './outlook.ts'
import { Pairs } from './pairs.ts'
import type { Random } from './random.ts'
import { LEAVE, type Routes } from './routes.ts'
import type { Settling } from './settling.ts'
import type { Timeline } from './timeline.ts'
import { Whole } from './whole.ts'

/** More pairs of errand and vehicle than these are not remembered. */
const MOST_HOPELESS = 4_000_000

/** Rounds that are looked at for a shipment because they pass near one of its stops. */
const ROUNDS_NEAR = 12

/** Up to so many stops every place of every round is looked at; above, those beside near stops first. */
const FEW = 60

/**
 * The cheapest place for an errand that is in no round. Quick tests are exact unless the model says otherwise; then what
 * passes them is looked at as a whole.
 */
export class Insertion {
  readonly found: Found
  /** Whether rounds may begin in vehicles that have none. */
  mayOpen = true
  /** What share of its cost the first errand of a round bears: no errand alone may pay for it, but several together. */
  set share(share: number) {
    this.#share = share
    if (this.#whole) this.#whole.share = share
  }

  readonly #model: Model
  readonly #routes: Routes
  readonly #near: Near
  readonly #settling: Settling
  readonly #jobs: Jobs
  readonly #pairs: Pairs
  readonly #whole: Whole | null
  readonly #seen: Int32Array
  /** errand × vehicles: the version of a round that has no place for the errand at all. */
  readonly #hopeless: Int32Array | null
  #share = 1
  #stamp = 0
  #looked = 0

  constructor(
    model: Model,
    routes: Routes,
    near: Near,
    random: Random,
    timeline: Timeline,
    outlook: Outlook,
    settling: Settling,
  ) {
    this.#model = model
    this.#routes = routes
    this.#near = near
    this.#settling = settling
    this.found = new Found(random)
    this.#whole = model.exact ? new Whole(model, routes, timeline, outlook, this.found) : null
    this.#jobs = new Jobs(model, routes, near, this.found, this.#whole)
    this.#pairs = new Pairs(model, routes, this.found)
    this.#seen = new Int32Array(model.vehicles)
    const pairs = model.errands * model.vehicles
    this.#hopeless = pairs <= MOST_HOPELESS ? new Int32Array(pairs).fill(-1) : null
  }

  /** Looks for a place that costs less than `limit`; false when there is none. */
  find(errand: number, limit: number): boolean {
    const model = this.#model
    const found = this.found
    const whole = this.#whole
    found.begin(limit)
    const first = model.first[errand]!
    const second = model.second[errand]!
    if (model.stops > FEW) {
      if (second < 0) this.#jobs.besideNear(errand, first)
      else this.#inRoutesOf(errand, first, second)
    }
    if (whole) {
      if (this.mayOpen) this.#inEmpty(errand, first, second)
      whole.weigh(first, second)
    }
    if (found.route < 0) this.#inAll(errand, first, second)
    if (whole) whole.weigh(first, second)
    else if (this.mayOpen) this.#inEmpty(errand, first, second)
    return found.route >= 0
  }

  /** Puts the errand where it was found to go. */
  apply(errand: number): void {
    const { first, second, amount, loads, exact } = this.#model
    const routes = this.#routes
    const [one, two] = [first[errand]!, second[errand]!]
    const { reloadAfter, after, route, afterSecond } = this.found
    const settling = this.#settling
    routes.insert(
      one,
      reloadAfter >= 0 && reloadAfter === after ? settling.insertReload(route, after) : after,
    )
    if (reloadAfter === one) settling.insertReload(route, one)
    if (two >= 0) {
      routes.insert(two, afterSecond)
      if (!exact) routes.carry(one, two, amount[errand]!)
    }
    if (loads === 'sum') routes.addLoad(route, amount[errand]!)
    if (exact) settling.settle(route)
  }

  #allows(errand: number, route: number): boolean {
    const { allowed, types, typeOf, loads, amount, capacity } = this.#model
    if (allowed[errand * types.length + typeOf[route]!] === 0) return false
    return loads !== 'sum' || this.#routes.load[route]! + amount[errand]! <= capacity[route]!
  }

  #tryRoute(errand: number, route: number, first: number, second: number): void {
    if (!this.#allows(errand, route)) return
    const found = this.found
    const version = this.#routes.version[route]!
    const memory = errand * this.#model.vehicles + route
    if (this.#hopeless?.[memory] === version) return
    const { blinked } = found
    const unlimited = found.route < 0
    if (second < 0) this.#jobs.inRound(route, errand, first)
    else if (this.#whole) this.#whole.keepPairs(route, errand, first, second)
    else this.#pairs.inRound(route, first, second)
    if (this.#hopeless && unlimited && found.route < 0 && blinked === found.blinked && !this.#whole)
      this.#hopeless[memory] = version
  }

  /** A pair in the rounds that pass near either of its stops. */
  #inRoutesOf(errand: number, first: number, second: number): void {
    const near = this.#near
    near.needBeside(first)
    near.needBeside(second)
    this.#stamp++
    this.#looked = 0
    for (let at = 0; at < 2 * near.width && this.#looked < ROUNDS_NEAR; at++) {
      this.#inRouteOf(near.sides[2 * near.beside * first + at]!, errand, first, second)
      this.#inRouteOf(near.sides[2 * near.beside * second + at]!, errand, first, second)
    }
  }

  #inRouteOf(near: number, errand: number, first: number, second: number): void {
    const route = this.#routes.route(near)
    if (route < 0 || this.#seen[route] === this.#stamp) return
    this.#seen[route] = this.#stamp
    this.#looked++
    this.#tryRoute(errand, route, first, second)
  }

  #inAll(errand: number, first: number, second: number): void {
    const { size } = this.#routes
    for (let route = 0; route < size.length; route++)
      if (size[route]! > 0) this.#tryRoute(errand, route, first, second)
  }

  /** Alone in the first vehicle of each type that has no round. */
  #inEmpty(errand: number, first: number, second: number): void {
    const { types, allowed, travel, place, open, close, service, fixed } = this.#model
    const { state } = this.#routes
    const found = this.found
    const whole = this.#whole
    const last = second < 0 ? first : second
    for (let type = 0; type < types.length; type++) {
      if (allowed[errand * types.length + type] === 0) continue
      const route = this.#routes.empty(type)
      if (route < 0) continue
      const start = startOf(this.#model, route)
      const end = endOf(this.#model, route)
      const row = travel.base[route]! + place[first]! * travel.size
      const rowLast = travel.base[route]! + place[last]! * travel.size
      let cost = fixed[route]! + travel.costTo[row + place[start]!]! + travel.cost[rowLast + place[end]!]!
      let time = state[(start << 3) + LEAVE]! + travel.timeTo[row + place[start]!]!
      if (time > close[first]!) continue
      if (time < open[first]!) time = open[first]!
      time += service[first]!
      if (second >= 0) {
        cost += travel.cost[row + place[second]!]!
        time += travel.time[row + place[second]!]!
        if (time > close[second]!) continue
        if (time < open[second]!) time = open[second]!
        time += service[second]!
      }
      cost *= this.#share
      if (cost >= found.cost || time + travel.time[rowLast + place[end]!]! > close[end]!) continue
      if (whole) whole.keepEmpty(route, first, second, cost)
      else found.take(cost, route, start, first)
    }
  }
}
