import { ok, type Result, refuse } from '#kit/result.ts'
import { figureAt, hasOwnCashDate } from '../check-ranges.ts'
import { type Assumption, isFunding, type Plan } from '../plan.ts'
import { meanPrice } from '../revenue.ts'
import { boundsOf } from './fields.ts'
import { type Law, lawOf } from './law.ts'
import { wordsOf } from './random.ts'
import type { UncertainField } from './simulation.ts'

/** One uncertain figure of a plan. Plain data. */
export type Input = {
  readonly line: string
  readonly name: string
  readonly field: UncertainField
  /** The figure the forecast counts with; 1 for a funding, which it counts whole. */
  readonly figure: number
  readonly law: Law
  readonly group: string | null
  /** Index of the group's factor, or −1. */
  readonly factor: number
  /** Parts of the group's factor (negative when it moves against it) and of its own score. */
  readonly common: number
  readonly own: number
  /** Names its draws; see `wordsOf`. */
  readonly words: readonly [number, number]
}

export type Inputs = {
  readonly inputs: readonly Input[]
  /** Names of the draws of each group's factor. */
  readonly factors: readonly (readonly [number, number])[]
}
type InputRefusal = 'no_ranges' | 'unknown_group' | 'field_not_on_line' | 'range_out_of_order'

const figureOf = (line: Assumption, field: UncertainField): number | null => {
  if (field === 'chance') return 1
  if (field === 'cash-delay') return hasOwnCashDate(line) ? 0 : null
  if (field === 'unitPrice' && line.type === 'revenue') return meanPrice(line)
  return figureAt(line, field)
}

/**
 * Every range of the plan and every chance of a funding. Groups follow a Gaussian copula with one factor: the score of a
 * range is √ρ · g + √(1 − ρ) · e, so that two ranges of a group have normal scores of correlation ρ, −ρ when one moves
 * against it. Refuses, with the path, what a plan made by program could get wrong; and a plan where nothing is uncertain.
 */
export function inputsOf(plan: Plan): Result<Inputs, InputRefusal> {
  const rho = new Map((plan.correlations ?? []).map((c) => [c.group, c.rho]))
  const groups: string[] = []
  const inputs: Input[] = []
  for (const [i, line] of plan.assumptions.entries()) {
    const named = { line: line.id, name: line.name }
    for (const [k, range] of (line.ranges ?? []).entries()) {
      const at = `assumptions[${i}].ranges[${k}]`
      const figure = figureOf(line, range.field)
      if (figure === null) return refuse('field_not_on_line', `${at}.field`)
      if (!inOrder(range.distribution, figure)) return refuse('range_out_of_order', `${at}.distribution`)
      const { group = null } = range
      const together = group === null ? 0 : rho.get(group)
      if (together === undefined) return refuse('unknown_group', `${at}.group`)
      if (group !== null && !groups.includes(group)) groups.push(group)
      inputs.push({
        ...named,
        field: range.field,
        figure,
        law: lawOf(range.distribution, figure, boundsOf[range.field]),
        group,
        factor: group === null ? -1 : groups.indexOf(group),
        common: Math.sqrt(together) * (range.against ? -1 : 1),
        own: Math.sqrt(1 - together),
        words: wordsOf(`${line.id}/${range.field}`),
      })
    }
    if (!isFunding(line) || line.chance === undefined || line.chance >= 100) continue
    const law: Law = { ...boundsOf.chance, type: 'chance', chance: line.chance / 100 }
    const alone = { group: null, factor: -1, common: 0, own: 1 }
    inputs.push({ ...named, field: 'chance', figure: 1, law, ...alone, words: wordsOf(`${line.id}/chance`) })
  }
  if (inputs.length === 0) return refuse('no_ranges')
  // A slash first: no line can be called so.
  return ok({ inputs, factors: groups.map((group) => wordsOf(`/${group}`)) })
}

function inOrder(d: NonNullable<Assumption['ranges']>[number]['distribution'], figure: number): boolean {
  if (d.type === 'normal') return d.sd >= 0
  if (!(d.low <= d.high)) return false
  if (d.type === 'log-normal') return d.low > 0
  if (d.type === 'uniform') return true
  const mode = d.mode ?? figure
  return d.low <= mode && mode <= d.high
}
