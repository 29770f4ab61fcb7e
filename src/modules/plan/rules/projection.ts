import { ok, type Result, refuse } from '#kit/result.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Plan } from './plan.ts'
import { type ChangeRefusal, planOf } from './scenario.ts'
import { type Series, series } from './spread.ts'
import { type LineStreams, type StreamRefusal, streamsOfPlan } from './streams.ts'
import { type Totals, totalsOf } from './totals.ts'

export type ForecastRefusal = ChangeRefusal | StreamRefusal | 'amount_too_large'

/**
 * A plan once computed, line by line: the common ground of the forecast and of the statements, so that whoever wants
 * only one of them pays for one.
 */
export type Projection = {
  /** As the scenario sees it. */
  readonly plan: Plan
  readonly scenario: { readonly id: string; readonly name: string } | null
  readonly frame: Frame
  readonly lines: readonly LineStreams[]
  readonly totals: Totals
  /** Cash at each month's end. */
  readonly closing: Series
}

function closingCash(t: Totals, opening: number, frame: Frame): Series {
  const closing = series(frame.months)
  let cash = opening
  for (let m = 0; m < frame.months; m++) {
    cash += t.receipts[m]! - t.payments[m]!
    closing[m] = cash
  }
  return closing
}

/**
 * Computes a plan, or one of its scenarios. Pure: same plan, same figures. Refuses an unknown scenario, a change that
 * does not apply (`field` names the line), a reference to an unknown line, a cycle, and amounts whose sum passes
 * 2^53 cents.
 */
export function project(plan: Plan, scenarioId?: string): Result<Projection, ForecastRefusal> {
  const changed = planOf(plan, scenarioId)
  if (!changed.ok) return changed
  const frame = frameOf(changed.value)
  const streams = streamsOfPlan(changed.value, frame)
  if (!streams.ok) return streams
  const totals = totalsOf(streams.value, frame)
  if (!Number.isSafeInteger(totals.size + Math.abs(plan.openingCash))) return refuse('amount_too_large')
  const scenario = plan.scenarios.find((s) => s.id === scenarioId)
  return ok({
    plan: changed.value,
    scenario: scenario ? { id: scenario.id, name: scenario.name } : null,
    frame,
    lines: streams.value,
    totals,
    closing: closingCash(totals, plan.openingCash, frame),
  })
}
