import { z } from 'zod'
import { personForm } from '#modules/people/person-form.ts'
import { seenField } from '#platform/forms/fields.ts'

export const editPersonForm = z.object({ ...personForm.shape, seenAt: seenField() })
export type EditPersonForm = z.infer<typeof editPersonForm>
