import type { Day } from '#kit/day.ts'
import type { ThresholdUnit } from './threshold.ts'
import type { Verdict } from './verdict.ts'
import type { Comparison } from './words.ts'

/** The figure of a test at an instant, against its threshold: as it is read while the test runs, or frozen in a learning card. */
export type Found = {
  unit: ThresholdUnit
  comparison: Comparison
  /** In the unit; cents as an integer. */
  threshold: number
  minSample: number
  value: number | null
  sample: number
  /** First and last day read. */
  from: Day
  to: Day
  verdict: Verdict
}
