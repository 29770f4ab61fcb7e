import type { Assumption, Change } from '../plan.ts'
import type { ChangeableField } from '../vocabulary.ts'
import type { Choice } from './rebase.ts'

/** Figures whose product makes the size of a line: a pace multiplies them. */
function sizes(line: Assumption): readonly ChangeableField[] {
  switch (line.type) {
    case 'revenue': {
      const { growth } = line.volume
      const moving =
        growth.type === 'linear'
          ? 'volume.growth.perMonth'
          : growth.type === 's-curve'
            ? 'volume.growth.target'
            : growth.type === 'follows'
              ? 'volume.growth.ratio'
              : null
      return moving ? ['volume.start', moving] : ['volume.start']
    }
    case 'salary':
      return ['gross']
    case 'variable-cost':
      return [line.basis.type === 'per-unit' ? 'basis.amount' : 'basis.percent']
    case 'in-kind':
      return [line.value.type === 'hours' ? 'value.hours' : 'value.amount']
    case 'loan':
    case 'deposit':
      // What was borrowed or deposited is a fact; a pace says nothing of it.
      return []
    default:
      return ['amount']
  }
}

const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent * 100) / 100))

/**
 * A choice for the months to come as changes of the plan that a scenario can hold. A pace multiplies what makes the size
 * of the line, a delay moves its months. Nothing for « as planned », nor for a line that a pace cannot change.
 */
export function changesFor(line: Assumption, choice: Choice, pace: number | null): Change[] {
  if (choice.method === 'late')
    return choice.months > 0 ? [{ type: 'delay', line: line.id, months: choice.months }] : []
  if (choice.method !== 'real-pace' || pace === null || pace === 1) return []
  // A share cannot pass a hundred, and a margin shrinks when what the goods cost grows.
  if (line.type === 'variable-cost' && line.basis.type !== 'per-unit') {
    const { type, percent } = line.basis
    const value = type === 'margin' ? 100 - (100 - percent) * pace : percent * pace
    return [{ type: 'set', line: line.id, field: 'basis.percent', value: within(value) }]
  }
  return sizes(line).map((field) => ({ type: 'multiply', line: line.id, field, factor: pace }))
}
