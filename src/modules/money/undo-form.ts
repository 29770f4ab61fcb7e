import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

export const undoForm = z.object({ why: textField(200) })
