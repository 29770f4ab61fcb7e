import { z } from 'zod'
import { HAND_UNITS } from '#modules/trial/rules/tests.ts'
import { COMPARISONS, HYPOTHESIS_KINDS } from '#modules/trial/rules/words.ts'
import {
  choiceField,
  dayField,
  eurosField,
  onceField,
  optionalChoice,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** `source` is `hand`, `measure:ID` or `criterion:ID`: what the test reads. */
export const testForm = z.object({
  hypothesisId: optionalId<'Hypothesis'>(),
  /** What we believe, when the hypothesis is written with its test. */
  belief: optionalText(500),
  kind: optionalChoice(HYPOTHESIS_KINDS),
  name: textField(120),
  how: textField(1000),
  source: textField(80),
  counted: optionalText(200),
  unit: optionalChoice(HAND_UNITS),
  comparison: choiceField(COMPARISONS),
  threshold: optionalText(30),
  minSample: wholeField(0, 100_000),
  deadline: dayField(),
  cost: eurosField(),
  hours: wholeField(0, 10_000),
  owner: textField(80),
  idempotencyKey: onceField(),
})
export type TestForm = z.infer<typeof testForm>
