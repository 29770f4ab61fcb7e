import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { addToStage, changeInStage, knownHypothesis } from '#modules/trial/criteria/write.server.ts'
import type { CriterionFacts } from '#modules/trial/new-criterion.ts'
import { parseThreshold, type ThresholdCode } from '#modules/trial/rules/threshold.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { CriterionForm } from './form.ts'

type CriterionRefusal =
  | ThresholdCode
  | 'not_permitted'
  | 'not_found'
  | 'stage_closed'
  | 'unknown_measure'
  | 'no_period'
  | 'days_needed'
  | 'not_a_measure'
  | 'unknown_hypothesis'

/**
 * Reads the threshold in the measure's unit, and checks that the measure has a period to choose and that the hypothesis
 * is of the same stage.
 */
async function factsOf(
  tx: Tx,
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: CriterionForm,
): Promise<Result<CriterionFacts, CriterionRefusal>> {
  const measure = measureOf(input.measureId)
  if (!measure) return refuse('unknown_measure', 'measureId')
  const threshold = parseThreshold(input.threshold, measure.unit)
  if (!threshold.ok) return refuse(threshold.code, 'threshold')
  const { period = 'own', weight = 1 } = input
  if (period !== 'own' && measure.window === 'to-date') return refuse('no_period', 'period')
  if (period === 'days' && !input.periodDays) return refuse('days_needed', 'periodDays')
  const hypothesis = await knownHypothesis(tx, ctx, stageId, input.hypothesisId)
  if (!hypothesis.ok) return hypothesis
  const { name, measureId, comparison, minSample, level, hypothesisId = null } = input
  return ok({
    ...{ name, measureId, comparison, threshold: threshold.value, minSample, level, hypothesisId },
    ...{ kind: 'measure', period, weight, rubric: null, voters: null },
    periodDays: period === 'days' ? (input.periodDays ?? null) : null,
  })
}

/** Adds a criterion to a stage that is not closed. The threshold is text, in the unit of the measure. */
export const addCriterion = (
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: CriterionForm,
): Promise<Result<{ id: Id<'Criterion'> }, CriterionRefusal>> =>
  addToStage(
    ctx,
    stageId,
    input.idempotencyKey,
    (tx) => factsOf(tx, ctx, stageId, input),
    ({ threshold }) => ({ threshold }),
  )

/** Changes a criterion of a stage that is not closed; the audit keeps both thresholds. */
export const changeCriterion = (
  ctx: Ctx,
  id: Id<'Criterion'>,
  input: CriterionForm,
): Promise<Result<{ id: Id<'Criterion'> }, CriterionRefusal>> =>
  changeInStage<CriterionRefusal>(
    ctx,
    id,
    ['measure', 'not_a_measure'],
    (tx, { stageId }) => factsOf(tx, ctx, stageId, input),
    ({ threshold }) => threshold,
  )
