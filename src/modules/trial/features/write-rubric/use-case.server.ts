import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { addToStage, knownHypothesis } from '#modules/trial/criteria/add.server.ts'
import { votesOf } from '#modules/trial/criteria/store.server.ts'
import type { CriterionFacts } from '#modules/trial/new-criterion.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { criterionById, openStage, updateCriterion } from '#modules/trial/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { RubricForm } from './form.ts'

type RubricRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'stage_closed'
  | 'same_levels'
  | 'unknown_hypothesis'
  | 'not_a_rubric'
  | 'grid_voted'

async function factsOf(
  tx: Tx,
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: RubricForm,
): Promise<Result<CriterionFacts, RubricRefusal>> {
  const rubric = [input.level1, input.level2, input.level3, input.level4]
  const twin = rubric.findIndex((words, i) => rubric.slice(0, i).some((other) => fold(other) === fold(words)))
  if (twin > 0) return refuse('same_levels', `level${twin + 1}`)
  const hypothesis = await knownHypothesis(tx, ctx, stageId, input.hypothesisId)
  if (!hypothesis.ok) return hypothesis
  const { name, wanted, minSample, level, weight, voters, hypothesisId = null } = input
  return ok({
    ...{ name, measureId: '', comparison: 'at-least', threshold: wanted, minSample, level, hypothesisId },
    ...{ kind: 'rubric', period: 'own', periodDays: null, weight, rubric, voters },
  })
}

/** Adds a criterion that people vote on: four levels in words, the one wanted, and how many votes it takes. */
export const addRubric = (
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: RubricForm,
): Promise<Result<{ id: Id<'Criterion'> }, RubricRefusal>> =>
  addToStage(
    ctx,
    stageId,
    input.idempotencyKey,
    (tx) => factsOf(tx, ctx, stageId, input),
    ({ threshold }) => ({ wanted: threshold }),
  )

/**
 * Changes a grid of an open stage. Once somebody has voted the words of its levels stay: a vote was given on those.
 */
export async function changeRubric(
  ctx: Ctx,
  id: Id<'Criterion'>,
  input: RubricForm,
): Promise<Result<{ id: Id<'Criterion'> }, RubricRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await criterionById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    if (found.kind !== 'rubric') return refuse('not_a_rubric')
    const stage = await openStage(tx, ctx, found.stageId)
    if (!stage.ok) return stage
    const facts = await factsOf(tx, ctx, found.stageId, input)
    if (!facts.ok) return facts
    const reworded = facts.value.rubric?.findIndex((words, i) => words !== found.rubric?.[i]) ?? -1
    if (reworded >= 0 && (await votesOf(tx, ctx.hub.id, [id])).size > 0)
      return refuse('grid_voted', `level${reworded + 1}`)
    await updateCriterion(tx, ctx.hub.id, id, { ...facts.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'criterion', id, { from: found.rubric, to: facts.value.rubric })
    return ok({ id })
  })
}
