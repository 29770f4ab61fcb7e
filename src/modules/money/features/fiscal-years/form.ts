import { z } from 'zod'
import { dayField } from '#platform/forms/fields.ts'

export const fiscalYearForm = z.object({ startsOn: dayField(), endsOn: dayField() })
