import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { choiceField, dayField, onceField } from '#platform/forms/fields.ts'

export const WHO = ['all', 'person', 'organisation'] as const

export const runForm = z.object({
  until: dayField(),
  who: choiceField(WHO),
  payers: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [ids ?? []].flat().filter((id) => isId(id)) as string[]),
  send: z.literal('on').optional(),
  idempotencyKey: onceField(),
})
