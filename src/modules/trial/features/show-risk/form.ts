import { z } from 'zod'
import { RISK_STATES } from '#modules/trial/rules/priorities.ts'
import { choiceField, onceField, optionalDay, textField, wholeField } from '#platform/forms/fields.ts'

export const reviewForm = z.object({
  probability: wholeField(1, 5),
  severity: wholeField(1, 5),
  state: choiceField(RISK_STATES),
  note: textField(1000),
  reviewOn: optionalDay(),
  idempotencyKey: onceField(),
})
