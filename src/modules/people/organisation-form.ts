import { z } from 'zod'
import { choiceField, onceField, optionalText, textField } from '#platform/forms/fields.ts'
import { contactFields } from './contact.ts'
import { ORGANISATION_KINDS } from './rules/segments.ts'
import { parseSiret } from './rules/siret.ts'

export const organisationForm = z.object({
  name: textField(120),
  kind: choiceField(ORGANISATION_KINDS),
  siret: optionalText(30)
    .transform((text, check) => {
      if (text === undefined) return undefined
      const siret = parseSiret(text)
      if (siret.ok) return siret.value
      check.addIssue({ code: 'custom', message: siret.code })
      return z.NEVER
    })
    .optional(),
  ...contactFields,
  note: optionalText(1000),
  idempotencyKey: onceField(),
})
export type OrganisationForm = z.infer<typeof organisationForm>
