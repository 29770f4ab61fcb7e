import { z } from 'zod'
import { dayField } from '#platform/forms/fields.ts'

/** The last day of the month up to which everything closes. */
export const closeMonthForm = z.object({ through: dayField() })
