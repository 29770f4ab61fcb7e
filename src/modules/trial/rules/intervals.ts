import { normalQuantile, normalShare, studentQuantile, studentShare } from '#kit/quantiles.ts'

/** How often intervals written this way hold the true value, in percent. */
export const CONFIDENCES = [80, 90, 95] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Both ends in the unit of what was measured. */
export type Interval = { low: number; high: number }

/** What a mean rests on: `spread` is the standard deviation of the observations (n − 1 below), in their unit. */
export type Sample = { mean: number; spread: number; n: number }

/** Quantile that leaves half of what is not covered on each side: 95 → 0.975. */
const upper = (level: Confidence): number => 0.5 + level / 200

/**
 * Interval of a share of `n` observations, `share` being those that hit (0–1): Wilson’s score interval without
 * continuity correction (E. B. Wilson 1927; method 3 of R. G. Newcombe, Statistics in Medicine 17, 1998, 857–872). Unlike
 * share ± 1.96 σ it stays between 0 and 1 and says something of 0 out of 10. Null without observations.
 */
export function shareInterval(share: number, n: number, level: Confidence): Interval | null {
  if (!(n > 0)) return null
  const z2 = normalQuantile(upper(level)) ** 2
  const centre = share + z2 / (2 * n)
  const half = Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  const below = 1 + z2 / n
  // At the ends the formula gives 0 and 1 but for the last digit of a float.
  return {
    low: share <= 0 ? 0 : Math.max(0, (centre - half) / below),
    high: share >= 1 ? 1 : Math.min(1, (centre + half) / below),
  }
}

/**
 * Interval of a mean: mean ± t(n − 1) × spread / √n (« Student », Biometrika 6, 1908). Null under two observations: one
 * says nothing of how much they differ.
 */
export function meanInterval({ mean, spread, n }: Sample, level: Confidence): Interval | null {
  if (n < 2) return null
  const half = (studentQuantile(upper(level), n - 1) * spread) / Math.sqrt(n)
  return { low: mean - half, high: mean + half }
}

export type Difference = Interval & {
  /** Mean of the first less mean of the second. */
  difference: number
  /** Degrees of freedom, not whole. */
  df: number
  /** Probability (0–1) of a difference at least this far from zero, either way, if there were none. */
  p: number
}

/**
 * Interval of the difference of two means whose observations may differ in number and in spread: Welch’s t
 * (B. L. Welch, Biometrika 34, 1947; degrees of freedom of Welch and Satterthwaite). Null when one of the two has fewer
 * than two observations. When neither varies at all the interval is the difference itself.
 */
export function differenceOfMeans(a: Sample, b: Sample, level: Confidence): Difference | null {
  if (a.n < 2 || b.n < 2) return null
  const [va, vb] = [a.spread ** 2 / a.n, b.spread ** 2 / b.n]
  const difference = a.mean - b.mean
  const error = Math.sqrt(va + vb)
  if (error === 0)
    return { difference, low: difference, high: difference, df: a.n + b.n - 2, p: difference === 0 ? 1 : 0 }
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const half = studentQuantile(upper(level), df) * error
  const p = 2 * (1 - studentShare(Math.abs(difference / error), df))
  return { difference, low: difference - half, high: difference + half, df, p }
}

/**
 * How sure it is that the true share stands over `threshold` (0–1): the score test that Wilson’s interval turns round,
 * so that 97.5 % here is a threshold at the low end of the interval of 95 %. At 0 or 1, where nothing can stand beyond,
 * it is a certainty or none. Null without observations.
 */
export function shareOver(share: number, n: number, threshold: number): number | null {
  if (!(n > 0)) return null
  if (threshold <= 0) return 1
  if (threshold >= 1) return share >= 1 ? 0.5 : 0
  return normalShare((share - threshold) / Math.sqrt((threshold * (1 - threshold)) / n))
}

/** How sure it is that the true mean stands over `threshold`: Student’s t. Null under two observations. */
export function meanOver({ mean, spread, n }: Sample, threshold: number): number | null {
  if (n < 2) return null
  if (spread === 0) return mean > threshold ? 1 : mean < threshold ? 0 : 0.5
  return studentShare(((mean - threshold) / spread) * Math.sqrt(n), n - 1)
}
