import { z } from 'zod'
import { countFields } from '#modules/till/count-form.ts'
import { optionalEuros } from '#platform/forms/fields.ts'

export const closeForm = z.object({ ...countFields, toSafe: optionalEuros() })
