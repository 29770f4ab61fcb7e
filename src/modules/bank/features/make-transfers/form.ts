import { z } from 'zod'
import { dayField, onceField } from '#platform/forms/fields.ts'

/** The day, and the keys of what is to be paid, as the page gave them. */
export const transfersForm = z.object({
  executeOn: dayField(),
  keys: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((keys) => [keys ?? []].flat().filter((key) => key.length < 100)),
  idempotencyKey: onceField(),
})
