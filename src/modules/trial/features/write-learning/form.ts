import { z } from 'zod'
import { LEVELS_OF_MAP } from '#modules/trial/rules/map.ts'
import { FINDINGS } from '#modules/trial/rules/tests.ts'
import { choiceField, onceField, optionalChoice, optionalText, textField } from '#platform/forms/fields.ts'

const LEVELS = LEVELS_OF_MAP.map(String)

export const learningForm = z.object({
  observed: textField(2000),
  learned: textField(2000),
  decided: choiceField(FINDINGS),
  next: optionalText(1000),
  /** How much is proved now, 1 to 4; as it was when left blank. */
  evidence: optionalChoice(LEVELS)
    .transform((level) => (level === undefined ? undefined : Number(level)))
    .optional(),
  idempotencyKey: onceField(),
})
export type LearningForm = z.infer<typeof learningForm>
