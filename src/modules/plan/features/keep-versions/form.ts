import { z } from 'zod'
import { onceField, textField } from '#platform/forms/fields.ts'

export const saveVersionForm = z.object({ reason: textField(300), idempotencyKey: onceField() })
