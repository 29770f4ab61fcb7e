import { z } from 'zod'
import { personForm } from '#modules/people/person-form.ts'
import { seenField } from '#modules/people/seen-field.ts'

export const editPersonForm = z.object({ ...personForm.shape, seenAt: seenField() })
export type EditPersonForm = z.infer<typeof editPersonForm>
