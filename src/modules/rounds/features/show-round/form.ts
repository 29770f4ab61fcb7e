import { z } from 'zod'
import { choiceField, onceField, optionalText, wholeField } from '#platform/forms/fields.ts'

/** One move along the life of a round. */
export const lifeForm = z.object({
  intent: choiceField(['publish', 'reopen', 'cancel'] as const),
  seen: wholeField(0, 1_000_000),
  why: optionalText(300),
  idempotencyKey: onceField(),
})
