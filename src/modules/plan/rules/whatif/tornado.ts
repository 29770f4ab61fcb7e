import { ok, type Result } from '#kit/result.ts'
import { type ForecastRefusal, forecast } from '../forecast.ts'
import type { Change, Plan } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import type { InputEffect, UncertainField } from '../uncertainty/simulation.ts'

/** What a tornado reads of an uncertain figure: where it stands and how far it may go. */
export type Uncertain = Pick<InputEffect, 'line' | 'name' | 'field' | 'figure' | 'p10' | 'p90'>

/** Cents by which the forecast moves when one figure stands at its low or its high, all others at their own. */
type Swing = { readonly low: number; readonly high: number }
export type TornadoBar = {
  readonly line: string
  readonly name: string
  readonly field: UncertainField
  readonly figure: number
  readonly p10: number
  readonly p90: number
  readonly lowestCash: Swing
  readonly result: Swing
}

/** A figure held at a value: money that is late, a funding that is not obtained, or the figure itself. */
function held({ line, field }: Uncertain, value: number): Change[] {
  if (field === 'cash-delay') {
    const months = Math.round(value)
    return months > 0 ? [{ type: 'delay', line, months, cashOnly: true }] : []
  }
  if (field === 'chance') return value > 0 ? [] : [{ type: 'multiply', line, field: 'amount', factor: 0 }]
  return [{ type: 'set', line, field, value }]
}

const span = ({ low, high }: Swing): number => Math.max(Math.abs(low), Math.abs(high), Math.abs(high - low))

/**
 * Which uncertain figures weigh most: each is put at its first decile, then at its ninth, the others staying at their
 * figure. A funding that may be refused is counted as not obtained, then as obtained. Heaviest on the lowest cash first.
 */
export function tornado(
  plan: Plan,
  inputs: readonly Uncertain[],
): Result<readonly TornadoBar[], ForecastRefusal> {
  const base = forecast(plan)
  if (!base.ok) return base
  const { lowestCash, result } = base.value.indicators
  const bars: TornadoBar[] = []
  for (const input of inputs) {
    const ends = input.field === 'chance' ? [0, 1] : [input.p10, input.p90]
    const swings: { cash: number; result: number }[] = []
    for (const value of ends) {
      const changed = applyChanges(plan, held(input, value))
      const made = changed.ok ? forecast(changed.value) : changed
      if (!made.ok) return made
      const { indicators: i } = made.value
      swings.push({ cash: i.lowestCash.amount - lowestCash.amount, result: i.result - result })
    }
    const [low, high] = swings as [{ cash: number; result: number }, { cash: number; result: number }]
    const { line, name, field, figure, p10, p90 } = input
    bars.push({
      ...{ line, name, field, figure, p10, p90 },
      lowestCash: { low: low.cash, high: high.cash },
      result: { low: low.result, high: high.result },
    })
  }
  return ok(bars.sort((a, b) => span(b.lowestCash) - span(a.lowestCash) || span(b.result) - span(a.result)))
}
