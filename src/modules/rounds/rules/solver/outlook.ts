import { type Model, startOf } from './model.ts'
import type { Routes } from './routes.ts'
import type { Timeline } from './timeline.ts'
import { widthOf } from './walk.ts'

/**
 * What is worth knowing of a round before stops are put into it, by node: how early and how late it can be left by how
 * many breaks are behind, the highest loads before and after. Made when first asked for, and again when the round changed.
 */
export class Outlook {
  readonly #model: Model
  readonly #routes: Routes
  readonly #timeline: Timeline
  readonly #wide: number
  readonly #version: Int32Array
  readonly #leave: Float64Array
  readonly #latest: Float64Array
  /** By node and unit, within the node's tour between two loadings. */
  readonly #peakBefore: Int32Array
  readonly #peakAfter: Int32Array
  readonly #load: Int32Array
  /** By vehicle: seconds of its duty, and of those the ones that are neither travel nor work; seconds of travel. */
  readonly #duty: Float64Array
  readonly #idle: Float64Array
  readonly #travel: Float64Array

  constructor(model: Model, routes: Routes, timeline: Timeline) {
    this.#model = model
    this.#routes = routes
    this.#timeline = timeline
    this.#wide = widthOf(model)
    const { units } = model.problem
    this.#version = new Int32Array(model.vehicles).fill(-1)
    this.#leave = new Float64Array(model.nodes * this.#wide)
    this.#latest = new Float64Array(model.nodes * this.#wide)
    this.#peakBefore = new Int32Array(model.nodes * units)
    this.#peakAfter = new Int32Array(model.nodes * units)
    this.#load = new Int32Array(model.nodes * units)
    this.#duty = new Float64Array(model.vehicles)
    this.#idle = new Float64Array(model.vehicles)
    this.#travel = new Float64Array(model.vehicles)
  }

  /** At least so many units of cost of duty are added by so much more travel and work. */
  duty(route: number, longer: number): number {
    const rate = this.#model.dutyRate[route]!
    if (rate === 0) return 0
    this.#need(route)
    return rate * Math.max(0, longer - this.#idle[route]!)
  }

  /** Whether so many stops more, with so much travel and work at least, may be within what the vehicle may do. */
  isWithinLimits(route: number, stops: number, travel: number, work: number): boolean {
    const { most } = this.#model.problem.vehicles[route]!
    if (most.tasks !== null && this.#routes.size[route]! + stops > most.tasks) return false
    if (most.travel === null && most.duration === null) return true
    this.#need(route)
    if (most.travel !== null && this.#travel[route]! + travel > most.travel) return false
    const longer = Math.max(0, travel + work - this.#idle[route]!)
    return most.duration === null || this.#duty[route]! + longer <= most.duration
  }

  /** Whether a shipment has room from a node to another, in all units. */
  canCarry(route: number, errand: number, after: number, until: number): boolean {
    const shipment = this.#model.problem.errands[errand]!
    if (shipment.kind === 'job') return true
    this.#need(route)
    const { problem } = this.#model
    const { capacity } = problem.vehicles[route]!
    for (let node = after; ; node = this.#routes.next(node)) {
      for (let unit = 0; unit < problem.units; unit++)
        if (this.#load[node * problem.units + unit]! + shipment.amount[unit]! > capacity[unit]!) return false
      if (node === until) return true
    }
  }

  /** Whether a job has room after a node, in all units. */
  hasRoom(route: number, errand: number, after: number): boolean {
    const job = this.#model.problem.errands[errand]!
    if (job.kind === 'shipment') return true
    this.#need(route)
    const { problem } = this.#model
    const { capacity } = problem.vehicles[route]!
    const next = this.#routes.next(after)
    for (let unit = 0; unit < problem.units; unit++) {
      const [most, of] = [capacity[unit]!, after * problem.units + unit]
      if (this.#peakBefore[of]! + job.delivery[unit]! > most) return false
      if (this.#load[of]! + job.pickup[unit]! > most) return false
      if (this.#peakAfter[next * problem.units + unit]! + job.pickup[unit]! > most) return false
    }
    return true
  }

  /** Whether a stop can be made in time after a node, with breaks and all windows; limits are not looked at. */
  isInTime(route: number, stop: number, after: number): boolean {
    this.#need(route)
    const { travel, place, service, problem } = this.#model
    const { walk } = this.#timeline
    const { breaks } = problem.vehicles[route]!
    const wide = this.#wide
    const next = this.#routes.next(after)
    const row = travel.base[route]! + place[stop]! * travel.size
    const into = travel.timeTo[row + place[after]!]!
    const out = travel.time[row + place[next]!]!
    const work = service[stop]! + walk.setup(stop, after)
    const then = service[next]! + walk.setup(next, stop)
    for (let behind = 0; behind <= breaks.length; behind++) {
      const left = this.#leave[after * wide + behind]!
      if (left === Infinity) continue
      for (let on = behind; on <= breaks.length; on++) {
        const there = on === behind ? left + into : walk.across(breaks, behind, on, -1, left, into)
        const ready = walk.begin(stop, there) + work
        if (ready === Infinity) continue
        for (let more = on; more <= breaks.length; more++) {
          const next8 = more === on ? ready + out : walk.across(breaks, on, more, -1, ready, out)
          if (walk.begin(next, next8) + then <= this.#latest[next * wide + more]!) return true
        }
      }
    }
    return false
  }

  #need(route: number): void {
    if (this.#version[route] === this.#routes.version[route]) return
    this.#version[route] = this.#routes.version[route]!
    const { model, timeline } = { model: this.#model, timeline: this.#timeline }
    const { walk } = timeline
    const { breaks } = model.problem.vehicles[route]!
    timeline.read(route)
    walk.board.fits(route, walk.nodes, walk.length)
    walk.reach(route, breaks, model.open[startOf(model, route)]!)
    this.#duty[route] = walk.ends - walk.latestStart(route, breaks)
    this.#count(route)
    walk.latestAll(route, breaks)
    const wide = breaks.length + 1
    for (let at = 0; at < walk.length; at++) {
      const node = walk.nodes[at]!
      for (let behind = 0; behind < wide; behind++) {
        this.#leave[node * this.#wide + behind] = walk.leave[at * wide + behind]!
        this.#latest[node * this.#wide + behind] = walk.latest[at * wide + behind]!
      }
    }
    this.#peaks()
  }

  #peaks(): void {
    const { stops, problem } = this.#model
    const { nodes, length, board } = this.#timeline.walk
    const { units } = problem
    for (let unit = 0; unit < units; unit++) {
      let peak = 0
      for (let at = 0; at < length; at++) {
        const load = board.load[at * units + unit]!
        peak = nodes[at]! >= stops ? load : Math.max(peak, load)
        this.#peakBefore[nodes[at]! * units + unit] = peak
        this.#load[nodes[at]! * units + unit] = load
      }
      peak = 0
      for (let at = length - 1; at > 0; at--) {
        peak = nodes[at]! >= stops ? 0 : Math.max(peak, board.load[at * units + unit]!)
        this.#peakAfter[nodes[at]! * units + unit] = peak
      }
    }
  }

  #count(route: number): void {
    const { travel, place } = this.#model
    const { walk } = this.#timeline
    let [driven, work] = [0, 0]
    for (let at = 1; at < walk.length; at++) {
      const leg = place[walk.nodes[at - 1]!]! * travel.size + place[walk.nodes[at]!]!
      driven += travel.time[travel.base[route]! + leg]!
      work += walk.work(at)
    }
    this.#travel[route] = driven
    this.#idle[route] = this.#duty[route]! - driven - work
  }
}
