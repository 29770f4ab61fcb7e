import { z } from 'zod'
import { idField } from '#platform/forms/fields.ts'

export const lostForm = z.object({ personId: idField<'Person'>() })
