import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { dayField, onceField } from '#platform/forms/fields.ts'

/** The days between which jobs count, and the providers ticked. */
export const payoutsForm = z.object({
  since: dayField(),
  until: dayField(),
  providers: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [ids ?? []].flat().filter((id) => isId<'Organisation'>(id))),
  idempotencyKey: onceField(),
})
