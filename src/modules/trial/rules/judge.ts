import {
  type Confidence,
  type Interval,
  meanInterval,
  meanOver,
  shareInterval,
  shareOver,
} from './intervals.ts'
import type { Verdict } from './verdict.ts'
import type { Comparison } from './words.ts'

/** What may be said of a measure’s certainty: see `Measure.kind`. */
export type FigureKind = 'share' | 'mean' | 'total'

/** « Presque sûr », « probable », « incertain ». */
export type Sureness = 'sure' | 'likely' | 'unsure'

export type Certainty = Interval & {
  level: Confidence
  /** How sure the verdict is; null while it is too early for one. */
  sureness: Sureness | null
}

/** Under this chance a verdict is hardly better than heads or tails. */
const LIKELY = 0.75

/** Six digits after the point are far more than is known, and read the same once frozen. */
const tidy = (n: number): number => Math.round(n * 1e6) / 1e6

type Found = { value: number | null; sample: number; spread?: number | null }
type Wanted = { comparison: Comparison; threshold: number }

/**
 * The interval of a figure and how sure its verdict is: « sure » when the whole interval of this level stands on the
 * verdict’s side of the threshold, « likely » from three chances in four. Null for what is counted whole, and while
 * there is too little to say anything.
 */
export function certaintyOf(
  kind: FigureKind,
  found: Found,
  { comparison, threshold }: Wanted,
  verdict: Verdict,
  level: Confidence,
): Certainty | null {
  const { value, sample, spread } = found
  if (kind === 'total' || value === null) return null
  const mean = { mean: value, spread: spread ?? 0, n: sample }
  const interval =
    kind === 'share'
      ? shareInterval(value, sample, level)
      : spread === null || spread === undefined
        ? null
        : meanInterval(mean, level)
  const over = kind === 'share' ? shareOver(value, sample, threshold) : meanOver(mean, threshold)
  if (!interval || over === null) return null
  const wanted = comparison === 'at-least' ? over : 1 - over
  const chance = verdict === 'met' ? wanted : 1 - wanted
  const sureness = chance >= 0.5 + level / 200 - 1e-9 ? 'sure' : chance >= LIKELY ? 'likely' : 'unsure'
  return {
    level,
    low: tidy(interval.low),
    high: tidy(interval.high),
    sureness: verdict === 'too-early' ? null : sureness,
  }
}
