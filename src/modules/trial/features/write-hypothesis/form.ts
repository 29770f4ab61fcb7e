import { z } from 'zod'
import { LEVELS_OF_MAP } from '#modules/trial/rules/map.ts'
import { HYPOTHESIS_KINDS, HYPOTHESIS_STATES } from '#modules/trial/rules/words.ts'
import { choiceField, onceField, optionalChoice, optionalText, textField } from '#platform/forms/fields.ts'

/** A side of the map; as it was when left blank. */
const level = () =>
  optionalChoice(LEVELS_OF_MAP.map(String)).transform((typed) =>
    typed === undefined ? undefined : Number(typed),
  )

export const hypothesisForm = z.object({
  text: textField(500),
  kind: choiceField(HYPOTHESIS_KINDS),
  test: optionalText(1000),
  state: optionalChoice(HYPOTHESIS_STATES),
  learning: optionalText(2000),
  risk: level().optional(),
  evidence: level().optional(),
  idempotencyKey: onceField(),
})
export type HypothesisForm = z.infer<typeof hypothesisForm>
