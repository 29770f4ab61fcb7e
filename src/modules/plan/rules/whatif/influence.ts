import { figureAt } from '../check-ranges.ts'
import { forecast } from '../forecast.ts'
import type { Assumption, Plan } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import type { ChangeableField } from '../vocabulary.ts'
import { figuresOf, hardBounds } from './fields.ts'

export type Influence = {
  readonly line: string
  readonly name: string
  readonly field: ChangeableField
  readonly figure: number
  /** Cents that a tenth more of the figure moves, on the lowest cash or the result, whichever is more. */
  readonly weight: number
}

/**
 * Figures a person can decide or foresee; how a tax is spread or a machine written off is none of them. Of a salary the
 * time is asked, not the pay: both weigh the same.
 */
const LEVERS: ReadonlySet<ChangeableField> = new Set<ChangeableField>([
  'unitPrice',
  'unitCost',
  'headcount',
  'volume.start',
  'volume.churn',
  'volume.growth.perMonth',
  'volume.growth.target',
  'volume.growth.ratio',
  'amount',
  'fullTime',
  'aid.amount',
  'basis.percent',
  'basis.amount',
  'paymentDelayDays',
])

/** The only contract of a line has a price, and no number worth trying. */
const isAlone = (line: Assumption): boolean =>
  line.type === 'revenue' && line.volume.growth.type === 'none' && line.volume.start <= 1

const levers = (line: Assumption): ChangeableField[] =>
  figuresOf(line).filter((field) => LEVERS.has(field) && !(field === 'volume.start' && isAlone(line)))

/**
 * The figures that weigh most on the plan: each is raised by a tenth, the others staying. At most two of one line, so
 * that a few lines do not hide the others. Cents; the heaviest first.
 */
export function influencesOf(plan: Plan, most = 10): Influence[] {
  const base = forecast(plan)
  if (!base.ok) return []
  const { lowestCash, result } = base.value.indicators
  const found: Influence[] = []
  for (const line of plan.assumptions)
    for (const field of levers(line)) {
      const figure = figureAt(line, field) ?? 0
      // A rate of 95 % cannot rise by a tenth: it falls by one.
      const value = figure * 1.1 > hardBounds(line, field).high ? figure * 0.9 : figure * 1.1
      const changed = applyChanges(plan, [{ type: 'set', line: line.id, field, value }])
      const made = changed.ok ? forecast(changed.value) : changed
      if (!made.ok) continue
      const { indicators: i } = made.value
      const weight = Math.max(Math.abs(i.lowestCash.amount - lowestCash.amount), Math.abs(i.result - result))
      if (weight > 0) found.push({ line: line.id, name: line.name, field, figure, weight })
    }
  found.sort((a, b) => b.weight - a.weight)
  const seen = new Map<string, number>()
  const spread = found.filter(({ line }) => {
    const times = (seen.get(line) ?? 0) + 1
    seen.set(line, times)
    return times <= 2
  })
  return spread.slice(0, most)
}
