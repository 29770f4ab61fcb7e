import type { Window } from '../problem.ts'
import type { Board } from './board.ts'
import { endOf, type Model } from './model.ts'

/** No instant at all, in whole numbers, which are quicker to hand around than others: later than any other, or earlier. */
export const NEVER = 2 ** 30

/**
 * One leg and one stop in time, forward and back: windows, setup, and the breaks that may be taken on the way. What is
 * known before and after is one number for each number of breaks behind, side by side in an array.
 */
export class Hours {
  /** The most breaks of a vehicle, and one. */
  readonly wide: number
  /** By vehicle: how many breaks it has, and whether some of them ask what is on board. */
  readonly breaks: Int32Array
  readonly looksAtLoads: Uint8Array
  /** Windows of stops are looked past. */
  anytime = false
  /** After `end`: how many breaks are taken by then. */
  endsWith = 0

  readonly #model: Model
  readonly #open: Int32Array
  readonly #close: Int32Array
  readonly #setup: Int32Array
  /** By node: whether it has more windows than one. */
  readonly #several: Uint8Array
  /** Windows of all stops in a row, and where those of a stop begin; of stops with one alone, none. */
  readonly #windows: Spans
  /** Breaks of all vehicles in a row: where those of a vehicle begin, their windows and lengths. */
  readonly #firstBreak: Int32Array
  readonly #pauses: Spans
  readonly #length: Int32Array
  readonly #always: Uint8Array
  readonly #mostLoads: (readonly number[] | undefined)[]
  #board: Board | null = null
  #boardAt = 0

  constructor(model: Model) {
    const { vehicles } = model.problem
    const breaks = vehicles.flatMap((vehicle) => vehicle.breaks)
    this.#model = model
    this.breaks = Int32Array.from(vehicles, (vehicle) => vehicle.breaks.length)
    this.wide = 1 + this.breaks.reduce((most, count) => Math.max(most, count), 0)
    this.looksAtLoads = Uint8Array.from(vehicles, (v) => (v.breaks.some(({ mostLoad }) => mostLoad) ? 1 : 0))
    this.#open = model.open
    this.#close = model.close
    this.#several = new Uint8Array(model.nodes)
    this.#several.set(model.stop.map(({ windows }) => (windows.length > 1 ? 1 : 0)))
    this.#setup = new Int32Array(model.nodes)
    this.#setup.set(model.stop.map((stop) => stop.setup))
    this.#windows = spansOf(model.stop.map(({ windows }) => (windows.length > 1 ? windows : [])))
    this.#firstBreak = new Int32Array(vehicles.length)
    for (let v = 1; v < vehicles.length; v++)
      this.#firstBreak[v] = this.#firstBreak[v - 1]! + this.breaks[v - 1]!
    this.#pauses = spansOf(breaks.map(({ windows }) => windows))
    this.#length = Int32Array.from(breaks, ({ duration }) => duration)
    this.#always = Uint8Array.from(breaks, ({ always }) => (always ? 1 : 0))
    this.#mostLoads = breaks.map(({ mostLoad }) => mostLoad)
  }

  /** Seconds of setting up at a node after another. */
  setup(node: number, before: number): number {
    const { place } = this.#model
    return place[node] === place[before] ? 0 : this.#setup[node]!
  }

  /** Until the next step, breaks are only taken when the load at a place of the round lets them. */
  lookAt(board: Board, at: number): void {
    this.#board = board
    this.#boardAt = at
  }

  /**
   * Earliest departures at a node from those at the one before it; false when there is none.
   * @param taken how many breaks lie on the leg, at the same places as what is written
   */
  advance(
    vehicle: number,
    wide: number,
    from: Int32Array,
    fromAt: number,
    time: number,
    node: number,
    work: number,
    to: Int32Array,
    toAt: number,
    taken: Int8Array | null,
  ): boolean {
    if (wide === 1) {
      const begin = this.begin(node, from[fromAt]! + time)
      to[toAt] = begin === NEVER ? NEVER : begin + work
      if (taken) taken[toAt] = 0
      return begin < NEVER
    }
    let reached = false
    for (let behind = wide - 1; behind >= 0; behind--) {
      let best = NEVER
      for (let on = 0; on <= behind; on++) {
        const left = from[fromAt + behind - on]!
        if (left === NEVER) continue
        const there = on === 0 ? left + time : this.#across(vehicle, behind - on, behind, left, time)
        const begin = this.begin(node, there)
        if (begin === NEVER || begin + work >= best) continue
        best = begin + work
        if (taken) taken[toAt + behind] = on
      }
      to[toAt + behind] = best
      if (best < NEVER) reached = true
    }
    this.#board = null
    return reached
  }

  /** Latest departures at the node before another from those at the other. */
  retreat(
    vehicle: number,
    wide: number,
    from: Int32Array,
    fromAt: number,
    time: number,
    node: number,
    work: number,
    to: Int32Array,
    toAt: number,
  ): void {
    if (wide === 1) {
      const begin = this.#lastBegin(node, from[fromAt]! - work)
      to[toAt] = begin === -NEVER ? -NEVER : begin - time
      return
    }
    for (let behind = 0; behind < wide; behind++) to[toAt + behind] = -NEVER
    for (let then = 0; then < wide; then++) {
      const begin = this.#lastBegin(node, from[fromAt + then]! - work)
      if (begin === -NEVER) continue
      if (begin - time > to[toAt + then]!) to[toAt + then] = begin - time
      for (let behind = 0; behind < then; behind++) {
        const left = this.#backAcross(vehicle, behind, then, begin, time)
        if (left > to[toAt + behind]!) to[toAt + behind] = left
      }
    }
    this.#board = null
  }

  /** The earliest end with all breaks that are due by then; NEVER when there is none in time. */
  end(vehicle: number, wide: number, leave: Int32Array, at: number): number {
    const close = this.#model.close[endOf(this.#model, vehicle)]!
    let ends = NEVER
    for (let behind = wide - 1; behind >= 0; behind--) {
      const end = leave[at + behind]!
      if (end > close || end >= ends) continue
      let due = behind
      while (due < wide - 1 && end <= this.#over(vehicle, due)) due++
      if (due < wide - 1) continue
      ends = end
      this.endsWith = behind
    }
    return ends
  }

  /** The latest ends of a round, by breaks behind: one that is left out is over only when the round is before it closes. */
  lastEnds(vehicle: number, wide: number, latest: Int32Array, at: number): void {
    let end = this.#model.close[endOf(this.#model, vehicle)]!
    for (let behind = wide - 1; behind >= 0; behind--) {
      if (behind < wide - 1) end = Math.min(end, this.#over(vehicle, behind))
      latest[at + behind] = end
    }
  }

  /** A break is not due any more in rounds that end until then. */
  #over(vehicle: number, pause: number): number {
    const b = this.#firstBreak[vehicle]! + pause
    return this.#always[b] ? -NEVER : this.#pauses.to[this.#pauses.first[b + 1]! - 1]!
  }

  /** When the work at a node may begin after an arrival. */
  begin(node: number, arrival: number): number {
    if (this.anytime && node < this.#model.stops) return arrival
    if (arrival > this.#close[node]!) return NEVER
    if (this.#several[node] === 1) return firstIn(this.#windows, node, arrival)
    const open = this.#open[node]!
    return arrival > open ? arrival : open
  }

  /** The latest begin of work at a node up to an instant. */
  #lastBegin(node: number, until: number): number {
    if (this.anytime && node < this.#model.stops) return until
    if (until < this.#open[node]!) return -NEVER
    if (this.#several[node] === 1) return lastIn(this.#windows, node, until)
    const close = this.#close[node]!
    return until < close ? until : close
  }

  /** The arrival when some breaks are taken on a leg, each as early as it may be; NEVER when one cannot be. */
  #across(vehicle: number, from: number, until: number, left: number, time: number): number {
    const first = this.#firstBreak[vehicle]!
    let now = left
    let rest = time
    for (let b = first + from; b < first + until; b++) {
      if (!this.#isLight(b)) return NEVER
      const begin = firstIn(this.#pauses, b, now)
      if (begin === NEVER) return NEVER
      rest -= Math.min(rest, begin - now)
      now = begin + this.#length[b]!
    }
    return now + rest
  }

  #backAcross(vehicle: number, from: number, until: number, begin: number, time: number): number {
    const first = this.#firstBreak[vehicle]!
    let now = begin
    let rest = time
    for (let b = first + until - 1; b >= first + from; b--) {
      if (!this.#isLight(b)) return -NEVER
      const start = lastIn(this.#pauses, b, now - this.#length[b]!)
      if (start === -NEVER) return -NEVER
      rest -= Math.min(rest, now - this.#length[b]! - start)
      now = start
    }
    return now - rest
  }

  #isLight(b: number): boolean {
    return this.#board === null || this.#board.isAtMost(this.#boardAt, this.#mostLoads[b])
  }
}

/** Lists of windows in a row: those of the nth are from `first[n]` until `first[n + 1]`. */
type Spans = { first: Int32Array; from: Int32Array; to: Int32Array }

function spansOf(lists: readonly (readonly Window[])[]): Spans {
  const first = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => {
    first[at + 1] = first[at]! + list.length
  })
  const all = lists.flat()
  return { first, from: Int32Array.from(all, ({ from }) => from), to: Int32Array.from(all, ({ to }) => to) }
}

/** The first instant in the windows from one on; NEVER when there is none. */
function firstIn({ first, from, to }: Spans, of: number, since: number): number {
  const until = first[of + 1]!
  for (let w = first[of]!; w < until; w++) if (since <= to[w]!) return since > from[w]! ? since : from[w]!
  return NEVER
}

/** The last instant in the windows up to one; -NEVER when there is none. */
function lastIn({ first, from, to }: Spans, of: number, until: number): number {
  for (let w = first[of + 1]! - 1; w >= first[of]!; w--)
    if (until >= from[w]!) return until < to[w]! ? until : to[w]!
  return -NEVER
}
