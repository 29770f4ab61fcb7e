import { z } from 'zod'
import { optionalId, textField } from '#platform/forms/fields.ts'

export const acceptForm = z.object({ organisationId: optionalId<'Organisation'>() })
export const refuseForm = z.object({ why: textField(600) })
