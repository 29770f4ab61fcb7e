import { z } from 'zod'
import { choiceField, onceField, optionalText } from '#platform/forms/fields.ts'

export const vetForm = z.object({
  verb: choiceField(['approve', 'suspend', 'resume', 'refuse', 'reopen']),
  why: optionalText(400),
  insuranceWaived: optionalText(200),
  idempotencyKey: onceField(),
})
