import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type CriterionFacts, newCriterion } from '../new-criterion.ts'
import { mayWriteTrial } from '../permits.ts'
import {
  type CriterionRow,
  criterionById,
  hypothesisById,
  insertCriteria,
  openStage,
  updateCriterion,
} from '../store.server.ts'

type Told = (criterion: Pick<CriterionRow, 'threshold' | 'rubric'>) => unknown
type Written<Code extends string> = Result<
  { id: Id<'Criterion'> },
  Code | 'not_permitted' | 'not_found' | 'stage_closed'
>

/**
 * Adds a criterion of either kind to a stage that is not closed. `factsOf` reads what was typed, or says what is wrong
 * with it; `told` is what the audit keeps of it. The same form sent twice adds one.
 */
export async function addToStage<Code extends string>(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  idempotencyKey: string | undefined,
  factsOf: (tx: Tx) => Promise<Result<CriterionFacts, Code>>,
  told: (row: CriterionRow) => Record<string, unknown>,
): Promise<Written<Code>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Criterion'> }, Code | 'not_found' | 'stage_closed'>(tx, ctx, idempotencyKey, async () => {
      const stage = await openStage(tx, ctx, stageId)
      if (!stage.ok) return stage
      const facts = await factsOf(tx)
      if (!facts.ok) return facts
      const row = newCriterion(ctx, stageId, facts.value)
      await insertCriteria(tx, [row])
      await audit(tx, ctx, 'add', 'criterion', row.id, told(row))
      return ok({ id: row.id })
    }),
  )
}

/**
 * Changes a criterion of one kind in a stage that is not closed; `other` is said of one of the other kind. `factsOf` reads
 * what was typed for that criterion, or says what is wrong with it; the audit keeps what is `told` before and after.
 */
export async function changeInStage<Code extends string>(
  ctx: Ctx,
  id: Id<'Criterion'>,
  [kind, other]: readonly [CriterionRow['kind'], Code],
  factsOf: (tx: Tx, found: CriterionRow) => Promise<Result<CriterionFacts, Code>>,
  told: Told,
): Promise<Written<Code>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Written<Code>> => {
    const found = await criterionById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    if (found.kind !== kind) return refuse(other)
    const stage = await openStage(tx, ctx, found.stageId)
    if (!stage.ok) return stage
    const facts = await factsOf(tx, found)
    if (!facts.ok) return facts
    await updateCriterion(tx, ctx.hub.id, id, { ...facts.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'criterion', id, { from: told(found), to: told(facts.value) })
    return ok({ id })
  })
}

/** A criterion tests a hypothesis of its own stage, or none. */
export async function knownHypothesis(
  tx: Tx,
  ctx: Ctx,
  stageId: Id<'Stage'>,
  id: Id<'Hypothesis'> | undefined,
): Promise<Result<null, 'unknown_hypothesis'>> {
  if (!id) return ok(null)
  const hypothesis = await hypothesisById(tx, ctx.hub.id, id)
  return hypothesis?.stageId === stageId && !hypothesis.removedAt
    ? ok(null)
    : refuse('unknown_hypothesis', 'hypothesisId')
}
