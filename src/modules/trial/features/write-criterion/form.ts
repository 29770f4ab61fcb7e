import { z } from 'zod'
import { COMPARISONS, LEVELS, PERIODS } from '#modules/trial/rules/words.ts'
import {
  choiceField,
  onceField,
  optionalChoice,
  optionalId,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** The threshold stays text here: its unit is the measure's, which the use case knows. */
export const criterionForm = z.object({
  name: textField(120),
  measureId: textField(80),
  comparison: choiceField(COMPARISONS),
  threshold: textField(30),
  minSample: wholeField(0, 1_000_000),
  level: choiceField(LEVELS),
  /** Those of the measure when absent. */
  period: optionalChoice(PERIODS),
  periodDays: optionalWhole(1, 730),
  /** 1 when absent. */
  weight: optionalWhole(1, 5),
  hypothesisId: optionalId<'Hypothesis'>(),
  idempotencyKey: onceField(),
})
export type CriterionForm = z.infer<typeof criterionForm>
