import type { Assumption, Distribution, Range } from './plan.ts'
import type { ChangeableField } from './vocabulary.ts'

function scaled(d: Distribution, by: number): Distribution {
  if (d.type === 'normal') return { ...d, sd: d.sd * by }
  const moved = { ...d, low: d.low * by, high: d.high * by }
  if ((moved.type === 'triangular' || moved.type === 'pert') && moved.mode !== undefined) moved.mode *= by
  return moved
}

/**
 * A figure that a scenario changes takes its range with it, in proportion: a grant cut by 30 % is as uncertain as it
 * was, for its size. From or to nothing there is no proportion, and the figure becomes certain.
 */
export function moveRanges(line: Assumption, field: ChangeableField, before: number, after: number): void {
  if (!line.ranges?.some((range) => range.field === field)) return
  const by = before > 0 && after > 0 ? after / before : 0
  const moved = line.ranges.flatMap((range): Range[] => {
    if (range.field !== field) return [range]
    return by > 0 ? [{ ...range, distribution: scaled(range.distribution, by) }] : []
  })
  if (moved.length > 0) line.ranges = moved
  else delete line.ranges
}
