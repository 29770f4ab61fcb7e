import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

export const leaveForm = z.object({ reason: textField(200) })
