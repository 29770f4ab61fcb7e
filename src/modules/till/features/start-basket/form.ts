import { z } from 'zod'
import { PERSON_SEGMENTS } from '#modules/people/index.server.ts'
import { choiceField, onceField, optionalText, textField } from '#platform/forms/fields.ts'

/** A face never seen before: a name and its public are enough. */
export const newPersonForm = z.object({
  lastName: textField(80),
  firstName: optionalText(80),
  segment: choiceField(PERSON_SEGMENTS),
  idempotencyKey: onceField(),
})
