import { z } from 'zod'
import { organisationForm } from '#modules/people/organisation-form.ts'
import { seenField } from '#platform/forms/fields.ts'

export const editOrganisationForm = z.object({ ...organisationForm.shape, seenAt: seenField() })
export type EditOrganisationForm = z.infer<typeof editOrganisationForm>
