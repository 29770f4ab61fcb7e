import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

export const accountForm = z.object({ code: textField(12), name: textField(120) })
export const renameForm = z.object({ name: textField(120) })
