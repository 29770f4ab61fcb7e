/**
 * Mid-ranks of the values, scaled to 0–1: equal values share the mean of their ranks, as Spearman's correlation asks.
 */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length
  const sorted = Float64Array.from(values).sort()
  const ranks = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const value = values[i]!
    ranks[i] = (place(sorted, value, false) + place(sorted, value, true)) / (2 * n)
  }
  return ranks
}

/** How many of the sorted values are below `value`, or not above it. */
function place(sorted: Float64Array, value: number, included: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value || (included && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Pearson's correlation; 0 when one of the two never changes. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length
  let meanA = 0
  let meanB = 0
  for (let i = 0; i < n; i++) {
    meanA += a[i]!
    meanB += b[i]!
  }
  meanA /= n
  meanB /= n
  let together = 0
  let squareA = 0
  let squareB = 0
  for (let i = 0; i < n; i++) {
    const x = a[i]! - meanA
    const y = b[i]! - meanB
    together += x * y
    squareA += x * x
    squareB += y * y
  }
  return squareA > 0 && squareB > 0 ? together / Math.sqrt(squareA * squareB) : 0
}
