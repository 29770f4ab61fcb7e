import { type Confidence, meanInterval, shareInterval } from './intervals.ts'
import type { FigureKind } from './judge.ts'
import type { Verdict } from './verdict.ts'
import type { Comparison } from './words.ts'

/**
 * What is missing to be met. `observations`: cases, before anything may be judged. `more`: further cases that hit, beside
 * those counted. `same`: cases among those counted that have yet to hit. `fewer`: cases that hit too many. `gap`: so
 * much of the unit. `votes`: votes, before the grid may be judged; `votes-for`: votes at the level wanted.
 */
export type Missing = {
  what: 'observations' | 'more' | 'same' | 'fewer' | 'gap' | 'votes' | 'votes-for'
  n: number
}

type Wanted = { comparison: Comparison; threshold: number; minSample: number }
type Found = { value: number | null; sample: number }

/** A hair, so that 0.4 × 30 asks for 12 and not 13. */
const up = (n: number): number => Math.ceil(n - 1e-9)
const down = (n: number): number => Math.floor(n + 1e-9)

/** What a measure lacks to be met; null when it is met, or when the stage has not begun. */
export function missingOf(
  kind: FigureKind,
  counts: boolean,
  rises: 'more' | 'same',
  wanted: Wanted,
  found: Found,
  verdict: Verdict,
): Missing | null {
  const { comparison, threshold, minSample } = wanted
  const { value, sample } = found
  if (verdict === 'met') return null
  if (verdict === 'too-early') {
    const n = Math.max(minSample, value === null ? 1 : 0) - sample
    return n > 0 ? { what: 'observations', n } : null
  }
  if (value === null) return null
  if (kind === 'share') {
    const hits = Math.round(value * sample)
    if (comparison === 'at-most') return { what: 'fewer', n: hits - down(threshold * sample) }
    // (hits + k) / (sample + k) ≥ threshold; at 100 % no further case mends one that missed.
    if (rises === 'more' && threshold < 1)
      return { what: 'more', n: up((threshold * sample - hits) / (1 - threshold)) }
    return { what: 'same', n: up(threshold * sample) - hits }
  }
  const gap = Math.abs(threshold - value)
  if (counts) return { what: comparison === 'at-least' ? 'more' : 'fewer', n: up(gap) }
  return { what: 'gap', n: gap }
}

/** Beyond, nobody waits for them. */
const MOST = 100_000

/**
 * How many further cases like those seen would make a verdict « sure »; null when it is, or when more than a hundred
 * thousand would be needed.
 */
export function casesToBeSure(
  kind: FigureKind,
  found: { value: number; sample: number; spread?: number | null },
  threshold: number,
  level: Confidence,
): number | null {
  const { value, sample, spread } = found
  if (kind === 'total' || value === threshold) return null
  const sure = (n: number): boolean => {
    const interval =
      kind === 'share'
        ? shareInterval(value, n, level)
        : meanInterval({ mean: value, spread: spread ?? 0, n }, level)
    return interval !== null && (interval.low >= threshold || interval.high <= threshold)
  }
  if (sure(sample) || !sure(sample + MOST)) return null
  let [few, enough] = [sample, sample + MOST]
  while (enough - few > 1) {
    const middle = (few + enough) >> 1
    if (sure(middle)) enough = middle
    else few = middle
  }
  return enough - sample
}
