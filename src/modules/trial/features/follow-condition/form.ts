import { z } from 'zod'
import { CONDITION_VERBS } from '#modules/trial/rules/conditions.ts'
import { choiceField, onceField, optionalDay, optionalText } from '#platform/forms/fields.ts'

export const followForm = z.object({
  verb: choiceField(CONDITION_VERBS),
  why: optionalText(1000),
  dueOn: optionalDay(),
  idempotencyKey: onceField(),
})
