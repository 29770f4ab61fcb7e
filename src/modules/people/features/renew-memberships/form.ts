import { z } from 'zod'
import { wholeField } from '#platform/forms/fields.ts'

export const noticeDaysForm = z.object({ noticeDays: wholeField(1, 180) })
