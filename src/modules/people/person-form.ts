import { z } from 'zod'
import {
  choiceField,
  choicesField,
  onceField,
  optionalId,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'
import { contactFields } from './contact.ts'
import { PERSON_ROLES, PERSON_SEGMENTS } from './rules/segments.ts'

/** A name is enough to be served; everything else may come later. */
export const personForm = z.object({
  firstName: optionalText(80),
  lastName: textField(80),
  segment: choiceField(PERSON_SEGMENTS),
  ...contactFields,
  needs: optionalText(500),
  /** Employer or organisation the person speaks for. */
  organisationId: optionalId<'Organisation'>(),
  roles: choicesField(PERSON_ROLES).optional(),
  idempotencyKey: onceField(),
})
export type PersonForm = z.infer<typeof personForm>
