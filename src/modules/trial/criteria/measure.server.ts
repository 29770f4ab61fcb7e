import { measureOf, measureOver } from '#modules/measures/index.server.ts'
import type { Measure } from '#platform/measure/measure.ts'
import type { CriterionRow, Stage } from '../store.server.ts'

/**
 * The measure of a criterion over the criterion's own period; undefined for a grid and for a measure no longer offered. A
 * measure to date tells the state of a day: it has no period.
 */
export function measureFor(
  criterion: Pick<CriterionRow, 'kind' | 'measureId' | 'period' | 'periodDays'>,
  stage: Pick<Stage, 'startsOn'>,
): Measure | undefined {
  const measure = criterion.kind === 'measure' ? measureOf(criterion.measureId) : undefined
  if (!measure || measure.window === 'to-date') return measure
  if (criterion.period === 'stage') return measureOver(measure, { since: stage.startsOn })
  if (criterion.period === 'days' && criterion.periodDays)
    return measureOver(measure, { days: criterion.periodDays })
  return measure
}
