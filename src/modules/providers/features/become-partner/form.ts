import { z } from 'zod'
import { parseSiret } from '#modules/people/index.server.ts'
import {
  choiceField,
  onceField,
  optionalEmail,
  optionalEuros,
  optionalPhone,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** What anybody who wishes to work with the hub fills in. */
export const partnerForm = z.object({
  kind: choiceField(['provider', 'producer']),
  name: textField(120),
  siret: optionalText(30)
    .transform((text, check) => {
      if (text === undefined) return undefined
      const siret = parseSiret(text)
      if (siret.ok) return siret.value
      check.addIssue({ code: 'custom', message: 'not_a_siret' })
      return z.NEVER
    })
    .optional(),
  contactName: textField(120),
  email: optionalEmail(),
  phone: optionalPhone(),
  postcode: optionalText(10).refine((text) => text === undefined || /^\d{5}$/.test(text), {
    message: 'not_a_postcode',
  }),
  city: optionalText(80),
  offer: textField(1500),
  zone: optionalText(200),
  indicativePrice: optionalEuros(),
  idempotencyKey: onceField(),
})
