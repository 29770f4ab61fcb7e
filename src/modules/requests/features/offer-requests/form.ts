import { z } from 'zod'
import { ANSWER_HOURS } from '#modules/requests/rules/offers.ts'
import { choiceField, onceField, optionalText } from '#platform/forms/fields.ts'

const HOURS = ANSWER_HOURS.map(String)

export const offerForm = z.object({
  hours: choiceField(HOURS).transform(Number),
  message: optionalText(500),
  idempotencyKey: onceField(),
})
