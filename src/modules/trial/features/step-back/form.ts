import { z } from 'zod'
import { onceField, optionalText, textField } from '#platform/forms/fields.ts'

export const reviewForm = z.object({
  present: textField(300),
  noticed: textField(3000),
  decided: textField(3000),
  nextTest: optionalText(500),
  idempotencyKey: onceField(),
})
export type ReviewForm = z.infer<typeof reviewForm>
