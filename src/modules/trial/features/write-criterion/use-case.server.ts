import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { DEFAULT_CRITERIA } from '#modules/trial/rules/defaults.ts'
import { parseThreshold, type ThresholdCode } from '#modules/trial/rules/threshold.ts'
import {
  type CriterionRow,
  criteriaOf,
  criterionById,
  hypothesisById,
  insertCriteria,
  stageOf,
  updateCriterion,
} from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { CriterionForm } from './form.ts'

export type CriterionRefusal =
  | ThresholdCode
  | 'not_permitted'
  | 'not_found'
  | 'stage_closed'
  | 'unknown_measure'
  | 'unknown_hypothesis'

type Facts = Pick<
  CriterionRow,
  'name' | 'measureId' | 'comparison' | 'threshold' | 'minSample' | 'level' | 'hypothesisId'
>

/** Reads the threshold in the measure's unit and checks that the hypothesis is of the same stage. */
async function factsOf(
  tx: Tx,
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: CriterionForm,
): Promise<Result<Facts, CriterionRefusal>> {
  const measure = measureOf(input.measureId)
  if (!measure) return refuse('unknown_measure', 'measureId')
  const threshold = parseThreshold(input.threshold, measure.unit)
  if (!threshold.ok) return refuse(threshold.code, 'threshold')
  if (input.hypothesisId) {
    const hypothesis = await hypothesisById(tx, ctx.hub.id, input.hypothesisId)
    if (hypothesis?.stageId !== stageId || hypothesis.removedAt)
      return refuse('unknown_hypothesis', 'hypothesisId')
  }
  const { name, measureId, comparison, minSample, level, hypothesisId = null } = input
  return ok({ name, measureId, comparison, threshold: threshold.value, minSample, level, hypothesisId })
}

const newCriterion = (ctx: Ctx, stageId: Id<'Stage'>, facts: Facts): CriterionRow => ({
  ...facts,
  hubId: ctx.hub.id,
  id: newId<'Criterion'>(),
  stageId,
  createdAt: ctx.now(),
  updatedAt: ctx.now(),
  removedAt: null,
})

/** Adds a criterion to a stage that is not closed. The threshold is text, in the unit of the measure. */
export async function addCriterion(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: CriterionForm,
): Promise<Result<{ id: Id<'Criterion'> }, CriterionRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const stage = await stageOf(tx, ctx.hub.id, stageId)
      if (!stage) return refuse('not_found')
      if (stage.closed) return refuse('stage_closed')
      const facts = await factsOf(tx, ctx, stageId, input)
      if (!facts.ok) return facts
      const row = newCriterion(ctx, stageId, facts.value)
      await insertCriteria(tx, [row])
      await audit(tx, ctx, 'add', 'criterion', row.id, { threshold: row.threshold })
      return ok({ id: row.id })
    }),
  )
}

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
    const stage = await stageOf(tx, ctx.hub.id, found.stageId)
    if (stage?.closed) return refuse('stage_closed')
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

/**
 * Adds the usual criteria in one go: those whose measure exists here, in the unit they were chosen for, and that
 * the stage does not have yet. Answers how many were added.
 */
export async function addDefaultCriteria(
  ctx: Ctx,
  stageId: Id<'Stage'>,
): Promise<Result<{ added: number }, 'not_permitted' | 'not_found' | 'stage_closed' | 'nothing_to_add'>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const stage = await stageOf(tx, ctx.hub.id, stageId)
    if (!stage) return refuse('not_found')
    if (stage.closed) return refuse('stage_closed')
    const own = new Set((await criteriaOf(tx, ctx.hub.id, stageId)).map((one) => one.measureId))
    const rows = DEFAULT_CRITERIA.flatMap(({ measureId, units, ...rest }) => {
      const measure = measureOf(measureId)
      const fits = measure && (units as readonly string[]).includes(measure.unit)
      if (!fits || own.has(measureId)) return []
      const facts = { ...rest, measureId, name: fr.defaults[measureId], hypothesisId: null }
      return [newCriterion(ctx, stageId, facts)]
    })
    if (rows.length === 0) return refuse('nothing_to_add')
    await insertCriteria(tx, rows)
    for (const row of rows) await audit(tx, ctx, 'add', 'criterion', row.id, { threshold: row.threshold })
    return ok({ added: rows.length })
  })
}
