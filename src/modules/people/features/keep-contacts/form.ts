import { z } from 'zod'
import { contactFields } from '#modules/people/contact.ts'
import { CONTACT_ROLES } from '#modules/people/rules/contacts.ts'
import { choiceField, choicesField, onceField, optionalId, optionalText } from '#platform/forms/fields.ts'

const { email, phone } = contactFields

export const contactForm = z.object({
  /** Somebody known, or else the name of somebody new. */
  personId: optionalId<'Person'>(),
  firstName: optionalText(80),
  lastName: optionalText(80),
  role: choiceField(CONTACT_ROLES),
  siteId: optionalId<'Site'>(),
  main: choicesField(['yes']),
  ...{ email, phone },
  idempotencyKey: onceField(),
})
export type ContactForm = z.infer<typeof contactForm>
