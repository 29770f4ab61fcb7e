import { z } from 'zod'
import { idField, onceField, textField } from '#platform/forms/fields.ts'

export const addForm = z.object({ name: textField(60), idempotencyKey: onceField() })
export const joinForm = z.object({ session: idField<'TillSession'>() })
