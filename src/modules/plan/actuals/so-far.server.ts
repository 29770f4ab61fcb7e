import type { Month } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { over } from '../rules/actuals/period.ts'
import type { Side } from '../rules/actuals/sides.ts'
import { readActuals } from './actuals.server.ts'
import { type Drift, openDrifts } from './alerts.server.ts'

/** Cents over the months of the plan that are over. */
type Beside = { readonly planned: number; readonly actual: number }
export type PlanSoFar = {
  /** Months that are over; when none is, nothing below says anything. */
  readonly finished: number
  readonly from: Month
  readonly to: Month
  readonly income: Beside
  readonly cost: Beside
  /** At the end of the last month. */
  readonly cash: Beside
  readonly drifts: readonly Drift[]
}

/**
 * The plan beside the books from its first month to the last that is over, in a few figures: what a dossier says of it.
 * Lines that nothing measures count on neither side. Null before there is a plan, or when it cannot be computed.
 */
export async function planSoFar(ctx: Ctx): Promise<PlanSoFar | null> {
  const made = await readActuals(ctx)
  if (!made?.ok) return null
  const { forecast: f, finished, lines, cash } = made.value
  const at = finished - 1
  const span = { from: 0, to: at }
  const side = (wanted: Side): Beside => {
    const sum = { planned: 0, actual: 0 }
    for (const line of lines)
      if (line.side === wanted && line.actual) {
        sum.planned += over(line.planned, span)
        sum.actual += over(line.actual, span)
      }
    return sum
  }
  return {
    finished,
    from: f.months[0]!,
    to: f.months[Math.max(0, at)]!,
    ...{ income: side('income'), cost: side('cost') },
    cash: { planned: f.cash.closing[at] ?? 0, actual: cash[at] ?? 0 },
    drifts: (await openDrifts(ctx)).open,
  }
}
