import { z } from 'zod'
import { serviceFields } from '#modules/catalogue/service-form.ts'
import { seenField } from '#platform/forms/fields.ts'

export const editServiceForm = z.object({
  ...serviceFields,
  seenAt: seenField(),
})
