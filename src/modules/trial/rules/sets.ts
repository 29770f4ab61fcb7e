import type { Comparison, CriterionKind, Level, PeriodKind, Voters } from './words.ts'

/** A criterion as a set keeps it: all but its stage and its hypothesis. */
export type SetItem = {
  kind: CriterionKind
  name: string
  measureId: string
  comparison: Comparison
  /** In the unit that the measure had when the set was written; the level wanted for a grid. */
  threshold: number
  minSample: number
  level: Level
  weight: number
  period: PeriodKind
  periodDays: number | null
  rubric: string[] | null
  voters: Voters | null
}

/** Two criteria that a stage should not have twice: the same measure compared the same way, or the same grid. */
export const sameCriterion = (
  a: Pick<SetItem, 'kind' | 'name' | 'measureId' | 'comparison'>,
  b: Pick<SetItem, 'kind' | 'name' | 'measureId' | 'comparison'>,
): boolean =>
  a.kind === b.kind &&
  (a.kind === 'measure' ? a.measureId === b.measureId && a.comparison === b.comparison : a.name === b.name)
