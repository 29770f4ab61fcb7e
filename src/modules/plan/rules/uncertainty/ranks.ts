import { Buckets } from './buckets.ts'

/**
 * Mid-ranks of the values, scaled to 0–1: equal values share the mean of their ranks, as Spearman's correlation asks.
 */
export function midRanks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort()
  const n = sorted.length
  // The rank of each different value, at the place of its first.
  const ranks = new Float64Array(n)
  for (let first = 0, end = 1; first < n; first = end++) {
    while (end < n && sorted[end] === sorted[first]) end++
    ranks[first] = (first + end) / (2 * n)
  }
  const buckets = new Buckets(values)
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const value = values[i]!
    const b = buckets.bucketOf(value)
    out[i] = ranks[firstAt(sorted, value, buckets.before[b]!, buckets.before[b + 1]!)]!
  }
  return out
}

/** The same for whole numbers, which are counted rather than sorted. */
export function midRanksOfWhole(values: Float64Array | Float32Array): Float64Array {
  const n = values.length
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i++) {
    low = Math.min(low, values[i]!)
    high = Math.max(high, values[i]!)
  }
  const counts = new Float64Array(n > 0 ? high - low + 1 : 0)
  for (let i = 0; i < n; i++) counts[values[i]! - low]!++
  let below = 0
  for (let k = 0; k < counts.length; k++) {
    const count = counts[k]!
    counts[k] = (2 * below + count) / (2 * n)
    below += count
  }
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) out[i] = counts[values[i]! - low]!
  return out
}

/** Where `value` first stands among the sorted ones, between two places. */
function firstAt(sorted: Float64Array, value: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes the mean away and divides by the root of the squares, in place: correlations are then sums of products. */
export function standardise(values: Float64Array): Float64Array {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i]!
  mean /= n
  let squares = 0
  for (let i = 0; i < n; i++) {
    values[i]! -= mean
    squares += values[i]! * values[i]!
  }
  // What never changes goes with nothing.
  const size = squares > 1e-18 * n ? 1 / Math.sqrt(squares) : 0
  for (let i = 0; i < n; i++) values[i]! *= size
  return values
}

/** Correlations of `values` with two standardised series at once. */
export function correlations(
  values: ArrayLike<number>,
  first: Float64Array,
  second: Float64Array,
): [number, number] {
  const n = values.length
  let sum = 0
  let squares = 0
  let withFirst = 0
  let withSecond = 0
  // Around the middle of the ranks: a variance as a difference of large numbers would lose its digits.
  for (let i = 0; i < n; i++) {
    const value = values[i]! - 0.5
    sum += value
    squares += value * value
    withFirst += value * first[i]!
    withSecond += value * second[i]!
  }
  const variance = squares - (sum * sum) / n
  if (!(variance > 1e-9)) return [0, 0]
  return [withFirst / Math.sqrt(variance), withSecond / Math.sqrt(variance)]
}
