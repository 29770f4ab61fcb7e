import { z } from 'zod'
import { HYPOTHESIS_KINDS, HYPOTHESIS_STATES } from '#modules/trial/rules/words.ts'
import { choiceField, onceField, optionalChoice, optionalText, textField } from '#platform/forms/fields.ts'

export const hypothesisForm = z.object({
  text: textField(500),
  kind: choiceField(HYPOTHESIS_KINDS),
  test: optionalText(1000),
  state: optionalChoice(HYPOTHESIS_STATES),
  learning: optionalText(2000),
  idempotencyKey: onceField(),
})
export type HypothesisForm = z.infer<typeof hypothesisForm>
