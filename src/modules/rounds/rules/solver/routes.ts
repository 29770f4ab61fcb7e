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

  readonly #nodeMark: Int32Array
  readonly #nodeLog: Int32Array
  #nodesLogged = 0
  readonly #routeMark: Int32Array
  readonly #routeLog: Float64Array
  #routesLogged = 0
  #era = 1
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
    this.#nodeMark = new Int32Array(nodes)
    this.#nodeLog = new Int32Array(nodes * (FIELDS + 1))
    this.#routeMark = new Int32Array(vehicles)
    this.#routeLog = new Float64Array(vehicles * 5)
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
    this.#touch(after)
    this.#touch(node)
    this.#touch(before)
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
    this.#touch(before)
    this.#touch(after)
    let cost = state[(before << 3) + COST]!
    for (let node = first; node !== after; node = state[(node << 3) + NEXT]!) {
      this.#touch(node)
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
    this.#touch(from)
    state[(from << 3) + LOAD] = state[(before << 3) + LOAD]! + amount
    let node = state[(from << 3) + NEXT]!
    for (; node !== until; node = state[(node << 3) + NEXT]!) {
      this.#touch(node)
      state[(node << 3) + LOAD]! += amount
    }
    this.#touch(until)
    state[(until << 3) + LOAD] = state[(state[(until << 3) + PREV]! << 3) + LOAD]! - amount
  }

  /** Takes what a pickup brought on board off all stops until its delivery, before both are cut. */
  drop(from: number, until: number, amount: number): void {
    const { state } = this
    for (let node = from; node !== until; node = state[(node << 3) + NEXT]!) {
      this.#touch(node)
      state[(node << 3) + LOAD]! -= amount
    }
  }

  setLoad(node: number, load: number): void {
    if (this.state[(node << 3) + LOAD] === load) return
    this.#touch(node)
    this.state[(node << 3) + LOAD] = load
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
      this.#touch(node)
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
      this.#touch(node)
      state[(node << 3) + LATEST] = latest
      if (node >= stops && node < stops + vehicles) return
    }
  }

  #touch(node: number): void {
    if (this.#nodeMark[node] === this.#era) return
    this.#nodeMark[node] = this.#era
    const { state } = this
    const log = this.#nodeLog
    const from = node << 3
    const to = this.#nodesLogged++ * (FIELDS + 1)
    log[to] = node
    log[to + 1] = state[from]!
    log[to + 2] = state[from + 1]!
    log[to + 3] = state[from + 2]!
    log[to + 4] = state[from + 3]!
    log[to + 5] = state[from + 4]!
    log[to + 6] = state[from + 5]!
    log[to + 7] = state[from + 6]!
    log[to + 8] = state[from + 7]!
  }

  #touchRoute(route: number): void {
    if (this.#routeMark[route] !== this.#era) {
      this.#routeMark[route] = this.#era
      const log = this.#routeLog
      const to = this.#routesLogged++ * 5
      log[to] = route
      log[to + 1] = this.size[route]!
      log[to + 2] = this.load[route]!
      log[to + 3] = this.version[route]!
      log[to + 4] = this.worth[route]!
    }
    this.version[route] = ++this.#versions
  }

  /** The rounds changed since the last `keep`. */
  changed(): number {
    return this.#routesLogged
  }

  changedRoute(at: number): number {
    return this.#routeLog[at * 5]!
  }

  keep(): void {
    this.#era++
    this.#nodesLogged = 0
    this.#routesLogged = 0
    this.#legsKept = this.#legs
    this.#worthsKept = this.#worths
    this.broken = false
  }

  undo(): void {
    const { state } = this
    const nodes = this.#nodeLog
    for (let at = 0; at < this.#nodesLogged; at++) {
      const from = at * (FIELDS + 1)
      const to = nodes[from]! << 3
      for (let field = 0; field < FIELDS; field++) state[to + field] = nodes[from + 1 + field]!
    }
    const routes = this.#routeLog
    for (let at = 0; at < this.#routesLogged; at++) {
      const from = at * 5
      const route = routes[from]!
      this.size[route] = routes[from + 1]!
      this.load[route] = routes[from + 2]!
      this.version[route] = routes[from + 3]!
      this.worth[route] = routes[from + 4]!
      if (this.size[route] === 0) this.#emptied(route)
    }
    this.#legs = this.#legsKept
    this.#worths = this.#worthsKept
    this.keep()
  }
}
