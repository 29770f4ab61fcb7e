import { type Months, over, planYearStart, type Span } from './period.ts'
import type { Side } from './sides.ts'

/** Cents planned and real over some months. */
export type Variance = {
  readonly planned: number
  readonly actual: number
  /** Real − planned. */
  readonly amount: number
  /** Of what was planned; null when nothing was. */
  readonly share: number | null
  /** Whether it is welcome: more income, more given, less cost. Null when real equals planned. */
  readonly good: boolean | null
}

/** How much of a difference is welcome depends on the side: a cost under the plan is good, an income under it is not. */
export const isGood = (side: Side, difference: number): boolean | null =>
  difference === 0 ? null : side === 'cost' ? difference < 0 : difference > 0

export function varianceOf(side: Side, planned: number, actual: number): Variance {
  const amount = actual - planned
  return {
    planned,
    actual,
    amount,
    share: planned === 0 ? null : Math.round((amount / Math.abs(planned)) * 1e6) / 1e6 + 0,
    good: isGood(side, amount),
  }
}

/** What a difference does to cash: the sign in which differences of both sides can be added. */
export const onCash = (side: Side, difference: number): number =>
  side === 'income' ? difference : side === 'cost' ? -difference + 0 : 0

/** Below these a difference is noise. Both must be passed: 40 % of 10 € is nothing, nor is 50 € of 20 000 €. */
export type Tolerances = {
  /** % of what was planned. */
  readonly percent: number
  readonly cents: number
  /** Finished months in a row before a difference is called a drift. */
  readonly months: number
}
export const usualTolerances: Tolerances = { percent: 10, cents: 20_000, months: 2 }

export const isBeyond = (planned: number, actual: number, { percent, cents }: Tolerances): boolean => {
  const size = Math.abs(actual - planned)
  return size > cents && size > (Math.abs(planned) * percent) / 100
}

/** `watch` is beyond the tolerances for fewer months than it takes to be a drift; `better` is a good surprise. */
export const statuses = ['drift', 'watch', 'on-target', 'better', 'unknown'] as const
export type ActualStatus = (typeof statuses)[number]

export type Judged = {
  readonly status: ActualStatus
  /** Finished months in a row, up to the one asked, whose year to date is beyond the tolerances the same way. */
  readonly streak: number
}

/**
 * What a line is worth at month `at`, judged on its plan year to date so that an invoice paid a week late is no drift.
 * The year begins again at each plan year, as budgets do.
 */
export function judge(side: Side, planned: Months, actual: Months | null, at: number, t: Tolerances): Judged {
  if (!actual || at < 0) return { status: 'unknown', streak: 0 }
  const state = (m: number): 'good' | 'bad' | null => {
    const span: Span = { from: planYearStart(m), to: m }
    const [p, a] = [over(planned, span), over(actual, span)]
    return isBeyond(p, a, t) ? (isGood(side, a - p) ? 'good' : 'bad') : null
  }
  const now = state(at)
  if (!now) return { status: 'on-target', streak: 0 }
  let streak = 1
  while (streak <= at && state(at - streak) === now) streak++
  if (now === 'good') return { status: 'better', streak }
  return { status: streak >= t.months ? 'drift' : 'watch', streak }
}
