import type { Months } from './period.ts'

export type Accuracy = {
  /** Months compared. */
  readonly months: number
  /** Mean size of the monthly difference, cents. */
  readonly gap: number
  /** 1 − Σ|real − foreseen| / Σ|real|, never below 0; null when nothing really happened. Four decimals. */
  readonly share: number | null
}

/** How near a forecast came over the months that were still to come when it was made: `from` to `to`, both included. */
export function accuracyOf(foreseen: Months, real: Months, from: number, to: number): Accuracy | null {
  let n = 0
  let missed = 0
  let size = 0
  for (let m = Math.max(0, from); m <= to; m++) {
    const [f, r] = [foreseen[m], real[m]]
    if (f === undefined || r === undefined) continue
    n++
    missed += Math.abs(r - f)
    size += Math.abs(r)
  }
  if (n === 0) return null
  const share = size === 0 ? null : Math.round(Math.max(0, 1 - missed / size) * 1e4) / 1e4
  return { months: n, gap: Math.round(missed / n), share }
}
