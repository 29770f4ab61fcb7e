import { z } from 'zod'
import { LEVELS, VOTERS } from '#modules/trial/rules/words.ts'
import { choiceField, onceField, optionalId, textField, wholeField } from '#platform/forms/fields.ts'

export const rubricForm = z.object({
  name: textField(120),
  /** What one sees at each level, the lowest first. */
  level1: textField(200),
  level2: textField(200),
  level3: textField(200),
  level4: textField(200),
  /** The level that is enough. */
  wanted: wholeField(1, 4),
  minSample: wholeField(1, 100),
  voters: choiceField(VOTERS),
  level: choiceField(LEVELS),
  weight: wholeField(1, 5),
  hypothesisId: optionalId<'Hypothesis'>(),
  idempotencyKey: onceField(),
})
export type RubricForm = z.infer<typeof rubricForm>
