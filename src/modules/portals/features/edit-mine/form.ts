import { z } from 'zod'
import { PURPOSES, REACHES, WAYS } from '#modules/people/index.server.ts'
import {
  choiceField,
  choicesField,
  optionalChoice,
  optionalEmail,
  optionalPhone,
  optionalText,
  seenField,
} from '#platform/forms/fields.ts'

export const detailsForm = z.object({
  phone: optionalPhone(),
  email: optionalEmail(),
  street: optionalText(200),
  postcode: optionalText(10).refine((text) => text === undefined || /^\d{5}$/.test(text), {
    message: 'not_a_postcode',
  }),
  city: optionalText(80),
  reachBy: optionalChoice(REACHES),
  neverBy: choicesField(WAYS),
  seenAt: seenField(),
})

export const consentForm = z.object({ purpose: choiceField(PURPOSES), given: choiceField(['yes', 'no']) })
