import type { Absent } from './absent.ts'
import type { Model } from './model.ts'
import type { Near } from './near.ts'
import type { Random } from './random.ts'
import { NEXT, PREV, ROUTE, type Routes } from './routes.ts'
import type { Settling } from './settling.ts'

/** Stops taken out per ruin on average, and most of one round: c̄ and L^max of the paper. */
const AVERAGE = 10
const LONGEST = 10
/** How often a string keeps some of its middle (α), and how often that grows by one (β). */
const SPLIT = 0.5
const GROW = 0.01
/**
 * A hub's few rounds are long: with shorter strings, several of one round, errands move within it as well as between two.
 * Two seconds a day, from the best known: 2.0 % instead of 2.4 with 60 stops, 0.3 instead of 1.4 with 100 (four days); with
 * 30 stops, 0.6 instead of 0.2 (twelve days), so not there.
 */
const MANY_STOPS = 45
const LONGEST_WHOLE = 5
const STRINGS_WHOLE = 4

/**
 * Adjacent string removal (Christiaens & Vanden Berghe, Transportation Science 54(2), 2020, § 5.2): around a random stop,
 * a string is taken out of each of some rounds, so that what is inserted again finds slack side by side.
 */
export class Ruin {
  readonly #model: Model
  readonly #routes: Routes
  readonly #near: Near
  readonly #random: Random
  readonly #settling: Settling
  readonly #absent: Absent
  readonly #longest: number
  readonly #strings: number
  /** By round: in which ruin strings were last taken out of it, and how many. */
  readonly #ruined: Int32Array
  readonly #taken: Int32Array
  readonly #string: Int32Array
  #stamp = 0

  constructor(model: Model, routes: Routes, near: Near, random: Random, settling: Settling, absent: Absent) {
    this.#model = model
    this.#routes = routes
    this.#near = near
    this.#random = random
    this.#settling = settling
    this.#absent = absent
    const several = model.exact && model.stops > MANY_STOPS
    this.#longest = several ? LONGEST_WHOLE : LONGEST
    this.#strings = several ? STRINGS_WHOLE : 1
    this.#ruined = new Int32Array(model.vehicles)
    this.#taken = new Int32Array(model.vehicles)
    this.#string = new Int32Array(2 * LONGEST + model.stops)
  }

  /** @param inUse how many rounds there are, and how many stops in them */
  run(inUse: number, stopsIn: number): void {
    const { stops } = this.#model
    const near = this.#near
    const random = this.#random
    const { state } = this.#routes
    const length = Math.min(this.#longest, stopsIn / Math.max(1, inUse))
    const strings = Math.floor(1 + random.unit() * ((4 * AVERAGE) / (1 + length) - 1))
    const stamp = ++this.#stamp
    const seed = random.below(stops)
    near.needRing(seed)
    let ruined = 0
    for (let at = seed * near.around; at < (seed + 1) * near.around && ruined < strings; at++) {
      const stop = near.rings[at]!
      const route = state[(stop << 3) + ROUTE]!
      if (route < 0) continue
      if (this.#ruined[route] !== stamp) {
        this.#ruined[route] = stamp
        this.#taken[route] = 0
      }
      if (this.#taken[route]!++ >= this.#strings) continue
      ruined++
      this.#takeString(stop, route, length)
    }
  }

  #takeString(stop: number, route: number, longest: number): void {
    const random = this.#random
    const size = this.#routes.size[route]!
    const count = Math.floor(1 + random.unit() * Math.min(size, longest))
    let kept = 0
    if (count > 1 && count < size && random.unit() < SPLIT) {
      kept = 1
      while (count + kept < size && random.unit() < GROW) kept++
    }
    const span = count + kept
    const found = this.#gather(stop, span)
    const from = kept > 0 && found === span ? 1 + random.below(count - 1) : found
    this.#remove(0, Math.min(from, found))
    if (from < found) this.#remove(from + kept, found)
    this.#settling.afterRemoval(route)
  }

  /** Writes a string of so many stops that holds the given one, at random around it. */
  #gather(stop: number, span: number): number {
    const { state } = this.#routes
    const { stops } = this.#model
    const string = this.#string
    // As far as it may reach to the left, and from there on.
    let first = stop
    let left = 0
    for (let node = stop; left < span - 1; ) {
      node = state[(node << 3) + PREV]!
      if (node >= stops) break
      first = node
      left++
    }
    let right = 0
    for (let node = stop; right < span - 1; right++) {
      node = state[(node << 3) + NEXT]!
      if (node >= stops) break
    }
    const least = Math.max(0, left + right + 1 - span)
    let skip = this.#random.below(Math.min(left, least) + 1)
    if (left + right + 1 < span) skip = 0
    let node = first
    for (; skip > 0; skip--) node = state[(node << 3) + NEXT]!
    let found = 0
    for (; found < span && node < stops; node = state[(node << 3) + NEXT]!) string[found++] = node
    return found
  }

  #remove(from: number, until: number): void {
    if (from >= until) return
    const { pairs, errand, amount, loads } = this.#model
    const string = this.#string
    const routes = this.#routes
    if (!pairs) {
      const route = routes.route(string[from]!)
      routes.cut(string[from]!, string[until - 1]!)
      for (let at = from; at < until; at++) {
        const e = errand[string[at]!]!
        this.#absent.add(e)
        if (loads === 'sum') routes.addLoad(route, -amount[e]!)
      }
      return
    }
    for (let at = from; at < until; at++) {
      const e = errand[string[at]!]!
      if (routes.route(string[at]!) < 0) continue
      this.#absent.add(e)
      takeOut(this.#model, routes, e)
    }
  }
}

/** An errand out of its round, with what it has on board. */
export function takeOut(model: Model, routes: Routes, errand: number): void {
  const first = model.first[errand]!
  const second = model.second[errand]!
  const route = routes.route(first)
  if (second >= 0 && !model.exact) routes.drop(first, second, model.amount[errand]!)
  routes.cut(first, first)
  if (second >= 0) routes.cut(second, second)
  if (model.loads === 'sum') routes.addLoad(route, -model.amount[errand]!)
}
