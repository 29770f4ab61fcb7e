import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

export const cancelForm = z.object({ number: textField(30), why: textField(300) })
