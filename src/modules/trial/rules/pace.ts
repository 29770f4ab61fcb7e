import { addDays, type Day, daysBetween } from '#kit/day.ts'
import type { Comparison } from './words.ts'

/** Weeks that the pace is read over. */
export const PACE_WEEKS = 8
/** Beyond five years a straight line says nothing. */
const FARTHEST = 5 * 365
/** A line needs three points: two always make one. */
const FEWEST = 3

export type Point = { day: Day; value: number | null }

/** Least squares: how much the value moves in a day; null under three known points. */
export function slopeOf(points: readonly Point[]): number | null {
  const origin = points[0]?.day
  const known = points.flatMap(({ day, value }) =>
    value === null || !origin ? [] : [{ x: daysBetween(origin, day), y: value }],
  )
  if (known.length < FEWEST) return null
  const n = known.length
  const mx = known.reduce((sum, { x }) => sum + x, 0) / n
  const my = known.reduce((sum, { y }) => sum + y, 0) / n
  const spread = known.reduce((sum, { x }) => sum + (x - mx) ** 2, 0)
  return spread === 0 ? null : known.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / spread
}

export type Turn = 'better' | 'worse' | 'flat'

/**
 * Whether the figure comes nearer to what is wanted: over the weeks read, a move under a hundredth of the threshold (one
 * point for a share) is none.
 */
export function turnOf(
  slope: number | null,
  share: boolean,
  wanted: { comparison: Comparison; threshold: number },
): Turn | null {
  if (slope === null) return null
  const moved = slope * 7 * PACE_WEEKS
  const least = share ? 0.01 : Math.abs(wanted.threshold) / 100
  if (Math.abs(moved) <= least) return 'flat'
  return moved > 0 === (wanted.comparison === 'at-least') ? 'better' : 'worse'
}

/**
 * The first day on which a figure that stands at `value` on `day` and moves by `slope` a day reaches `target`; « never »
 * when it goes the other way or needs more than five years; null when its pace is not known.
 */
export function reaches(
  day: Day,
  value: number | null,
  slope: number | null,
  target: number,
): Day | 'never' | null {
  if (value === null || slope === null) return null
  const missing = target - value
  if (missing === 0) return day
  const days = missing / slope
  return days > 0 && days <= FARTHEST ? addDays(day, Math.ceil(days)) : 'never'
}
