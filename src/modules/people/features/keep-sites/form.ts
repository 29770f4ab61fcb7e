import { z } from 'zod'
import { contactFields } from '#modules/people/contact.ts'
import { onceField, optionalText, seenField, textField } from '#platform/forms/fields.ts'

const { street, postcode, city } = contactFields

export const siteForm = z.object({
  name: textField(120),
  ...{ street, postcode, city },
  access: optionalText(1000),
  idempotencyKey: onceField(),
})
export type SiteForm = z.infer<typeof siteForm>

export const editSiteForm = z.object({ ...siteForm.shape, seenAt: seenField() })
export type EditSiteForm = z.infer<typeof editSiteForm>
