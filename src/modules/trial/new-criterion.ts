import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { CriterionRow } from './store.server.ts'

/** What a person says of a criterion, its threshold already in the measure's unit. */
export type CriterionFacts = Pick<
  CriterionRow,
  | 'name'
  | 'measureId'
  | 'comparison'
  | 'threshold'
  | 'minSample'
  | 'level'
  | 'hypothesisId'
  | 'kind'
  | 'period'
  | 'periodDays'
  | 'weight'
  | 'rubric'
  | 'voters'
>

export const newCriterion = (ctx: Ctx, stageId: Id<'Stage'>, facts: CriterionFacts): CriterionRow => ({
  ...facts,
  hubId: ctx.hub.id,
  id: newId<'Criterion'>(),
  stageId,
  createdAt: ctx.now(),
  updatedAt: ctx.now(),
  removedAt: null,
})
