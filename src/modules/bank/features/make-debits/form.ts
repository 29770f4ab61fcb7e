import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { dayField, onceField } from '#platform/forms/fields.ts'

/** The day, and the mandates ticked. */
export const debitsForm = z.object({
  collectOn: dayField(),
  mandates: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [ids ?? []].flat().filter((id) => isId<'Mandate'>(id))),
  idempotencyKey: onceField(),
})
