import { Buckets } from './buckets.ts'

/**
 * Quantiles by the usual rule (linear between the two nearest runs, type 7 of Hyndman and Fan, what numpy does). Only the
 * buckets where a quantile falls are put in order.
 */
export function quantiles(values: Float64Array, levels: readonly number[]): number[] {
  const last = values.length - 1
  const buckets = new Buckets(values)
  const wanted = new Set<number>()
  for (const level of levels) {
    wanted.add(Math.floor(level * last))
    wanted.add(Math.ceil(level * last))
  }
  const found = buckets.at([...wanted].sort((a, b) => a - b))
  return levels.map((level) => {
    const at = level * last
    const below = found.get(Math.floor(at))!
    return below + (found.get(Math.ceil(at))! - below) * (at - Math.floor(at))
  })
}
