import { type Id, isId, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { insertTest, lockedTest, type TestRow, updateTest } from '#modules/trial/learning/store.server.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { parseThreshold, type ThresholdUnit } from '#modules/trial/rules/threshold.ts'
import { criterionById, hypothesisById, insertHypothesis, openStage } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { TestForm } from './form.ts'

type Reads = Pick<TestRow, 'measureId' | 'counted' | 'unit' | 'criterionId' | 'comparison' | 'threshold'>

/**
 * What a test reads, and against which threshold: a criterion of its stage (whose threshold holds unless another is
 * typed), a measure, or a count by hand. The threshold is typed in the unit of what is read.
 */
async function readsOf(tx: Tx, ctx: Ctx, stageId: Id<'Stage'>, input: TestForm): Promise<Result<Reads>> {
  const [what, id = ''] = input.source.split(':')
  const { comparison } = input
  const typed = (unit: ThresholdUnit): Result<number> => {
    if (!input.threshold) return refuse('required', 'threshold')
    const threshold = parseThreshold(input.threshold, unit)
    return threshold.ok ? threshold : refuse(threshold.code, 'threshold')
  }
  if (what === 'hand') {
    if (!input.counted) return refuse('counted_needed', 'counted')
    const unit = input.unit ?? 'count'
    const threshold = typed(unit)
    if (!threshold.ok) return threshold
    const { counted } = input
    return ok({
      ...{ measureId: null, counted, unit, criterionId: null },
      comparison,
      threshold: threshold.value,
    })
  }
  if (what === 'measure') {
    const measure = measureOf(id)
    if (!measure) return refuse('unknown_measure', 'source')
    const threshold = typed(measure.unit)
    if (!threshold.ok) return threshold
    const reads = { measureId: measure.id, counted: '', unit: measure.unit, criterionId: null }
    return ok({ ...reads, comparison, threshold: threshold.value })
  }
  const criterion = what === 'criterion' && isId<'Criterion'>(id) && (await criterionById(tx, ctx.hub.id, id))
  if (!criterion || criterion.removedAt || criterion.stageId !== stageId)
    return refuse('unknown_criterion', 'source')
  const measure = measureOf(criterion.measureId)
  if (!measure) return refuse('unknown_measure', 'source')
  const reads = { measureId: measure.id, counted: '', unit: measure.unit, criterionId: criterion.id }
  if (!input.threshold)
    return ok({ ...reads, comparison: criterion.comparison, threshold: criterion.threshold })
  const threshold = typed(measure.unit)
  return threshold.ok ? ok({ ...reads, comparison, threshold: threshold.value }) : threshold
}

/** The hypothesis that a new test is about: one of an open stage, or one written with it in the stage given. */
async function aboutOf(
  tx: Tx,
  ctx: Ctx,
  stageId: Id<'Stage'> | undefined,
  input: TestForm,
): Promise<Result<{ hypothesisId: Id<'Hypothesis'>; stageId: Id<'Stage'> }>> {
  const { hypothesisId, belief, kind } = input
  if (hypothesisId) {
    const found = await hypothesisById(tx, ctx.hub.id, hypothesisId)
    if (!found || found.removedAt) return refuse('not_found', 'hypothesisId')
    const stage = await openStage(tx, ctx, found.stageId)
    return stage.ok ? ok({ hypothesisId, stageId: found.stageId }) : refuse(stage.code, 'hypothesisId')
  }
  if (!belief) return refuse('belief_needed', 'belief')
  if (!kind) return refuse('required', 'kind')
  if (!stageId) return refuse('no_open_stage')
  const stage = await openStage(tx, ctx, stageId)
  if (!stage.ok) return stage
  const id = newId<'Hypothesis'>()
  const at = ctx.now()
  await insertHypothesis(tx, {
    ...{ hubId: ctx.hub.id, id, stageId, text: belief, kind, test: '', state: 'open', learning: '' },
    ...{ risk: null, evidence: null, createdAt: at, updatedAt: at, removedAt: null },
  })
  await audit(tx, ctx, 'add', 'hypothesis', id)
  return ok({ hypothesisId: id, stageId })
}

const facts = ({ name, how, minSample, deadline, cost, hours, owner }: TestForm) => ({
  ...{ name, how, minSample, deadline, cost, hours, owner },
})

/**
 * Plans a test of a hypothesis; `stageId` is where a hypothesis written with it goes. Refuses a deadline that is past
 * and a threshold in the wrong unit, each beside its field.
 */
export async function planTest(
  ctx: Ctx,
  stageId: Id<'Stage'> | undefined,
  input: TestForm,
): Promise<Result<{ id: Id<'Test'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (input.deadline < ctx.today()) return refuse('deadline_past', 'deadline')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const about = await aboutOf(tx, ctx, stageId, input)
      if (!about.ok) return about
      const reads = await readsOf(tx, ctx, about.value.stageId, input)
      if (!reads.ok) return reads
      const id = newId<'Test'>()
      const at = ctx.now()
      await insertTest(tx, {
        ...{ hubId: ctx.hub.id, id, ...about.value, ...facts(input), ...reads.value },
        ...{ startedOn: null, endedOn: null, state: 'planned', why: '', createdAt: at, updatedAt: at },
      })
      await audit(tx, ctx, 'add', 'trial-test', id, { name: input.name })
      return ok({ id })
    }),
  )
}

/**
 * Changes a test that is planned or running. What it reads and its threshold stay as they were once it runs: moving
 * the bar during the race proves nothing.
 */
export async function changeTest(
  ctx: Ctx,
  id: Id<'Test'>,
  input: TestForm,
): Promise<Result<{ id: Id<'Test'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const test = await lockedTest(tx, ctx.hub.id, id)
    if (!test) return refuse('not_found')
    if (test.state !== 'planned' && test.state !== 'running') return refuse('test_over')
    const stage = await openStage(tx, ctx, test.stageId)
    if (!stage.ok) return stage
    if (input.deadline !== test.deadline && input.deadline < ctx.today())
      return refuse('deadline_past', 'deadline')
    const reads = await readsOf(tx, ctx, test.stageId, input)
    if (!reads.ok) return reads
    if (test.state === 'running' && !sameReads(test, { ...reads.value, minSample: input.minSample }))
      return refuse('bar_is_set', 'threshold')
    await updateTest(tx, ctx.hub.id, id, { ...facts(input), ...reads.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'trial-test', id, { deadline: input.deadline })
    return ok({ id })
  })
}

const sameReads = (test: TestRow, reads: Reads & { minSample: number }): boolean =>
  test.measureId === reads.measureId &&
  test.unit === reads.unit &&
  test.comparison === reads.comparison &&
  test.threshold === reads.threshold &&
  test.minSample === reads.minSample
