import type { Break, Unserved, Vehicle, Window } from '../problem.ts'
import { Board } from './board.ts'
import { endOf, type Model, startOf } from './model.ts'
import { NEXT, ROUTE, type Routes } from './routes.ts'

/**
 * A round looked at as a whole: loads in all units, limits, several windows, setup times, breaks, reloads, and what its
 * duty costs. Earliest departures are kept by how many of the breaks are behind, so that no feasible round is missed.
 */
export class Timeline {
  readonly board: Board
  /** The round last looked at: its nodes, from the start to the end. */
  readonly nodes: Int32Array
  length = 0
  /** By place of the round and breaks behind: the earliest departure, and how many breaks lie on the leg into it. */
  readonly leave: Float64Array
  readonly taken: Int8Array
  /** After `value`: when the round starts and ends, and with how many breaks. */
  starts = 0
  ends = 0
  breaks = 0
  /** After `extra`: the node that a reload comes after, -1 for none. */
  reloadAfter = -1

  /** One sort of constraint to be looked past, to find out what it costs. */
  eased: NonNullable<Unserved['released']> | null = null

  readonly #model: Model
  readonly #routes: Routes
  readonly #setup: Int32Array
  readonly #windows: (readonly Window[])[]
  readonly #latest: Float64Array

  constructor(model: Model, routes: Routes) {
    this.#model = model
    this.#routes = routes
    this.board = new Board(model)
    const { vehicles } = model.problem
    const wide = 1 + vehicles.reduce((most, v) => Math.max(most, v.breaks.length), 0)
    this.nodes = new Int32Array(model.nodes + 2)
    this.leave = new Float64Array((model.nodes + 2) * wide)
    this.taken = new Int8Array((model.nodes + 2) * wide)
    this.#latest = new Float64Array(2 * wide)
    this.#setup = new Int32Array(model.nodes)
    this.#setup.set(model.stop.map((stop) => stop.setup))
    this.#windows = model.stop.map((stop) => stop.windows)
  }

  /** Seconds of work at a place of the round, by the place before it. */
  setupAt(at: number): number {
    const { place } = this.#model
    const node = this.nodes[at]!
    return at > 0 && place[node] !== place[this.nodes[at - 1]!] ? this.#setup[node]! : 0
  }

  #work(at: number): number {
    return this.#model.service[this.nodes[at]!]! + this.setupAt(at)
  }

  /** Reads a round, with a node or two put after others that are in it (or after each other). */
  read(route: number, first = -1, after = -1, second = -1, afterSecond = -1): void {
    const { state } = this.#routes
    const end = endOf(this.#model, route)
    let length = 0
    for (let node = startOf(this.#model, route); ; node = state[(node << 3) + NEXT]!) {
      this.nodes[length++] = node
      if (node === after) {
        this.nodes[length++] = first
        if (afterSecond === first && second >= 0) this.nodes[length++] = second
      }
      if (node === afterSecond && second >= 0) this.nodes[length++] = second
      if (node === end) break
    }
    this.length = length
  }

  /** What a round of these stops costs; Infinity when it cannot be driven. */
  valueOf(vehicle: number, stops: readonly number[]): number {
    this.nodes[0] = startOf(this.#model, vehicle)
    this.nodes.set(stops, 1)
    this.nodes[stops.length + 1] = endOf(this.#model, vehicle)
    this.length = stops.length + 2
    return this.value(vehicle)
  }

  /** What the round that was read costs; Infinity when it cannot be driven. */
  value(vehicle: number): number {
    const { problem, travel, place, fixed, stops } = this.#model
    const { costs } = problem.vehicles[vehicle]!
    const most = this.eased === 'limits' ? UNLIMITED : problem.vehicles[vehicle]!.most
    const breaks = this.eased === 'breaks' ? [] : problem.vehicles[vehicle]!.breaks
    const { nodes, length } = this
    let tasks = 0
    for (let at = 1; at < length - 1; at++) if (nodes[at]! < stops) tasks++
    if (tasks === 0) return 0
    if (most.tasks !== null && tasks > most.tasks) return Infinity
    if (!this.board.fits(vehicle, nodes, length) && this.eased !== 'capacity') return Infinity
    let [cost, time, distance] = [fixed[vehicle]!, 0, 0]
    for (let at = 1; at < length; at++) {
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[nodes[at]!]!
      cost += travel.cost[leg]!
      time += travel.time[leg]!
      distance += travel.distance[leg]!
    }
    if (most.travel !== null && time > most.travel) return Infinity
    if (most.distance !== null && distance > most.distance) return Infinity
    if (!this.#reach(vehicle, breaks, this.#model.open[nodes[0]!]!)) return Infinity
    if (most.duration === null && costs.perDutyHour === 0) return cost
    this.starts = this.#latestStart(vehicle, breaks)
    const duty = this.ends - this.starts
    if (most.duration !== null && duty > most.duration) return Infinity
    return cost + (duty * costs.perDutyHour * travel.scale) / 3600
  }

  /** Earliest departures all along from a start; false when the end is not reached in time. */
  #reach(vehicle: number, breaks: readonly Break[], start: number): boolean {
    const { travel, place, close } = this.#model
    const { nodes, length, leave, taken } = this
    const wide = breaks.length + 1
    leave.fill(Infinity, 0, wide)
    leave[0] = start
    for (let at = 1; at < length; at++) {
      const node = nodes[at]!
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[node]!
      const time = travel.time[leg]!
      const work = this.#work(at)
      let reached = false
      for (let behind = 0; behind < wide; behind++) {
        let best = Infinity
        for (let on = 0; on <= behind; on++) {
          const left = leave[(at - 1) * wide + behind - on]!
          if (left === Infinity) continue
          const there = on === 0 ? left + time : this.#across(breaks, behind - on, behind, at - 1, left, time)
          const ready = this.#begin(node, there) + work
          if (ready >= best) continue
          best = ready
          taken[at * wide + behind] = on
        }
        leave[at * wide + behind] = best
        reached ||= best < Infinity
      }
      if (!reached) return false
    }
    return this.#finish(breaks, (length - 1) * wide, close[nodes[length - 1]!]!)
  }

  /** The earliest end with all breaks that are due by then. */
  #finish(breaks: readonly Break[], last: number, close: number): boolean {
    this.ends = Infinity
    for (let behind = breaks.length; behind >= 0; behind--) {
      const end = this.leave[last + behind]!
      if (end > close || end >= this.ends) continue
      let due = behind
      while (due < breaks.length && isOver(breaks[due]!, end)) due++
      if (due < breaks.length) continue
      this.ends = end
      this.breaks = behind
    }
    return this.ends < Infinity
  }

  /** The arrival when some breaks are taken on a leg, each as early as it may be; Infinity when one cannot be. */
  #across(
    breaks: readonly Break[],
    from: number,
    until: number,
    at: number,
    left: number,
    time: number,
  ): number {
    let now = left
    let rest = time
    for (let b = from; b < until; b++) {
      const pause = breaks[b]!
      if (!this.board.isAtMost(at, pause.mostLoad)) return Infinity
      const begin = firstIn(pause.windows, now)
      if (begin === Infinity) return Infinity
      rest -= Math.min(rest, begin - now)
      now = begin + pause.duration
    }
    return now + rest
  }

  /** When the work at a node may begin after an arrival. */
  #begin(node: number, arrival: number): number {
    const { open, close, stops } = this.#model
    if (this.eased === 'windows' && node < stops) return arrival
    if (arrival > close[node]!) return Infinity
    const windows = node < stops ? this.#windows[node]! : undefined
    if (windows && windows.length > 1) return firstIn(windows, arrival)
    return Math.max(arrival, open[node]!)
  }

  /** The latest start with which the round still ends when it does at the earliest. */
  #latestStart(vehicle: number, breaks: readonly Break[]): number {
    const { travel, place, stops, close } = this.#model
    const { nodes, length } = this
    const latest = this.#latest
    const wide = breaks.length + 1
    let row = 0
    latest.fill(-Infinity, 0, wide)
    latest[this.breaks] = this.ends
    for (let at = length - 1; at > 0; at--) {
      const node = nodes[at]!
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[node]!
      const work = this.#work(at)
      const into = wide - row
      for (let behind = 0; behind < wide; behind++) {
        let best = -Infinity
        for (let then = behind; then < wide; then++) {
          let begin = latest[row + then]! - work
          if (begin === -Infinity) continue
          if (node >= stops) begin = Math.min(begin, close[node]!)
          else if (this.eased !== 'windows') begin = lastIn(this.#windows[node]!, begin)
          const left = this.#backAcross(breaks, behind, then, at - 1, begin, travel.time[leg]!)
          if (left > best) best = left
        }
        latest[into + behind] = best
      }
      row = into
    }
    return Math.min(latest[row]!, close[nodes[0]!]!)
  }

  #backAcross(
    breaks: readonly Break[],
    from: number,
    until: number,
    at: number,
    begin: number,
    time: number,
  ): number {
    let now = begin
    let rest = time
    for (let b = until - 1; b >= from; b--) {
      const pause = breaks[b]!
      if (!this.board.isAtMost(at, pause.mostLoad)) return -Infinity
      const start = lastIn(pause.windows, now - pause.duration)
      if (start === -Infinity) return -Infinity
      rest -= Math.min(rest, now - pause.duration - start)
      now = start
    }
    return now - rest
  }

  /** The round that was read, from its latest start on: `leave` and `taken` then tell its times. */
  settleTimes(vehicle: number): void {
    const { breaks } = this.#model.problem.vehicles[vehicle]!
    this.#reach(vehicle, breaks, this.#model.open[this.nodes[0]!]!)
    this.starts = this.#latestStart(vehicle, breaks)
    this.#reach(vehicle, breaks, this.starts)
  }

  /** What a round costs more with a job after a node, or a shipment after two; Infinity when that cannot be driven. */
  extra(route: number, first: number, after: number, second: number, afterSecond: number): number {
    this.reloadAfter = -1
    const worth = this.#routes.worth[route]!
    this.read(route, first, after, second, afterSecond)
    const plain = this.value(route) - worth
    if (plain < Infinity || second >= 0) return plain
    const reload = this.#freeReload(route)
    if (reload < 0) return plain
    this.read(route, reload, after, first, reload)
    const before = this.value(route) - worth
    this.read(route, first, after, reload, first)
    const behind = this.value(route) - worth
    this.reloadAfter = before <= behind ? after : first
    return Math.min(before, behind)
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
    for (let at = 0; at < this.length; at++) routes.setLoad(this.nodes[at]!, this.board.load[at * units] ?? 0)
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
        const at = this.nodes.indexOf(node)
        this.nodes.copyWithin(at, at + 1, this.length)
        this.length--
        if (this.value(route) < Infinity) routes.cut(node, node)
      }
      node = next
    }
  }
}

const UNLIMITED: Vehicle['most'] = { tasks: null, duration: null, travel: null, distance: null }

const isOver = (pause: Break, end: number): boolean => !pause.always && end <= pause.windows.at(-1)!.to

/** The first instant in the windows from one on; Infinity when there is none. */
function firstIn(windows: readonly Window[], from: number): number {
  for (const window of windows) if (from <= window.to) return Math.max(from, window.from)
  return Infinity
}

/** The last instant in the windows up to one; -Infinity when there is none. */
function lastIn(windows: readonly Window[], until: number): number {
  for (let w = windows.length - 1; w >= 0; w--)
    if (until >= windows[w]!.from) return Math.min(until, windows[w]!.to)
  return -Infinity
}
