import { type Assumption, isFunding, type Plan, type Range } from './plan.ts'
import type { Report } from './problems.ts'
import type { ChangeableField } from './vocabulary.ts'

type Bag = Record<string, unknown>

/** The figure of a line that a path names (`volume.start`), or null when it has none. */
export function figureAt(line: Assumption, field: ChangeableField): number | null {
  let value: unknown = line
  for (const step of field.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Bag)[step] : undefined
  return typeof value === 'number' ? value : null
}

/** A funding, a revenue and a variable cost have money that can be late on its own. */
export const hasOwnCashDate = (line: Assumption): boolean =>
  isFunding(line) || line.type === 'revenue' || line.type === 'variable-cost'

function checkOrder({ distribution: d }: Range, figure: number, at: string, report: Report): void {
  if (d.type === 'normal') return
  const { low, high } = d
  if (low > high) report(`${at}.distribution.high`, 'range_out_of_order', `at least ${low}`, String(high))
  if (d.type !== 'triangular' && d.type !== 'pert') return
  const mode = d.mode ?? figure
  if (mode < low || mode > high)
    report(`${at}.distribution.mode`, 'range_out_of_order', `between ${low} and ${high}`, String(mode))
}

/** Ranges speak of figures that the line has, in order, each once, in groups that the plan knows. */
export function checkRanges(line: Assumption, plan: Plan, at: string, report: Report): void {
  const seen = new Set<string>()
  for (const [i, range] of (line.ranges ?? []).entries()) {
    const path = `${at}.ranges[${i}]`
    const figure = range.field === 'cash-delay' ? 0 : figureAt(line, range.field)
    if (figure === null || (range.field === 'cash-delay' && !hasOwnCashDate(line)))
      report(`${path}.field`, 'field_not_on_line', 'a figure that the line has', range.field)
    else checkOrder(range, figure, path, report)
    if (seen.has(range.field)) report(`${path}.field`, 'duplicate_id', 'one range per figure', range.field)
    seen.add(range.field)
    if (range.group && !plan.correlations?.some(({ group }) => group === range.group))
      report(`${path}.group`, 'unknown_group', 'a group of `correlations`', range.group)
  }
}
