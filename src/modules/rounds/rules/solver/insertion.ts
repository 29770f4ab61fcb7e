import { Candidates } from './candidates.ts'
import { endOf, type Model, startOf } from './model.ts'
import type { Near } from './near.ts'
import { Outlook } from './outlook.ts'
import type { Random } from './random.ts'
import { COST, LATEST, LEAVE, LOAD, NEXT, PREV, ROUTE, type Routes, TIME } from './routes.ts'
import type { Timeline } from './timeline.ts'

/** A place that would be taken is passed over this often (Christiaens & Vanden Berghe's blinks): of 2³². */
const BLINK = 0.01 * 2 ** 32

/** Below any room there is, where loads are looked at otherwise. */
const NO_LOAD = 2 ** 29

/** More pairs of errand and vehicle than these are not remembered. */
const MOST_HOPELESS = 4_000_000

/** Places that are kept to be looked at as a whole. */
const MOST_CANDIDATES = 500

/** Rounds that are looked at for a shipment because they pass near one of its stops. */
const ROUNDS_NEAR = 12

/** Up to so many stops every place of every round is looked at; above, those beside near stops first. */
const FEW = 60

/**
 * The cheapest place for an errand that is in no round, as plain fields: nothing is allocated while looking. Quick tests
 * are exact unless the model says otherwise; then what passes them is looked at as a whole by `Timeline`.
 */
export class Insertion {
  cost = 0
  route = -1
  /** The node that the job or the pickup comes after. */
  after = -1
  /** The node that the delivery comes after: the pickup itself, or one further on. */
  afterSecond = -1
  /** The node that a reload comes after, to make room; -1 for none. */
  reloadAfter = -1
  /** Whether rounds may begin in vehicles that have none. */
  mayOpen = true

  readonly #model: Model
  readonly #routes: Routes
  readonly #near: Near
  readonly #random: Random
  readonly #timeline: Timeline
  readonly #outlook: Outlook
  readonly #candidates = new Candidates(MOST_CANDIDATES)
  readonly #seen: Int32Array
  /** errand × vehicles: the version of a round that has no place for the errand at all. */
  readonly #hopeless: Int32Array | null
  #stamp = 0
  #looked = 0
  #blinked = 0

  constructor(model: Model, routes: Routes, near: Near, random: Random, timeline: Timeline) {
    this.#model = model
    this.#routes = routes
    this.#near = near
    this.#random = random
    this.#timeline = timeline
    this.#outlook = new Outlook(model, routes, timeline)
    this.#seen = new Int32Array(model.vehicles)
    const pairs = model.errands * model.vehicles
    this.#hopeless = pairs <= MOST_HOPELESS ? new Int32Array(pairs).fill(-1) : null
  }

  /** Looks for a place that costs less than `limit`; false when there is none. */
  find(errand: number, limit: number): boolean {
    const model = this.#model
    this.cost = limit
    this.route = -1
    this.reloadAfter = -1
    const first = model.first[errand]!
    const second = model.second[errand]!
    if (model.stops > FEW) {
      if (second < 0) this.#besideNear(errand, first)
      else this.#inRoutesOf(errand, first, second)
    }
    if (model.exact) {
      if (this.mayOpen) this.#inEmpty(errand, first, second)
      this.#weigh(first, second)
    }
    if (this.route < 0) this.#inAll(errand, first, second)
    if (model.exact) this.#weigh(first, second)
    else if (this.mayOpen) this.#inEmpty(errand, first, second)
    return this.route >= 0
  }

  /** Puts the errand where it was found to go. */
  apply(errand: number): void {
    const { first, second, amount, loads, exact } = this.#model
    const routes = this.#routes
    const [one, two] = [first[errand]!, second[errand]!]
    const { reloadAfter, after } = this
    routes.insert(
      one,
      reloadAfter >= 0 && reloadAfter === after ? this.#timeline.insertReload(this.route, after) : after,
    )
    if (reloadAfter === one) this.#timeline.insertReload(this.route, one)
    if (two >= 0) {
      routes.insert(two, this.afterSecond)
      if (!exact) routes.carry(one, two, amount[errand]!)
    }
    if (loads === 'sum') routes.addLoad(this.route, amount[errand]!)
    if (exact) this.#timeline.settle(this.route)
  }

  #blinks(): boolean {
    if (this.#random.bits() >= BLINK) return false
    this.#blinked++
    return true
  }

  #allows(errand: number, route: number): boolean {
    const { allowed, types, typeOf, loads, amount, capacity } = this.#model
    if (allowed[errand * types.length + typeOf[route]!] === 0) return false
    return loads !== 'sum' || this.#routes.load[route]! + amount[errand]! <= capacity[route]!
  }

  /** A job just before or just after the stops that are good neighbours. The innermost loop of the search. */
  #besideNear(errand: number, stop: number): void {
    const { load } = this.#routes
    const { state } = this.#routes
    const { travel, place, capacity, typeOf, exact } = this.#model
    const { base, size, cost, costTo, time, timeTo } = travel
    const { sides, beside } = this.#near
    this.#near.needBeside(stop)
    const row = place[stop]! * size
    const open = this.#model.open[stop]!
    const close = this.#model.close[stop]!
    const work = this.#model.service[stop]!
    const amount = this.#model.loads === 'sum' ? this.#model.amount[errand]! : -NO_LOAD
    const allowed = this.#model.allowed
    const types = this.#model.types.length
    const until = (stop + 1) * beside * 2
    const random = this.#random
    let best = this.cost
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
      if (exact) {
        const longer = timeTo[into]! + time[out]! - state[from + TIME]!
        this.#keep(route, stop, left, -1, -1, extra, longer)
      } else if (random.bits() >= BLINK) {
        best = this.cost = extra
        this.route = route
        this.after = left
      }
    }
  }

  /** A job everywhere in a round. */
  #tryJob(route: number, stop: number): void {
    const { state } = this.#routes
    const { travel, place, exact } = this.#model
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
      if (extra < this.cost && begin + work + time[out]! <= state[(right << 3) + LATEST]!) {
        const longer = timeTo[into]! + time[out]! - state[from + TIME]!
        if (exact) this.#keep(route, stop, left, -1, -1, extra, longer)
        else if (!this.#blinks()) {
          this.cost = extra
          this.route = route
          this.after = left
        }
      }
      left = right
    }
  }

  /**
   * Keeps a place to be looked at as a whole, if nothing quick to see is against it.
   * @param least what it costs more on the road
   * @param travel seconds of travel that it adds at least
   */
  #keep(
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
    least: number,
    travel: number,
  ): void {
    const outlook = this.#outlook
    const { service, errand, problem } = this.#model
    const work = service[first]! + (second < 0 ? 0 : service[second]!)
    let cost = least + outlook.duty(route, travel + work)
    if (cost >= this.cost) return
    if (!outlook.isWithinLimits(route, second < 0 ? 1 : 2, travel, work)) return
    if (!outlook.isInTime(route, first, after)) return
    if (second >= 0) {
      if (!outlook.canCarry(route, errand[first]!, after, afterSecond === first ? after : afterSecond)) return
    } else if (!outlook.hasRoom(route, errand[first]!, after)) {
      if (!problem.vehicles[route]!.reload) return
      cost += this.#timeline.reloadDetour(route, first, after)
      if (cost >= this.cost) return
    }
    this.#candidates.add(cost, route, after, afterSecond)
  }

  /** Looks at what was kept, from the cheapest on, until none can be cheaper. */
  #weigh(first: number, second: number): void {
    const candidates = this.#candidates
    while (candidates.count > 0) {
      const at = candidates.take()
      if (candidates.least[at]! >= this.cost) break
      const route = candidates.route[at]!
      const after = candidates.after[at]!
      const afterSecond = candidates.afterSecond[at]!
      const cost = this.#timeline.extra(route, first, after, second, afterSecond)
      if (cost >= this.cost || this.#blinks()) continue
      this.cost = cost
      this.route = route
      this.after = after
      this.afterSecond = afterSecond
      this.reloadAfter = this.#timeline.reloadAfter
    }
    candidates.count = 0
  }

  #tryRoute(errand: number, route: number, first: number, second: number): void {
    if (!this.#allows(errand, route)) return
    const version = this.#routes.version[route]!
    const memory = errand * this.#model.vehicles + route
    if (this.#hopeless?.[memory] === version) return
    const blinked = this.#blinked
    const unlimited = this.route < 0
    if (second >= 0) this.#tryPair(route, first, second)
    else this.#tryJob(route, first)
    if (this.#hopeless && unlimited && this.route < 0 && blinked === this.#blinked && !this.#model.exact)
      this.#hopeless[memory] = version
  }

  /** Every pair of places of one round. */
  #tryPair(route: number, first: number, second: number): void {
    const { state } = this.#routes
    const { travel, place, open, close, service, exact, stops, vehicles } = this.#model
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
        extra < this.cost &&
        there <= closeSecond &&
        there + serviceSecond + time[rowSecond + place[node]!]! <= state[(node << 3) + LATEST]!
      )
        this.#takePair(exact, route, first, left, second, first, extra)
      const withFirst = detour + cost[rowFirst + place[node]!]!
      if (withFirst >= this.cost) continue
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
        if (extra < this.cost) {
          if (there < openSecond) there = openSecond
          if (there + serviceSecond + time[rowSecond + place[right]!]! <= state[(right << 3) + LATEST]!)
            this.#takePair(exact, route, first, left, second, node, extra)
        }
        ready += state[at + TIME]!
        node = right
      }
    }
  }

  #takePair(
    exact: boolean,
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
    cost: number,
  ): void {
    if (exact) {
      this.#keep(route, first, after, second, afterSecond, cost, 0)
      return
    }
    if (this.#blinks()) return
    this.cost = cost
    this.route = route
    this.after = after
    this.afterSecond = afterSecond
  }

  /** A pair in the rounds that pass near either of its stops. */
  #inRoutesOf(errand: number, first: number, second: number): void {
    const near = this.#near
    near.needBeside(first)
    near.needBeside(second)
    this.#stamp++
    this.#looked = 0
    for (let at = 0; at < 2 * near.beside && this.#looked < ROUNDS_NEAR; at++) {
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
    const { types, allowed, travel, place, open, close, service, fixed, exact } = this.#model
    const { state } = this.#routes
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
      if (cost >= this.cost || time + travel.time[rowLast + place[end]!]! > close[end]!) continue
      if (exact) {
        this.#keep(route, first, start, second, first, cost, 0)
        continue
      }
      this.cost = cost
      this.route = route
      this.after = start
      this.afterSecond = first
    }
  }
}
