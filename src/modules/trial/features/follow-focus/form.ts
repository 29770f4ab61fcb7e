import { z } from 'zod'
import { onceField, textField, wholeField } from '#platform/forms/fields.ts'

/** More than this at once is no focus any more. */
export const MOST_LIMIT = 30

export const limitForm = z.object({
  most: wholeField(1, MOST_LIMIT),
  reason: textField(500),
  idempotencyKey: onceField(),
})
