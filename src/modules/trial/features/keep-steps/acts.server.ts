import { z } from 'zod'
import { addStep, markStep, moveStep, setStepRemoved, stepForm } from '#modules/trial/stages/legal.server.ts'
import { dayField, idField } from '#platform/forms/fields.ts'
import { type Verbs, verb } from '#platform/forms/verbs.server.ts'

const step = z.object({ step: idField<'LegalStep'>() })
const saved = () => '?fait=saved'

/** What the page of legal steps can do, by the word of its form. */
export const STEP_ACTS: Verbs = {
  add: verb(stepForm, addStep, () => '?fait=added'),
  done: verb(
    step.extend({ doneOn: dayField() }),
    (ctx, input) => markStep(ctx, input.step, input.doneOn),
    saved,
  ),
  undo: verb(step, (ctx, input) => markStep(ctx, input.step, null), saved),
  move: verb(
    step.extend({ targetOn: dayField() }),
    (ctx, input) => moveStep(ctx, input.step, input.targetOn),
    saved,
  ),
  remove: verb(
    step,
    (ctx, input) => setStepRemoved(ctx, input.step, true),
    (id) => `?retire=${id}`,
  ),
  restore: verb(step, (ctx, input) => setStepRemoved(ctx, input.step, false), saved),
}
