import type { Break, Unserved, Window } from '../problem.ts'
import { Board } from './board.ts'
import type { Model } from './model.ts'

/**
 * Times along a row of nodes: earliest departures forward, latest ones back, both by how many of the vehicle's breaks are
 * behind, so that no feasible way to take them is missed.
 */
export class Walk {
  readonly board: Board
  /** The round looked at: its nodes, from the start to the end. */
  readonly nodes: Int32Array
  length = 0
  /** By place of the round × breaks behind: earliest and latest departure, and how many breaks lie on the leg into it. */
  readonly leave: Float64Array
  readonly latest: Float64Array
  readonly taken: Int8Array
  /** When the round ends at the earliest, and with how many breaks. */
  ends = 0
  breaks = 0
  /** One sort of constraint to be looked past, to find out what it costs. */
  eased: NonNullable<Unserved['released']> | null = null

  readonly #model: Model
  readonly #setup: Int32Array
  readonly #windows: (readonly Window[])[]

  constructor(model: Model) {
    this.#model = model
    this.board = new Board(model)
    const wide = widthOf(model)
    this.nodes = new Int32Array(model.nodes + 2)
    this.leave = new Float64Array((model.nodes + 2) * wide)
    this.latest = new Float64Array((model.nodes + 2) * wide)
    this.taken = new Int8Array((model.nodes + 2) * wide)
    this.#setup = new Int32Array(model.nodes)
    this.#setup.set(model.stop.map((stop) => stop.setup))
    this.#windows = model.stop.map((stop) => stop.windows)
  }

  /** Seconds of setting up at a node after another. */
  setup(node: number, before: number): number {
    const { place } = this.#model
    return place[node] === place[before] ? 0 : this.#setup[node]!
  }

  /** Seconds of work at a place of the round. */
  work(at: number): number {
    const node = this.nodes[at]!
    return this.#model.service[node]! + (at > 0 ? this.setup(node, this.nodes[at - 1]!) : 0)
  }

  /** Earliest departures all along from a start; false when the end is not reached in time. */
  reach(vehicle: number, breaks: readonly Break[], start: number): boolean {
    const { travel, place, close } = this.#model
    const { nodes, length, leave, taken } = this
    const wide = breaks.length + 1
    leave.fill(Infinity, 0, wide)
    leave[0] = start
    for (let at = 1; at < length; at++) {
      const node = nodes[at]!
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[node]!
      const time = travel.time[leg]!
      const work = this.work(at)
      let reached = false
      for (let behind = 0; behind < wide; behind++) {
        let best = Infinity
        for (let on = 0; on <= behind; on++) {
          const left = leave[(at - 1) * wide + behind - on]!
          if (left === Infinity) continue
          const there = on === 0 ? left + time : this.across(breaks, behind - on, behind, at - 1, left, time)
          const ready = this.begin(node, there) + work
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
  across(
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
      if (at >= 0 && !this.board.isAtMost(at, pause.mostLoad)) return Infinity
      const begin = firstIn(pause.windows, now)
      if (begin === Infinity) return Infinity
      rest -= Math.min(rest, begin - now)
      now = begin + pause.duration
    }
    return now + rest
  }

  /** When the work at a node may begin after an arrival. */
  begin(node: number, arrival: number): number {
    const { open, close, stops } = this.#model
    if (this.eased === 'windows' && node < stops) return arrival
    if (arrival > close[node]!) return Infinity
    const windows = node < stops ? this.#windows[node]! : undefined
    if (windows && windows.length > 1) return firstIn(windows, arrival)
    return Math.max(arrival, open[node]!)
  }

  /** The latest start with which the round still ends when it does at the earliest. */
  latestStart(vehicle: number, breaks: readonly Break[]): number {
    const wide = breaks.length + 1
    const last = (this.length - 1) * wide
    this.latest.fill(-Infinity, last, last + wide)
    this.latest[last + this.breaks] = this.ends
    this.#retreat(vehicle, breaks)
    return Math.min(this.latest[0]!, this.#model.close[this.nodes[0]!]!)
  }

  /** Fills `latest` for a round that may end as late as its vehicle may. */
  latestAll(vehicle: number, breaks: readonly Break[]): void {
    const wide = breaks.length + 1
    const last = (this.length - 1) * wide
    let end = this.#model.close[this.nodes[this.length - 1]!]!
    for (let behind = breaks.length; behind >= 0; behind--) {
      // A break that is left out is over only when the round is, before it closes.
      if (behind < breaks.length)
        end = breaks[behind]!.always ? -Infinity : Math.min(end, breaks[behind]!.windows.at(-1)!.to)
      this.latest[last + behind] = end
    }
    this.#retreat(vehicle, breaks)
  }

  #retreat(vehicle: number, breaks: readonly Break[]): void {
    const { travel, place } = this.#model
    const { nodes, length, latest } = this
    const wide = breaks.length + 1
    for (let at = length - 1; at > 0; at--) {
      const node = nodes[at]!
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[node]!
      const work = this.work(at)
      for (let behind = 0; behind < wide; behind++) {
        let best = -Infinity
        for (let then = behind; then < wide; then++) {
          const begin = this.lastBegin(node, latest[at * wide + then]! - work)
          if (begin === -Infinity) continue
          const left = this.backAcross(breaks, behind, then, at - 1, begin, travel.time[leg]!)
          if (left > best) best = left
        }
        latest[(at - 1) * wide + behind] = best
      }
    }
  }

  /** The latest begin of work at a node up to an instant. */
  lastBegin(node: number, until: number): number {
    const { open, close, stops } = this.#model
    if (this.eased === 'windows' && node < stops) return until
    if (until < open[node]!) return -Infinity
    const windows = node < stops ? this.#windows[node]! : undefined
    if (windows && windows.length > 1) return lastIn(windows, until)
    return Math.min(until, close[node]!)
  }

  backAcross(
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
      if (at >= 0 && !this.board.isAtMost(at, pause.mostLoad)) return -Infinity
      const start = lastIn(pause.windows, now - pause.duration)
      if (start === -Infinity) return -Infinity
      rest -= Math.min(rest, now - pause.duration - start)
      now = start
    }
    return now - rest
  }
}

/** The most breaks of a vehicle, and one. */
export const widthOf = ({ problem }: Model): number =>
  1 + problem.vehicles.reduce((most, v) => Math.max(most, v.breaks.length), 0)

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
