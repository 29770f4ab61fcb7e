import type { Comparison } from './words.ts'

const VERDICTS = ['met', 'not-met', 'too-early'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * Compares what was measured with what was wanted, in the same unit. Too early, never « not met », while the
 * stage has not begun, nothing was measured, or the sample is under the minimum asked for.
 */
export function verdict(
  wanted: { comparison: Comparison; threshold: number; minSample: number },
  found: { value: number | null; sample: number; started: boolean },
): Verdict {
  if (!found.started || found.value === null || found.sample < wanted.minSample) return 'too-early'
  const met =
    wanted.comparison === 'at-least' ? found.value >= wanted.threshold : found.value <= wanted.threshold
  return met ? 'met' : 'not-met'
}
