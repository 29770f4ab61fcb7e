import { z } from 'zod'
import { personForm } from '../../person-form.ts'
import { seenField } from '../../seen-field.ts'

export const editPersonForm = z.object({ ...personForm.shape, seenAt: seenField() })
export type EditPersonForm = z.infer<typeof editPersonForm>
