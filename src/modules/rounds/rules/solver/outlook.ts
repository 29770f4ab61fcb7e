import type { Model } from './model.ts'
import type { Routes } from './routes.ts'
import type { Timeline } from './timeline.ts'

/**
 * What is worth knowing of a round before stops are put into it, by node: how early and how late it can be left by how
 * many breaks are behind, the highest loads before and after. Made when first asked for, and again when the round changed.
 */
export class Outlook {
  /** Numbers of breaks behind, side by side for each node. */
  readonly wide: number
  /** By node and breaks behind: earliest departures, and the latest with which the vehicle is back in its hours. */
  readonly leave: Int32Array
  readonly latest: Int32Array
  /** The latest departures with which the round ends as early as it does; only where duty matters. */
  readonly late: Int32Array
  /** By vehicle: when it ends at the earliest, with how many breaks, and how late it starts then. */
  readonly ends: Int32Array
  readonly endsWith: Int32Array
  readonly starts: Int32Array

  readonly #model: Model
  readonly #routes: Routes
  readonly #timeline: Timeline
  /** Of which version of the round the times are, and the rest. */
  readonly #version: Int32Array
  readonly #whole: Int32Array
  /** By node and unit, within the node's tour between two loadings. */
  readonly #peakBefore: Int32Array
  readonly #peakAfter: Int32Array
  readonly #load: Int32Array
  /** By vehicle: seconds of its duty that are neither travel nor work, seconds of travel, metres. */
  readonly #idle: Int32Array
  readonly #driven: Int32Array
  readonly #metres: Int32Array
  /** By errand and unit: what it takes at its first stop, and what a job brings. */
  readonly #takes: Int32Array
  readonly #brings: Int32Array
  readonly #capacity: Int32Array
  readonly #scratch: Int32Array

  constructor(model: Model, routes: Routes, timeline: Timeline) {
    const { units, errands, vehicles } = model.problem
    const { wide } = timeline.walk.hours
    this.#model = model
    this.#routes = routes
    this.#timeline = timeline
    this.wide = wide
    this.leave = new Int32Array(model.nodes * wide)
    this.latest = new Int32Array(model.nodes * wide)
    this.late = new Int32Array(model.nodes * wide)
    this.ends = new Int32Array(model.vehicles)
    this.endsWith = new Int32Array(model.vehicles)
    this.starts = new Int32Array(model.vehicles)
    this.#version = new Int32Array(model.vehicles).fill(-1)
    this.#whole = new Int32Array(model.vehicles).fill(-1)
    this.#peakBefore = new Int32Array(model.nodes * units)
    this.#peakAfter = new Int32Array(model.nodes * units)
    this.#load = new Int32Array(model.nodes * units)
    this.#idle = new Int32Array(model.vehicles)
    this.#driven = new Int32Array(model.vehicles)
    this.#metres = new Int32Array(model.vehicles)
    this.#takes = Int32Array.from(
      errands.flatMap((e) => (e.kind === 'job' ? e.pickup : e.amount).slice(0, units)),
    )
    this.#brings = Int32Array.from(
      errands.flatMap((e) => (e.kind === 'job' ? e.delivery : e.amount.map(() => 0)).slice(0, units)),
    )
    this.#capacity = Int32Array.from(vehicles.flatMap(({ capacity }) => capacity.slice(0, units)))
    this.#scratch = new Int32Array(2 * wide)
  }

  /** At least so many units of cost of duty are added by so much more travel and work. */
  readonly duty = (route: number, longer: number): number => {
    const rate = this.#model.dutyRate[route]!
    return rate === 0 ? 0 : rate * Math.max(0, longer - this.#idle[route]!)
  }

  /** Whether so many stops more, with so much travel, work and way, may be within what the vehicle may do. */
  isWithinLimits(route: number, stops: number, travel: number, longer: number, metres: number): boolean {
    const { most } = this.#model.problem.vehicles[route]!
    if (most.tasks !== null && this.#routes.size[route]! + stops > most.tasks) return false
    if (most.travel !== null && this.#driven[route]! + travel > most.travel) return false
    if (most.distance !== null && this.#metres[route]! + metres > most.distance) return false
    if (most.duration === null) return true
    const duty = this.ends[route]! - this.starts[route]!
    return duty + Math.max(0, longer - this.#idle[route]!) <= most.duration
  }

  /** Whether what is taken at the first stop of an errand has room on leaving a node, in all units. */
  canCarry(route: number, errand: number, node: number): boolean {
    const { units } = this.#model.problem
    for (let unit = 0; unit < units; unit++) {
      const load = this.#load[node * units + unit]! + this.#takes[errand * units + unit]!
      if (load > this.#capacity[route * units + unit]!) return false
    }
    return true
  }

  /** Whether a job has room after a node, in all units. */
  hasRoom(route: number, errand: number, after: number): boolean {
    if (!this.canCarry(route, errand, after)) return false
    const { units } = this.#model.problem
    const next = this.#routes.next(after)
    for (let unit = 0; unit < units; unit++) {
      const most = this.#capacity[route * units + unit]!
      const of = errand * units + unit
      if (this.#peakBefore[after * units + unit]! + this.#brings[of]! > most) return false
      if (this.#peakAfter[next * units + unit]! + this.#takes[of]! > most) return false
    }
    return true
  }

  /** Whether a stop can be made in time after a node, with breaks and all windows; limits are not looked at. */
  isInTime(route: number, stop: number, after: number): boolean {
    const { travel, place, service } = this.#model
    const { hours } = this.#timeline.walk
    const wide = hours.breaks[route]! + 1
    const scratch = this.#scratch
    const into = travel.timeTo[travel.base[route]! + place[stop]! * travel.size + place[after]!]!
    const work = service[stop]! + hours.setup(stop, after)
    if (!hours.advance(route, wide, this.leave, after * this.wide, into, stop, work, scratch, 0, null))
      return false
    return this.canGoOn(route, wide, scratch, 0, stop, this.#routes.next(after))
  }

  /** Whether after a stop, left at these times, the round can go on with one of its nodes. */
  canGoOn(
    route: number,
    wide: number,
    from: Int32Array,
    fromAt: number,
    stop: number,
    next: number,
  ): boolean {
    const { travel, place, service } = this.#model
    const { hours } = this.#timeline.walk
    const out = travel.time[travel.base[route]! + place[stop]! * travel.size + place[next]!]!
    const then = service[next]! + hours.setup(next, stop)
    const scratch = this.#scratch
    if (!hours.advance(route, wide, from, fromAt, out, next, then, scratch, this.wide, null)) return false
    for (let behind = 0; behind < wide; behind++)
      if (scratch[this.wide + behind]! <= this.latest[next * this.wide + behind]!) return true
    return false
  }

  /** Writes down a round that was read and valued: its times and loads need not be found again. */
  take(route: number): void {
    const { walk, hasDuty, starts, driven, metres } = this.#timeline
    const { nodes, length } = walk
    const wide = walk.wide(route)
    const { units } = this.#model.problem
    const duty = hasDuty[route] === 1
    let work = 0
    for (let at = 0; at < length; at++) {
      const node = nodes[at]!
      for (let behind = 0; behind < wide; behind++) {
        this.leave[node * this.wide + behind] = walk.leave[at * wide + behind]!
        if (duty) this.late[node * this.wide + behind] = walk.latest[at * wide + behind]!
      }
      for (let unit = 0; unit < units; unit++)
        this.#load[node * units + unit] = walk.board.load[at * units + unit]!
      work += walk.work(at)
    }
    this.ends[route] = walk.ends
    this.endsWith[route] = walk.breaks
    this.starts[route] = starts
    this.#driven[route] = driven
    this.#metres[route] = metres
    this.#idle[route] = walk.ends - starts - driven - work
    this.#version[route] = this.#routes.version[route]!
  }

  /** To be called before anything is asked of a round, which has stops. */
  need(route: number): void {
    const version = this.#routes.version[route]!
    if (this.#whole[route] === version) return
    const timeline = this.#timeline
    const { walk } = timeline
    timeline.read(route)
    if (this.#version[route] !== version || walk.hours.looksAtLoads[route]) {
      timeline.value(route)
      this.take(route)
    }
    walk.latestAll(route)
    const wide = walk.wide(route)
    for (let at = 0; at < walk.length; at++)
      for (let behind = 0; behind < wide; behind++)
        this.latest[walk.nodes[at]! * this.wide + behind] = walk.latest[at * wide + behind]!
    this.#peaks()
    this.#whole[route] = version
  }

  #peaks(): void {
    const { stops, problem } = this.#model
    const { nodes, length } = this.#timeline.walk
    const { units } = problem
    for (let unit = 0; unit < units; unit++) {
      let peak = 0
      for (let at = 0; at < length; at++) {
        const of = nodes[at]! * units + unit
        const load = this.#load[of]!
        peak = nodes[at]! >= stops ? load : Math.max(peak, load)
        this.#peakBefore[of] = peak
      }
      peak = 0
      for (let at = length - 1; at > 0; at--) {
        const of = nodes[at]! * units + unit
        peak = nodes[at]! >= stops ? 0 : Math.max(peak, this.#load[of]!)
        this.#peakAfter[of] = peak
      }
    }
  }
}
