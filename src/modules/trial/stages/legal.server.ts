import { z } from 'zod'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { dayField, onceField, textField } from '#platform/forms/fields.ts'
import { mayWriteTrial } from '../permits.ts'
import { insertStep, type LegalStepRow, stepById, stepsOf, updateStep } from './store.server.ts'

export const stepForm = z.object({
  name: textField(80),
  targetOn: dayField(),
  idempotencyKey: onceField(),
})
export type StepForm = z.infer<typeof stepForm>
type Code = 'not_permitted' | 'not_found' | 'step_known' | 'done_in_future'
type Done = { id: Id<'LegalStep'> }

/** Adds a step of the hub's legal status, with the day by which it should be done. One name stands once. */
export async function addStep(ctx: Ctx, input: StepForm): Promise<Result<Done, Code>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Done, Code>(tx, ctx, input.idempotencyKey, async () => {
      const name = input.name.toLowerCase()
      const known = (await stepsOf(tx, ctx.hub.id)).some((step) => step.name.toLowerCase() === name)
      if (known) return refuse('step_known', 'name')
      const at = ctx.now()
      const id = newId<'LegalStep'>()
      await insertStep(tx, {
        ...{ hubId: ctx.hub.id, id, name: input.name, targetOn: input.targetOn, doneOn: null },
        ...{ createdAt: at, updatedAt: at, removedAt: null },
      })
      await audit(tx, ctx, 'add', 'legal-step', id, { targetOn: input.targetOn })
      return ok({ id })
    }),
  )
}

async function change(
  ctx: Ctx,
  id: Id<'LegalStep'>,
  verb: string,
  set: Partial<LegalStepRow>,
): Promise<Result<Done, Code>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    if (!(await stepById(tx, ctx.hub.id, id))) return refuse('not_found')
    await updateStep(tx, ctx.hub.id, id, { ...set, updatedAt: ctx.now() })
    await audit(tx, ctx, verb, 'legal-step', id, set)
    return ok({ id })
  })
}

/** Says on which day a step was done; null takes it back. */
export async function markStep(ctx: Ctx, id: Id<'LegalStep'>, doneOn: Day | null) {
  if (doneOn && doneOn > ctx.today()) return refuse('done_in_future', 'doneOn')
  return await change(ctx, id, doneOn ? 'do' : 'undo', { doneOn })
}

/** Moves the day by which a step should be done. */
export const moveStep = (ctx: Ctx, id: Id<'LegalStep'>, targetOn: Day) =>
  change(ctx, id, 'move', { targetOn })

/** Takes a step out, or puts it back: what is removed is kept. */
export const setStepRemoved = (ctx: Ctx, id: Id<'LegalStep'>, removed: boolean) =>
  change(ctx, id, removed ? 'remove' : 'restore', { removedAt: removed ? ctx.now() : null })
