import { z } from 'zod'
import { optionalText, wholeField } from '#platform/forms/fields.ts'

export const rateForm = z.object({ score: wholeField(1, 4), comment: optionalText(500) })
