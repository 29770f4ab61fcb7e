import { figureAt, hasOwnCashDate } from '../check-ranges.ts'
import type { Assumption, Distribution, Plan, Range } from '../plan.ts'
import { random, randomPlan } from '../sample.ts'
import { changeableFields } from '../vocabulary.ts'
import { boundsOf } from './fields.ts'

/** For tests: random plans whose every figure may be uncertain. */

type Next = () => number

function around(field: Range['field'], figure: number, next: Next): Distribution {
  const bounds = boundsOf[field]
  const room = bounds.whole ? 3 : 1
  const low = Math.max(bounds.min, 0, figure - Math.abs(figure) * 0.3 - (bounds.whole ? 1 : 0))
  const high = Math.max(low, Math.min(bounds.max, figure + Math.abs(figure) * 0.4 + room))
  const mode = (low + high) / 2
  switch (Math.floor(next() * 5)) {
    case 0:
      return { type: 'uniform', low, high }
    case 1:
      return { type: 'triangular', low, mode, high }
    case 2:
      return { type: 'pert', low, mode, high }
    case 3:
      return { type: 'log-normal', low: low + 0.5, high: high + 0.5 }
    default:
      return { type: 'normal', sd: Math.abs(figure) / 10 }
  }
}

/** What stands in proportion to a figure is rounded to the cent when it is set, which would blur the comparison. */
const isRounded = (line: Assumption, field: Range['field']): boolean =>
  (field === 'unitPrice' && 'segments' in line && line.segments !== undefined) ||
  (field === 'basis.amount' &&
    line.type === 'variable-cost' &&
    line.basis.type === 'per-unit' &&
    line.basis.tiers !== undefined)

function rangesOf(line: Assumption, share: number, next: Next): Range[] {
  const fields: Range['field'][] = changeableFields.filter((field) => figureAt(line, field) !== null)
  if (hasOwnCashDate(line)) fields.push('cash-delay')
  return fields
    .filter((field) => next() < share && !isRounded(line, field))
    .slice(0, 8)
    .map((field) => ({
      field,
      distribution: around(field, field === 'cash-delay' ? 0 : figureAt(line, field)!, next),
    }))
}

/** A random plan, each figure of each line being uncertain with a probability of `share`. */
export function uncertainPlan(seed: number, lines: number, months: number, share: number): Plan {
  const next = random(seed + 1000)
  const plan = randomPlan(seed, lines, months)
  return {
    ...plan,
    assumptions: plan.assumptions.map((line) => {
      const ranges = rangesOf(line, share, next)
      return { ...line, ranges: ranges.length > 0 ? ranges : undefined }
    }),
  }
}
