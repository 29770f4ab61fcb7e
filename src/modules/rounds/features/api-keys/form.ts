import { z } from 'zod'
import { idField, textField } from '#platform/forms/fields.ts'

export const makeForm = z.object({ name: textField(80) })
export const revokeForm = z.object({ id: idField<'ApiToken'>() })
