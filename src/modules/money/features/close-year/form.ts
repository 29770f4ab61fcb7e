import { z } from 'zod'
import { dayField, onceField } from '#platform/forms/fields.ts'

export const closeForm = z.object({
  seen: z.union([z.literal('on'), z.undefined()]).transform((v) => v === 'on'),
})
export const assignForm = z.object({ day: dayField(), idempotencyKey: onceField() })
