import { z } from 'zod'
import { onceField, optionalText, textField } from '#platform/forms/fields.ts'

export const undoForm = z.object({
  reason: textField(2000),
  argument: optionalText(1000),
  idempotencyKey: onceField(),
})
