/** D1 to D9 in cents of income per consumption unit and year; null where the file keeps it secret. */
export type Deciles = readonly (number | null)[]

/** A share of one known only between two bounds; equal bounds when it is known. */
export type Range01 = { readonly from: number; readonly to: number }

export type DecileFault = 'deciles_count' | 'deciles_needed' | 'deciles_order' | 'deciles_not_positive'

/** Whether nine deciles can be used: D1, D5 and D9 known, all above zero, never going down. Index of the one at fault. */
export function decilesFault(deciles: Deciles): { code: DecileFault; at: number } | null {
  if (deciles.length !== 9) return { code: 'deciles_count', at: 0 }
  let before = 0
  for (const [at, value] of deciles.entries()) {
    if (value === null) continue
    if (value <= 0) return { code: 'deciles_not_positive', at }
    if (value < before) return { code: 'deciles_order', at }
    before = value
  }
  const missing = [0, 4, 8].find((at) => deciles[at] === null)
  return missing === undefined ? null : { code: 'deciles_needed', at: missing }
}

type Point = { readonly share: number; readonly income: number }

const pointsOf = (deciles: Deciles): Point[] =>
  deciles.flatMap((income, i) => (income === null ? [] : [{ share: (i + 1) / 10, income }]))

/**
 * Share of people whose income per unit is below `income` (cents a year). Between two known deciles the logarithm of
 * income is taken as rising evenly, the usual shape of the middle of an income distribution. Under the first decile
 * known and above the last one nothing is known but the bound, and a range says so.
 */
export function shareBelow(deciles: Deciles, income: number): Range01 {
  const points = pointsOf(deciles)
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return { from: 0, to: 1 }
  if (income <= 0) return { from: 0, to: 0 }
  if (income < first.income) return { from: 0, to: first.share }
  if (income > last.income) return { from: last.share, to: 1 }
  const after = points.findIndex((point) => point.income >= income)
  const high = points[after]!
  const low = points[after - 1]
  if (!low || high.income === income) return { from: high.share, to: high.share }
  const way = Math.log(income / low.income) / Math.log(high.income / low.income)
  const share = low.share + (high.share - low.share) * way
  return { from: share, to: share }
}

/** Income per unit that a share of people are below, read off the same curve; null outside what is known. */
export function incomeAt(deciles: Deciles, share: number): number | null {
  const points = pointsOf(deciles)
  const after = points.findIndex((point) => point.share >= share - 1e-9)
  const high = points[after]
  const low = points[after - 1]
  if (!high) return null
  if (Math.abs(high.share - share) < 1e-9) return high.income
  if (!low) return null
  const way = (share - low.share) / (high.share - low.share)
  return low.income * (high.income / low.income) ** way
}

/** The mean of ranges by weight; weights need not sum to one, and all zero counts everybody the same. */
export function weighted(parts: readonly { range: Range01; weight: number }[]): Range01 {
  const given = parts.reduce((sum, part) => sum + part.weight, 0)
  const weightOf = (weight: number) => (given > 0 ? weight / given : 1 / parts.length)
  let from = 0
  let to = 0
  for (const { range, weight } of parts) {
    from += range.from * weightOf(weight)
    to += range.to * weightOf(weight)
  }
  return { from, to }
}

/** Everybody who is not in a range. */
export const others = ({ from, to }: Range01): Range01 => ({ from: 1 - to, to: 1 - from })

/** People out of ten, between two whole numbers that are equal when one can be said. */
export const tenths = ({ from, to }: Range01): { low: number; high: number } => ({
  low: Math.round(from * 10),
  high: Math.round(to * 10),
})
