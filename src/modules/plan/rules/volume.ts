import { monthsBetween } from '#kit/day.ts'
import { type Frame, lifeOf } from './frame.ts'
import type { Growth, Revenue } from './plan.ts'
import { type Series, series } from './spread.ts'

/** Steepness of the S-curve: about 1 % of the way after a tenth of the time. */
const STEEPNESS = 10
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const LOW = logistic(-STEEPNESS / 2)
const HIGH = logistic(STEEPNESS / 2)

/** Logistic curve scaled to run from 0 at x = 0 to exactly 1 at x = 1, and to stay there. */
export const sCurve = (x: number): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : (logistic(STEEPNESS * (x - 0.5)) - LOW) / (HIGH - LOW)

export type Volumes = {
  /** Units present in each month: members, requests, parcels… */
  readonly units: Series
  /** Units billed in each month; differs from `units` when billing is yearly. */
  readonly billed: Series
}

function level(start: number, growth: Exclude<Growth, { type: 'follows' }>, t: number, span: number): number {
  switch (growth.type) {
    case 'none':
      return start
    case 'linear':
      return start + growth.perMonth * t
    case 's-curve':
      return start + (growth.target - start) * sCurve(span <= 0 ? 1 : t / span)
  }
}

/**
 * Volumes of a line, fractions of a unit kept (they are averages). With churn c the curve gives the
 * arrivals and u(m) = u(m−1)·(1−c) + arrivals(m). Yearly billing: b(m) = arrivals(m) + b(m−12)·(1−c)^12.
 * @param followed volume of the line that a `follows` growth names
 */
export function volumesOf(line: Revenue, frame: Frame, followed: Series | null): Volumes {
  const { first, last } = lifeOf(line, frame)
  const { start, growth, seasonality } = line.volume
  const stay = 1 - (line.volume.churn ?? 0) / 100
  const yearly = line.billing === 'yearly'
  const units = series(frame.months)
  const billed = yearly ? series(frame.months) : units
  const end = Math.min(last, frame.months - 1)
  const span = growth.type === 's-curve' ? monthsBetween(frame.start, growth.by) - first : 0
  const stayYear = stay ** 12
  let before = 0
  let stock = 0
  for (let m = first; m <= end; m++) {
    const now =
      growth.type === 'follows'
        ? start + growth.ratio * (followed?.[m] ?? 0)
        : Math.max(0, level(start, growth, m - first, span))
    const arrivals = now - before
    before = now
    stock = Math.max(0, stock * stay + arrivals)
    const season = seasonality ? seasonality[(frame.firstCalendarMonth + m) % 12]! : 1
    units[m] = stock * season
    if (yearly) {
      const renewed = m - 12 >= first ? billed[m - 12]! * stayYear : 0
      billed[m] = Math.max(0, renewed + arrivals)
    }
  }
  return { units, billed }
}
