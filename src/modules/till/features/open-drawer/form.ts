import { z } from 'zod'
import { countFields } from '#modules/till/count-form.ts'
import { optionalChoice } from '#platform/forms/fields.ts'

export const openForm = z.object({ ...countFields, from: optionalChoice(['safe', 'gap']) })
