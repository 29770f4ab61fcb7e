/** Places that may do, each with the least that it can cost: weighed from the cheapest on, few are looked at whole. */
export class Candidates {
  count = 0
  /** What costs as much is not kept any more. */
  most = Infinity
  #dearest = 0
  readonly least: Float64Array
  /** What it costs more on the road; Infinity when the round must be looked at as a whole. */
  readonly road: Float64Array
  readonly route: Int32Array
  readonly after: Int32Array
  readonly afterSecond: Int32Array

  constructor(most: number) {
    this.least = new Float64Array(most)
    this.road = new Float64Array(most)
    this.route = new Int32Array(most)
    this.after = new Int32Array(most)
    this.afterSecond = new Int32Array(most)
  }

  /** When there are too many, what costs most is forgotten. */
  add(least: number, road: number, route: number, after: number, afterSecond: number): void {
    if (least >= this.most) return
    const at = this.count < this.least.length ? this.count++ : this.#dearest
    this.least[at] = least
    this.road[at] = road
    this.route[at] = route
    this.after[at] = after
    this.afterSecond[at] = afterSecond
    if (this.count === this.least.length) this.#measure()
  }

  #measure(): void {
    const { least } = this
    let dearest = 0
    for (let at = 1; at < least.length; at++) if (least[at]! > least[dearest]!) dearest = at
    this.#dearest = dearest
    this.most = least[dearest]!
  }

  clear(): void {
    this.count = 0
    this.most = Infinity
  }

  /** Moves the cheapest to the end and takes it off: it is at `count` then. */
  take(): number {
    let cheapest = 0
    for (let at = 1; at < this.count; at++) if (this.least[at]! < this.least[cheapest]!) cheapest = at
    this.#swap(cheapest, --this.count)
    return this.count
  }

  #swap(a: number, b: number): void {
    if (a === b) return
    swap(this.least, a, b)
    swap(this.road, a, b)
    swap(this.route, a, b)
    swap(this.after, a, b)
    swap(this.afterSecond, a, b)
  }
}

function swap(list: Float64Array | Int32Array, a: number, b: number): void {
  const kept = list[a]!
  list[a] = list[b]!
  list[b] = kept
}
