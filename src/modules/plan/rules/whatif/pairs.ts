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
const AROUND = [0.8, 0.9, 1, 1.1, 1.25]
const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** The figure that says how many customers a line will have. */
const countField = (line: Revenue): ChangeableField =>
  line.volume.growth.type === 's-curve'
    ? 'volume.growth.target'
    : line.volume.growth.type === 'follows'
      ? 'volume.growth.ratio'
      : 'volume.start'

/** Ten cents for what costs more than a euro: a price is announced aloud. */
const priced = (cents: number): number => (cents >= 100 ? Math.round(cents / 10) * 10 : Math.round(cents))

/** Prices from today's to the one that the goal asks for, or those around when that is no price. */
function pricesFor(today: number, needed: number | null): number[] {
  const far = needed !== null && needed > 0 && Math.abs(needed / today - 1) > 0.1
  const prices = far
    ? QUARTERS.map((part) =>
        part === 0 ? today : part === 1 ? needed : priced(today + (needed - today) * part),
      )
    : AROUND.map((by) => (by === 1 ? today : priced(today * by)))
  return [...new Set(prices)].sort((a, b) => a - b)
}

/** The pairs around a line's own; null for a line without one price and a number to multiply. */
export function pairsOf(plan: Plan, id: string, goal: Goal): Result<Pairs | null, SeekRefusal> {
  const line = plan.assumptions.find((one) => one.id === id)
  if (line?.type !== 'revenue' || line.segments || line.unitPrice === 0) return ok(null)
  const field = countField(line)
  const count = figureAt(line, field) ?? 0
  if (count === 0) return ok(null)
  const step = stepOf(field, count)
  const counts = new Set(COUNTS.map((by) => Math.round(Math.round((count * by) / step) * step * 1e6) / 1e6))
  const priceFor = (one: Plan): Result<number | null, SeekRefusal> => {
    const found = seek(one, { line: id, field: 'unitPrice', goal, samples: 4 })
    if (!found.ok) return found
    const { outcome, value, holds } = found.value
    return ok(outcome === 'found' ? value : outcome === 'already' ? (holds?.from ?? 0) : null)
  }
  const own = priceFor(plan)
  if (!own.ok) return own
  const prices = pricesFor(line.unitPrice, own.value)
  const rows: Pairs['rows'][number][] = []
  for (const held of [...counts].filter((n) => n > 0)) {
    const changed = applyChanges(plan, [{ type: 'set', line: id, field, value: held }])
    if (!changed.ok) return changed
    const slacks = prices.map((value) => {
      const dear = applyChanges(changed.value, [{ type: 'set', line: id, field: 'unitPrice', value }])
      const made = dear.ok ? forecast(dear.value) : dear
      return made.ok ? slackOf(made.value, goal) : null
    })
    const needed = priceFor(changed.value)
    if (!needed.ok) return needed
    rows.push({ count: held, slacks, needed: needed.value })
  }
  return ok({ field, price: line.unitPrice, count, prices, rows })
}
