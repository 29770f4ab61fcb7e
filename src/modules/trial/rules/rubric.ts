/** Levels of a grid, the lowest first. */
export const RUBRIC_LEVELS = 4

export type Tally = {
  /** How many gave each level, the lowest first. */
  counts: number[]
  /** Between two levels when the middle two votes differ; null without a vote. */
  median: number | null
  /** Lowest and highest level given. */
  low: number | null
  high: number | null
}

/** Votes of a grid (1 to 4 each), one per voter. */
export function tallyOf(levels: readonly number[]): Tally {
  const counts = Array.from({ length: RUBRIC_LEVELS }, (_, i) => levels.filter((one) => one === i + 1).length)
  const sorted = [...levels].sort((a, b) => a - b)
  const half = sorted.length / 2
  return {
    counts,
    median: sorted.length === 0 ? null : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2,
    low: sorted[0] ?? null,
    high: sorted.at(-1) ?? null,
  }
}

/** Opinions lie two levels apart or more: a median alone would hide it. */
export const isSplit = ({ low, high }: Pick<Tally, 'low' | 'high'>): boolean =>
  low !== null && high !== null && high - low >= 2

/** How many further votes at the level wanted bring the median there; 0 when it is there. */
export function votesWanted(levels: readonly number[], wanted: number): number {
  const all = [...levels]
  while ((tallyOf(all).median ?? 0) < wanted) all.push(wanted)
  return all.length - levels.length
}
