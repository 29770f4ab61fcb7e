import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { addToStage, knownHypothesis } from '#modules/trial/criteria/add.server.ts'
import type { CriterionFacts } from '#modules/trial/new-criterion.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { parseThreshold, type ThresholdCode } from '#modules/trial/rules/threshold.ts'
import { criterionById, openStage, updateCriterion } from '#modules/trial/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
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
export async function changeCriterion(
  ctx: Ctx,
  id: Id<'Criterion'>,
  input: CriterionForm,
): Promise<Result<{ id: Id<'Criterion'> }, CriterionRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await criterionById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    if (found.kind !== 'measure') return refuse('not_a_measure')
    const stage = await openStage(tx, ctx, found.stageId)
    if (!stage.ok) return stage
    const facts = await factsOf(tx, ctx, found.stageId, input)
    if (!facts.ok) return facts
    await updateCriterion(tx, ctx.hub.id, id, { ...facts.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'criterion', id, {
      from: found.threshold,
      to: facts.value.threshold,
    })
    return ok({ id })
  })
}
