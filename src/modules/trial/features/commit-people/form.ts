import { z } from 'zod'
import { GESTURES } from '#modules/trial/rules/mobilisation.ts'
import { choiceField, idField, onceField, optionalText } from '#platform/forms/fields.ts'

export const gestureForm = z.object({
  person: idField<'Person'>(),
  gesture: choiceField(GESTURES),
  words: optionalText(300),
  idempotencyKey: onceField(),
})
