import { Journal } from './journal.ts'
import { endOf, type Model, startOf } from './model.ts'

/**
 * What is known of a node, side by side: `state[(node << 3) + NEXT]`. LEAVE is the earliest departure, LATEST the
 * latest start that keeps the rest of its round feasible, COST and TIME belong to the leg to the next node, LOAD is the
 * first unit on leaving.
 */
export const NEXT = 0
export const PREV = 1
export const ROUTE = 2
export const COST = 3
export const TIME = 4
export const LEAVE = 5
export const LATEST = 6
export const LOAD = 7
const FIELDS = 8

/**
 * The rounds as chains of nodes, one per vehicle, changed in place. Every change since the last `keep` can be taken
 * back by `undo`: what a node or a round was is written down before its first change.
 */
export class Routes {
  readonly model: Model
  readonly state: Int32Array
  /** Stops of each round. */
  readonly size: Int32Array
  /** Sum of the first unit over each round, when loads are sums. */
  readonly load: Int32Array
  /** A number that no other state of the round ever had. */
  readonly version: Int32Array
  /** Cost of each round, when rounds have to be looked at as a whole. */
  readonly worth: Float64Array
  /** Sums of the legs with the fixed costs, and of the worths. */
  #legs = 0
  #worths = 0
  /** A removal made a round late: legs do not keep the triangle inequality. */
  broken = false

  readonly #journal: Journal
  #versions = 0
  #legsKept = 0
  #worthsKept = 0
  readonly #firstEmpty: Int32Array

  constructor(model: Model) {
    this.model = model
    const { nodes, vehicles } = model
    this.state = new Int32Array(nodes * FIELDS)
    this.size = new Int32Array(vehicles)
    this.load = new Int32Array(vehicles)
    this.version = new Int32Array(vehicles)
    this.worth = new Float64Array(vehicles)
    this.#journal = new Journal(this)
    this.#firstEmpty = new Int32Array(model.types.length)
    for (let node = 0; node < nodes; node++) this.state[(node << 3) + ROUTE] = -1
    for (let v = 0; v < vehicles; v++) this.#empty(v)
  }

  #empty(v: number): void {
    const { model, state } = this
    const [start, end] = [startOf(model, v), endOf(model, v)]
    state[(start << 3) + NEXT] = end
    state[(end << 3) + PREV] = start
    state[(start << 3) + ROUTE] = v
    state[(end << 3) + ROUTE] = v
    state[(start << 3) + LEAVE] = model.open[start]!
    state[(end << 3) + LEAVE] = model.open[end]!
    state[(start << 3) + LATEST] = model.close[start]!
    state[(end << 3) + LATEST] = model.close[end]!
  }

  /** Of all rounds, without what is left out. */
  get cost(): number {
    return this.model.exact ? this.#worths : this.#legs
  }

  next(node: number): number {
    return this.state[(node << 3) + NEXT]!
  }

  previous(node: number): number {
    return this.state[(node << 3) + PREV]!
  }

  route(node: number): number {
    return this.state[(node << 3) + ROUTE]!
  }

  /** The first vehicle of the type that has no round; -1 when all have. */
  empty(type: number): number {
    const vehicles = this.model.types[type]!
    let at = this.#firstEmpty[type]!
    while (at < vehicles.length && this.size[vehicles[at]!]! > 0) at++
    this.#firstEmpty[type] = at
    return at < vehicles.length ? vehicles[at]! : -1
  }

  #emptied(route: number): void {
    const type = this.model.typeOf[route]!
    const at = this.model.types[type]!.indexOf(route)
    if (at < this.#firstEmpty[type]!) this.#firstEmpty[type] = at
  }

  /** Puts a node that is in no round after another; the times of the round are brought up to date. */
  insert(node: number, after: number): void {
    const { state, model } = this
    const route = state[(after << 3) + ROUTE]!
    const before = state[(after << 3) + NEXT]!
    this.#touchRoute(route)
    this.#journal.touch(after)
    this.#journal.touch(node)
    this.#journal.touch(before)
    if (node < model.stops && this.size[route]!++ === 0) this.#legs += model.fixed[route]!
    state[(node << 3) + ROUTE] = route
    this.#legs -= state[(after << 3) + COST]!
    this.#link(after, node, route)
    this.#link(node, before, route)
    this.#legs += state[(after << 3) + COST]! + state[(node << 3) + COST]!
    this.#forward(node)
    this.#backward(node)
  }

  /** Takes the nodes from `first` to `last`, neighbours of one round in this order, out of it. */
  cut(first: number, last: number): void {
    const { state, model } = this
    const route = state[(first << 3) + ROUTE]!
    const before = state[(first << 3) + PREV]!
    const after = state[(last << 3) + NEXT]!
    this.#touchRoute(route)
    this.#journal.touch(before)
    this.#journal.touch(after)
    let cost = state[(before << 3) + COST]!
    for (let node = first; node !== after; node = state[(node << 3) + NEXT]!) {
      this.#journal.touch(node)
      cost += state[(node << 3) + COST]!
      state[(node << 3) + ROUTE] = -1
      if (node < model.stops) this.size[route]!--
    }
    this.#link(before, after, route)
    if (this.size[route] === 0) {
      this.#emptied(route)
      cost += model.fixed[route]!
      state[(before << 3) + COST] = 0
    }
    this.#legs += state[(before << 3) + COST]! - cost
    this.#forward(after)
    this.#backward(before)
  }

  /** Changes what is on board from a pickup until before its delivery, both of one round. */
  carry(from: number, until: number, amount: number): void {
    const { state } = this
    const before = state[(from << 3) + PREV]!
    this.#journal.touch(from)
    state[(from << 3) + LOAD] = state[(before << 3) + LOAD]! + amount
    let node = state[(from << 3) + NEXT]!
    for (; node !== until; node = state[(node << 3) + NEXT]!) {
      this.#journal.touch(node)
      state[(node << 3) + LOAD]! += amount
    }
    this.#journal.touch(until)
    state[(until << 3) + LOAD] = state[(state[(until << 3) + PREV]! << 3) + LOAD]! - amount
  }

  /** Takes what a pickup brought on board off all stops until its delivery, before both are cut. */
  drop(from: number, until: number, amount: number): void {
    const { state } = this
    for (let node = from; node !== until; node = state[(node << 3) + NEXT]!) {
      this.#journal.touch(node)
      state[(node << 3) + LOAD]! -= amount
    }
  }

  /** A round without nodes carries nothing and costs nothing. */
  clear(route: number): void {
    this.#touchRoute(route)
    this.load[route] = 0
    this.setWorth(route, 0)
  }

  addLoad(route: number, amount: number): void {
    this.#touchRoute(route)
    this.load[route]! += amount
  }

  /** The cost of a round as a whole, instead of the sum of its legs. */
  setWorth(route: number, worth: number): void {
    this.#touchRoute(route)
    this.#worths += worth - this.worth[route]!
    this.worth[route] = worth
  }

  #link(from: number, to: number, route: number): void {
    const { state, model } = this
    const { travel, place } = model
    const leg = travel.base[route]! + place[from]! * travel.size + place[to]!
    state[(from << 3) + NEXT] = to
    state[(to << 3) + PREV] = from
    state[(from << 3) + COST] = travel.cost[leg]!
    state[(from << 3) + TIME] = travel.time[leg]!
  }

  /** Earliest departures from a node on, until nothing changes any more. */
  #forward(from: number): void {
    const { state, model } = this
    const { open, close, service, stops, vehicles } = model
    const firstEnd = stops + vehicles
    let before = state[(from << 3) + PREV]!
    let ready = state[(before << 3) + LEAVE]! + state[(before << 3) + TIME]!
    for (let node = from; ; ) {
      if (ready < open[node]!) ready = open[node]!
      if (ready > close[node]!) this.broken = true
      ready += service[node]!
      if (ready === state[(node << 3) + LEAVE]! && node !== from) return
      this.#journal.touch(node)
      state[(node << 3) + LEAVE] = ready
      if (node >= firstEnd && node < firstEnd + vehicles) return
      before = node
      node = state[(node << 3) + NEXT]!
      ready += state[(before << 3) + TIME]!
    }
  }

  /** Latest starts from a node back, until nothing changes any more. */
  #backward(from: number): void {
    const { state, model } = this
    const { close, service, stops, vehicles } = model
    for (let node = from; ; node = state[(node << 3) + PREV]!) {
      const after = state[(node << 3) + NEXT]!
      let latest = state[(after << 3) + LATEST]! - state[(node << 3) + TIME]! - service[node]!
      if (latest > close[node]!) latest = close[node]!
      if (latest === state[(node << 3) + LATEST]! && node !== from) return
      this.#journal.touch(node)
      state[(node << 3) + LATEST] = latest
      if (node >= stops && node < stops + vehicles) return
    }
  }

  #touchRoute(route: number): void {
    this.#journal.touchRound(route)
    this.version[route] = ++this.#versions
  }

  /** How many rounds changed since the last `keep`. */
  changed(): number {
    return this.#journal.rounds
  }

  changedRoute(at: number): number {
    return this.#journal.round(at)
  }

  keep(): void {
    this.#journal.clear()
    this.#legsKept = this.#legs
    this.#worthsKept = this.#worths
    this.broken = false
  }

  undo(): void {
    const journal = this.#journal
    journal.undo()
    for (let at = 0; at < journal.rounds; at++) {
      const route = journal.round(at)
      if (this.size[route] === 0) this.#emptied(route)
    }
    this.#legs = this.#legsKept
    this.#worths = this.#worthsKept
    this.keep()
  }
}
