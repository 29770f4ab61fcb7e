import { ok, type Result } from '#kit/result.ts'
import { figureAt } from '../check-ranges.ts'
import { forecast } from '../forecast.ts'
import type { Plan, Revenue } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import type { ChangeableField } from '../vocabulary.ts'
import { stepOf } from './fields.ts'
import { type Goal, slackOf } from './goal.ts'
import { type SeekRefusal, seek } from './seek.ts'

/** Prices and numbers of customers side by side: which pairs reach a goal, and the price that each number asks for. */
export type Pairs = {
  readonly field: ChangeableField
  /** The pair of the plan itself. */
  readonly price: number
  readonly count: number
  /** Cents, rising. */
  readonly prices: readonly number[]
  readonly rows: readonly {
    readonly count: number
    /** Cents by which each price passes the goal, or lacks it below zero; null where the sum is too large. */
    readonly slacks: readonly (number | null)[]
    /** The lowest price that reaches it; null when no price up to ten times today's does. */
    readonly needed: number | null
  }[]
}

const COUNTS = [0.5, 0.75, 1, 1.25, 1.5]
const PRICES = [0.8, 0.9, 1, 1.1, 1.25]

/** The figure that says how many customers a line will have. */
const countField = (line: Revenue): ChangeableField =>
  line.volume.growth.type === 's-curve'
    ? 'volume.growth.target'
    : line.volume.growth.type === 'follows'
      ? 'volume.growth.ratio'
      : 'volume.start'

/** Ten cents for what costs more than a euro: a price is announced aloud. */
const priced = (cents: number): number => (cents >= 100 ? Math.round(cents / 10) * 10 : Math.round(cents))

/** The pairs around a line's own; null for a line without one price and a number to multiply. */
export function pairsOf(plan: Plan, id: string, goal: Goal): Result<Pairs | null, SeekRefusal> {
  const line = plan.assumptions.find((one) => one.id === id)
  if (line?.type !== 'revenue' || line.segments || line.unitPrice === 0) return ok(null)
  const field = countField(line)
  const count = figureAt(line, field) ?? 0
  if (count === 0) return ok(null)
  const step = stepOf(field, count)
  const counts = new Set(COUNTS.map((by) => Math.round(Math.round((count * by) / step) * step * 1e6) / 1e6))
  const prices = [...new Set(PRICES.map((by) => (by === 1 ? line.unitPrice : priced(line.unitPrice * by))))]
  const rows: Pairs['rows'][number][] = []
  for (const held of [...counts].filter((n) => n > 0)) {
    const changed = applyChanges(plan, [{ type: 'set', line: id, field, value: held }])
    if (!changed.ok) return changed
    const slacks = prices.map((value) => {
      const dear = applyChanges(changed.value, [{ type: 'set', line: id, field: 'unitPrice', value }])
      const made = dear.ok ? forecast(dear.value) : dear
      return made.ok ? slackOf(made.value, goal) : null
    })
    const found = seek(changed.value, { line: id, field: 'unitPrice', goal, samples: 4 })
    if (!found.ok) return found
    const { outcome, value, holds } = found.value
    const needed = outcome === 'found' ? value : outcome === 'already' ? (holds?.from ?? 0) : null
    rows.push({ count: held, slacks, needed })
  }
  return ok({ field, price: line.unitPrice, count, prices, rows })
}
