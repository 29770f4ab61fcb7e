import { z } from 'zod'
import { idField, textField } from '#platform/forms/fields.ts'

export const undoForm = z.object({ moveId: idField<'HeldMove'>(), why: textField(300) })
