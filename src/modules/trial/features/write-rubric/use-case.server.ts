import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { votesOf } from '#modules/trial/criteria/store.server.ts'
import { addToStage, changeInStage, knownHypothesis } from '#modules/trial/criteria/write.server.ts'
import type { CriterionFacts } from '#modules/trial/new-criterion.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
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
export const changeRubric = (
  ctx: Ctx,
  id: Id<'Criterion'>,
  input: RubricForm,
): Promise<Result<{ id: Id<'Criterion'> }, RubricRefusal>> =>
  changeInStage<RubricRefusal>(
    ctx,
    id,
    ['rubric', 'not_a_rubric'],
    async (tx, found) => {
      const facts = await factsOf(tx, ctx, found.stageId, input)
      if (!facts.ok) return facts
      const reworded = facts.value.rubric?.findIndex((words, i) => words !== found.rubric?.[i]) ?? -1
      if (reworded >= 0 && (await votesOf(tx, ctx.hub.id, [id])).size > 0)
        return refuse('grid_voted', `level${reworded + 1}`)
      return facts
    },
    ({ rubric }) => rubric,
  )
