import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

/** Taking something back needs a reason. */
export const undoForm = z.object({ why: textField(200) })
