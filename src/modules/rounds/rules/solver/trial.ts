import { type Hours, NEVER } from './hours.ts'
import { endOf, type Model, startOf } from './model.ts'
import type { Outlook } from './outlook.ts'
import { NEXT, PREV, type Routes } from './routes.ts'

/**
 * How long the duty of a round is with a stop or two more: from what is known of it, only what changes is walked along.
 */
export class Trial {
  readonly #model: Model
  readonly #routes: Routes
  readonly #outlook: Outlook
  readonly #hours: Hours
  /** Times at the node before and at the one looked at, in turn. */
  readonly #times: Int32Array
  readonly #wide: number
  #ends = 0
  #endsWith = 0

  constructor(model: Model, routes: Routes, outlook: Outlook, hours: Hours) {
    this.#model = model
    this.#routes = routes
    this.#outlook = outlook
    this.#hours = hours
    this.#wide = outlook.wide
    this.#times = new Int32Array(2 * this.#wide)
  }

  /** Seconds of duty with a job after a node, or a shipment after two; Infinity when that takes too long. */
  duty(route: number, first: number, after: number, second: number, afterSecond: number): number {
    const { ends, endsWith, starts } = this.#outlook
    if (!this.#goOn(route, first, after, second, afterSecond)) return Infinity
    const same = this.#ends === ends[route] && this.#endsWith === endsWith[route]
    const start = this.#goBack(route, first, after, second, afterSecond, same)
    return this.#ends - (start === null ? starts[route]! : start)
  }

  /** Whether the round ends in time with a job after a node, or a shipment after two. */
  isInTime(route: number, first: number, after: number, second: number, afterSecond: number): boolean {
    return this.#goOn(route, first, after, second, afterSecond)
  }

  /** Forward, until nothing changes any more; false when it does not end in time. */
  #goOn(route: number, first: number, after: number, second: number, afterSecond: number): boolean {
    const { state } = this.#routes
    const { leave, ends, endsWith } = this.#outlook
    const times = this.#times
    const width = this.#wide
    const wide = this.#hours.breaks[route]! + 1
    const end = endOf(this.#model, route)
    for (let k = 0; k < wide; k++) times[k] = leave[after * width + k]!
    let at = 0
    let before = after
    let node = first
    let left = second >= 0 ? 2 : 1
    for (;;) {
      if (!this.#step(route, wide, at, before, node)) return false
      at = width - at
      if (node === first || node === second) left--
      else if (left === 0 && same(times, at, leave, node * width, wide)) {
        this.#ends = ends[route]!
        this.#endsWith = endsWith[route]!
        return true
      }
      if (node === end) break
      before = node
      if (node === afterSecond && second >= 0) node = second
      else if (node === first) node = state[(after << 3) + NEXT]!
      else if (node === second) node = state[((afterSecond === first ? after : afterSecond) << 3) + NEXT]!
      else node = state[(node << 3) + NEXT]!
    }
    this.#ends = this.#hours.end(route, wide, times, at)
    this.#endsWith = this.#hours.endsWith
    return this.#ends < NEVER
  }

  /** Back, until nothing changes any more: then null, else the latest start. */
  #goBack(
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
    sameEnd: boolean,
  ): number | null {
    const { state } = this.#routes
    const { late } = this.#outlook
    const times = this.#times
    const width = this.#wide
    const wide = this.#hours.breaks[route]! + 1
    const start = startOf(this.#model, route)
    const end = endOf(this.#model, route)
    const last = second >= 0 ? second : first
    const afterLast = second >= 0 ? afterSecond : after
    let left = second >= 0 ? 2 : 1
    let at = 0
    let node = end
    if (sameEnd) {
      node = state[((afterLast === first ? after : afterLast) << 3) + NEXT]!
      for (let k = 0; k < wide; k++) times[k] = late[node * width + k]!
    } else {
      for (let k = 0; k < wide; k++) times[k] = -NEVER
      times[this.#endsWith] = this.#ends
    }
    while (node !== start) {
      let before: number
      if (node === last) before = afterLast
      else if (node === first) before = after
      else {
        before = state[(node << 3) + PREV]!
        if (before === afterSecond && second >= 0) before = second
        else if (before === after) before = afterSecond === first ? second : first
      }
      this.#stepBack(route, wide, at, before, node)
      at = width - at
      if (before === first || before === second) left--
      else if (sameEnd && left === 0 && same(times, at, late, before * width, wide)) return null
      node = before
    }
    return Math.min(times[at]!, this.#model.close[start]!)
  }

  #step(route: number, wide: number, at: number, before: number, node: number): boolean {
    const { travel, place, service } = this.#model
    const time = travel.time[travel.base[route]! + place[before]! * travel.size + place[node]!]!
    const work = service[node]! + this.#hours.setup(node, before)
    const times = this.#times
    return this.#hours.advance(route, wide, times, at, time, node, work, times, this.#wide - at, null)
  }

  #stepBack(route: number, wide: number, at: number, before: number, node: number): void {
    const { travel, place, service } = this.#model
    const time = travel.time[travel.base[route]! + place[before]! * travel.size + place[node]!]!
    const work = service[node]! + this.#hours.setup(node, before)
    const times = this.#times
    this.#hours.retreat(route, wide, times, at, time, node, work, times, this.#wide - at)
  }
}

function same(a: Int32Array, at: number, b: Int32Array, from: number, count: number): boolean {
  for (let k = 0; k < count; k++) if (a[at + k] !== b[from + k]) return false
  return true
}
