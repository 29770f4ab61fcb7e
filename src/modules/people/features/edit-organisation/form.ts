import { z } from 'zod'
import { organisationForm } from '../../organisation-form.ts'
import { seenField } from '../../seen-field.ts'

export const editOrganisationForm = z.object({ ...organisationForm.shape, seenAt: seenField() })
export type EditOrganisationForm = z.infer<typeof editOrganisationForm>
