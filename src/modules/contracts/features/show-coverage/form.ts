import { z } from 'zod'
import { dayField, idField } from '#platform/forms/fields.ts'

export const endForm = z.object({ lastDay: dayField() })
export const nameForm = z.object({ personId: idField<'Person'>() })
