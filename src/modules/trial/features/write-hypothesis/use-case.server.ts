import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { hypothesisById, insertHypothesis, openStage, updateHypothesis } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { HypothesisForm } from './form.ts'

type HypothesisRefusal = 'not_permitted' | 'not_found' | 'stage_closed' | 'learning_needed'

/** A hypothesis that is settled says what was learnt. */
const unlearnt = ({ state = 'open', learning }: HypothesisForm) => state !== 'open' && !learning

/** Adds a hypothesis to a stage that is not closed. */
export async function addHypothesis(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: HypothesisForm,
): Promise<Result<{ id: Id<'Hypothesis'> }, HypothesisRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (unlearnt(input)) return refuse('learning_needed', 'learning')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const stage = await openStage(tx, ctx, stageId)
      if (!stage.ok) return stage
      const { text, kind, test = '', state = 'open', learning = '', risk = null, evidence = null } = input
      const id = newId<'Hypothesis'>()
      const at = ctx.now()
      await insertHypothesis(tx, {
        ...{ hubId: ctx.hub.id, id, stageId, text, kind, test, state, learning },
        ...{ risk, evidence, createdAt: at, updatedAt: at, removedAt: null },
      })
      await audit(tx, ctx, 'add', 'hypothesis', id)
      return ok({ id })
    }),
  )
}

/** Changes a hypothesis, or settles it with what was learnt. */
export async function changeHypothesis(
  ctx: Ctx,
  id: Id<'Hypothesis'>,
  input: HypothesisForm,
): Promise<Result<{ id: Id<'Hypothesis'> }, HypothesisRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (unlearnt(input)) return refuse('learning_needed', 'learning')
  return await ctx.tx(async (tx) => {
    const found = await hypothesisById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    const stage = await openStage(tx, ctx, found.stageId)
    if (!stage.ok) return stage
    const { text, kind, test = '', state = found.state, learning = '' } = input
    const { risk = found.risk, evidence = found.evidence } = input
    const set = { text, kind, test, state, learning, risk, evidence }
    await updateHypothesis(tx, ctx.hub.id, id, { ...set, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'hypothesis', id, { from: found.state, to: state, risk, evidence })
    return ok({ id })
  })
}
