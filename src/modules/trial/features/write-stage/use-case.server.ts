import { type Id, newId } from '#kit/id.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { overlap, type Unlikely, unlikely } from '#modules/trial/rules/stages.ts'
import { insertStage, lockTrial, type Stage, stagesOf, updateStage } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { StageForm } from './form.ts'

type StageRefusal = 'not_permitted' | 'stage_overlaps' | Unlikely

function misplaced(
  input: StageForm,
  others: readonly Stage[],
): Refusal<'stage_overlaps' | Unlikely> | undefined {
  const wrong = unlikely(input)
  if (wrong) return refuse(wrong.code, wrong.field)
  if (others.some((other) => overlap(input, other))) return refuse('stage_overlaps', 'startsOn')
  return undefined
}

/** What the form says of a stage, as its row keeps it: what is left blank is none. */
const factsOf = ({ idempotencyKey: _, ...input }: StageForm) => ({
  ...input,
  paidHours: input.paidHours ?? 0,
  vehicle: input.vehicle ?? '',
  premises: input.premises ?? '',
  equipment: input.equipment ?? '',
})

/** Adds a stage to the trial. Its days may not touch another stage's. */
export async function addStage(
  ctx: Ctx,
  input: StageForm,
): Promise<Result<{ id: Id<'Stage'> }, StageRefusal>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockTrial(tx, ctx)
      const wrong = misplaced(input, await stagesOf(tx, ctx.hub.id))
      if (wrong) return wrong
      const id = newId<'Stage'>()
      const at = ctx.now()
      await insertStage(tx, { ...factsOf(input), hubId: ctx.hub.id, id, createdAt: at, updatedAt: at })
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
    await updateStage(tx, ctx.hub.id, id, { ...factsOf(input), updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'trial-stage', id, {
      endsOn: input.endsOn,
      budget: input.budget.toString(),
    })
    return ok({ id })
  })
}
