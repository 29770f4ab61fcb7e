import { z } from 'zod'
import { OUTCOMES } from '#modules/trial/rules/words.ts'
import { onceField, optionalChoice, optionalDay, optionalText, textField } from '#platform/forms/fields.ts'

export const gateForm = z.object({
  asked: textField(2000),
  proposal: optionalChoice(OUTCOMES),
  nextMeans: optionalText(2000),
  answersBy: optionalDay(),
  idempotencyKey: onceField(),
})
