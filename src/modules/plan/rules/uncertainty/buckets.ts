const COUNT = 1024

/** Values spread over equal buckets from the lowest to the highest: a bucket only holds what is above the one before. */
export class Buckets {
  readonly #values: Float64Array
  readonly #low: number
  readonly #scale: number
  /** How many values stand before each bucket. */
  readonly before = new Uint32Array(COUNT + 1)

  constructor(values: Float64Array) {
    const n = values.length
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let i = 0; i < n; i++) {
      const value = values[i]!
      if (value < low) low = value
      if (value > high) high = value
    }
    this.#values = values
    this.#low = low
    this.#scale = high > low ? (COUNT - 1) / (high - low) : 0
    const { before } = this
    for (let i = 0; i < n; i++) before[this.bucketOf(values[i]!) + 1]!++
    for (let b = 1; b <= COUNT; b++) before[b]! += before[b - 1]!
  }

  bucketOf = (value: number): number => ((value - this.#low) * this.#scale) | 0

  /** What would stand at each place (rising, from 0) if all were sorted. */
  at(places: readonly number[]): Map<number, number> {
    const { before } = this
    // For the buckets where something is wanted, where their values are gathered from; −1 for the others.
    const into = new Int32Array(COUNT).fill(-1)
    const opened: number[] = []
    let size = 0
    for (const place of places) {
      let b = opened.at(-1) ?? 0
      while (before[b + 1]! <= place) b++
      if (into[b] !== -1) continue
      into[b] = size
      opened.push(b)
      size += before[b + 1]! - before[b]!
    }
    const gathered = new Float64Array(size)
    const next = into.slice()
    const values = this.#values
    for (let i = 0; i < values.length; i++) {
      const b = this.bucketOf(values[i]!)
      if (into[b] !== -1) gathered[next[b]!++] = values[i]!
    }
    for (const b of opened) gathered.subarray(into[b]!, next[b]!).sort()
    const found = new Map<number, number>()
    let k = 0
    for (const place of places) {
      while (before[opened[k]! + 1]! <= place) k++
      const b = opened[k]!
      found.set(place, gathered[into[b]! + place - before[b]!]!)
    }
    return found
  }
}
