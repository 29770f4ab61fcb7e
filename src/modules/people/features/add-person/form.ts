import { z } from 'zod'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import {
  choiceField,
  onceField,
  optionalEmail,
  optionalPhone,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** A name is enough to be served; everything else may come later. */
export const personForm = z.object({
  firstName: optionalText(80),
  lastName: textField(80),
  segment: choiceField(PERSON_SEGMENTS),
  phone: optionalPhone(),
  email: optionalEmail(),
  street: optionalText(200),
  postcode: optionalText(10).refine((text) => text === undefined || /^\d{5}$/.test(text), {
    message: 'not_a_postcode',
  }),
  city: optionalText(80),
  needs: optionalText(500),
  idempotencyKey: onceField(),
})
export type PersonForm = z.infer<typeof personForm>
