import { type Model, startOf } from './model.ts'
import type { Random } from './random.ts'

/** Ways to sort the errands before they are inserted, as often as the paper draws them. */
const WAYS = [
  ['random', 4],
  ['amount', 4],
  ['far', 2],
  ['near', 1],
  ['narrow', 2],
  ['early', 2],
  ['late', 2],
] as const

type Way = (typeof WAYS)[number][0]

/** Sorts errands to insert: the paper's ways, each a key per errand that is smallest for the first one. */
export class Order {
  readonly #keys: Readonly<Record<Exclude<Way, 'random'>, Float64Array>>
  readonly #ways: readonly Way[]
  readonly #random: Random
  readonly #key: Float64Array

  constructor(model: Model, random: Random) {
    const { open, close, first, second, amount } = model
    const keys = (of: (errand: number, last: number) => number): Float64Array =>
      Float64Array.from(first, (_, e) => of(e, second[e]! < 0 ? first[e]! : second[e]!))
    const far = keys((e) => -loneCost(model, e))
    this.#keys = {
      amount: keys((e) => -amount[e]!),
      far,
      near: far.map((key) => -key),
      narrow: keys((e, last) => close[last]! - open[first[e]!]!),
      early: keys((e) => open[first[e]!]!),
      late: keys((_, last) => -close[last]!),
    }
    this.#ways = WAYS.flatMap(([way, times]) => new Array<Way>(times).fill(way))
    this.#random = random
    this.#key = new Float64Array(model.errands)
  }

  sort(list: Int32Array, count: number): void {
    this.sortBy(this.#ways[this.#random.below(this.#ways.length)]!, list, count)
  }

  sortBy(way: Way, list: Int32Array, count: number): void {
    const key = this.#key
    if (way === 'random') for (let at = 0; at < count; at++) key[at] = this.#random.unit()
    else for (let at = 0; at < count; at++) key[at] = this.#keys[way][list[at]!]!
    for (let at = 1; at < count; at++) {
      const errand = list[at]!
      const k = key[at]!
      let to = at
      for (; to > 0 && key[to - 1]! > k; to--) {
        key[to] = key[to - 1]!
        list[to] = list[to - 1]!
      }
      key[to] = k
      list[to] = errand
    }
  }

  /** All of a long list, once. */
  sortAll(way: Exclude<Way, 'random'>, list: Int32Array): void {
    list.sort((a, b) => this.#keys[way][a]! - this.#keys[way][b]! || a - b)
  }
}

/** What a round of the first vehicle with this errand alone costs on the road. */
function loneCost(model: Model, errand: number): number {
  const { place, first, second } = model
  const { cost, size } = model.travel
  const start = place[startOf(model, 0)]!
  const one = place[first[errand]!]!
  const last = second[errand]! < 0 ? one : place[second[errand]!]!
  return cost[start * size + one]! + cost[one * size + last]! + cost[last * size + start]!
}
