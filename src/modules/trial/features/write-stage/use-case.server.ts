import { type Id, newId } from '#kit/id.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { overlap } from '#modules/trial/rules/stages.ts'
import { insertStage, lockTrial, type Stage, stagesOf, updateStage } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { StageForm } from './form.ts'

type StageRefusal = 'not_permitted' | 'ends_before_start' | 'stage_overlaps'

function misplaced(
  input: StageForm,
  others: readonly Stage[],
): Refusal<'ends_before_start' | 'stage_overlaps'> | undefined {
  if (input.endsOn < input.startsOn) return refuse('ends_before_start', 'endsOn')
  if (others.some((other) => overlap(input, other))) return refuse('stage_overlaps', 'startsOn')
  return undefined
}

/** Adds a stage to the trial. Its days may not touch another stage's. */
export async function addStage(
  ctx: Ctx,
  input: StageForm,
): Promise<Result<{ id: Id<'Stage'> }, StageRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, ...facts } = input
  return await ctx.tx((tx) =>
    once(tx, ctx, idempotencyKey, async () => {
      await lockTrial(tx, ctx)
      const wrong = misplaced(input, await stagesOf(tx, ctx.hub.id))
      if (wrong) return wrong
      const id = newId<'Stage'>()
      const at = ctx.now()
      await insertStage(tx, { ...facts, hubId: ctx.hub.id, id, createdAt: at, updatedAt: at })
      await audit(tx, ctx, 'add', 'trial-stage', id)
      return ok({ id })
    }),
  )
}

/** Changes a stage that no decision has closed. */
export async function changeStage(
  ctx: Ctx,
  id: Id<'Stage'>,
  input: StageForm,
): Promise<Result<{ id: Id<'Stage'> }, StageRefusal | 'not_found' | 'stage_closed'>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey: _key, ...facts } = input
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const stages = await stagesOf(tx, ctx.hub.id)
    const stage = stages.find((one) => one.id === id)
    if (!stage) return refuse('not_found')
    if (stage.closed) return refuse('stage_closed')
    const wrong = misplaced(
      input,
      stages.filter((one) => one !== stage),
    )
    if (wrong) return wrong
    await updateStage(tx, ctx.hub.id, id, { ...facts, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'trial-stage', id, {
      endsOn: input.endsOn,
      budget: input.budget.toString(),
    })
    return ok({ id })
  })
}
