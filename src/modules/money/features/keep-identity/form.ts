import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { parseIcs } from '#modules/money/rules/ics.ts'
import { TAX_PROFILES } from '#modules/money/rules/vat.ts'
import {
  choiceField,
  choicesField,
  dayField,
  optionalEmail,
  optionalPhone,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** Blank stays blank; spaces of a copied number go, letters are capitals. */
const tidyNumber = (isRight: (text: string) => boolean, code: string) =>
  optionalText(60)
    .transform((text) => text?.replace(/[\s.-]/g, '').toUpperCase())
    .refine((text) => text === undefined || isRight(text), { message: code })

export const identityForm = z.object({
  legalName: textField(140),
  legalForm: optionalText(140),
  siren: optionalText(20),
  siret: optionalText(30),
  // « W » and nine signs, the second of which is a letter in Corsica; in Alsace-Moselle there is none.
  rna: tidyNumber((text) => /^W\d[\dAB]\d{7}$/.test(text), 'not_an_rna'),
  vatNumber: optionalText(20),
  street: optionalText(140),
  postcode: optionalText(10)
    .transform((text) => text?.replace(/\s/g, ''))
    .refine((text) => text === undefined || /^\d{5}$/.test(text), { message: 'not_a_postcode' }),
  city: optionalText(100),
  email: optionalEmail(),
  phone: optionalPhone(),
  iban: tidyNumber((text) => isValidIBAN(electronicFormatIBAN(text) ?? ''), 'not_an_iban'),
  bic: tidyNumber((text) => isValidBIC(text), 'not_a_bic'),
  ics: tidyNumber((text) => parseIcs(text).ok, 'not_an_ics'),
  // « SAP » and the SIREN (code du travail, art. D7233-1); nine digits at least, whatever stands around them.
  sapNumber: optionalText(40).refine((text) => text === undefined || /\d{9}/.test(text.replace(/\s/g, '')), {
    message: 'not_a_sap_number',
  }),
  giftsDeductible: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
})

export const taxForm = z.object({
  profile: choiceField(TAX_PROFILES),
  taxedActivities: choicesField(ACTIVITIES),
  onDebits: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
  fromDay: dayField(),
})
