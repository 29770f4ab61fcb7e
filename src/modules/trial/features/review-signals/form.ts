import { z } from 'zod'
import { SIGNAL_VERDICTS } from '#modules/trial/rules/signals.ts'
import { HYPOTHESIS_KINDS } from '#modules/trial/rules/words.ts'
import {
  choiceField,
  idField,
  onceField,
  optionalChoice,
  optionalDay,
  optionalText,
} from '#platform/forms/fields.ts'

export const reviewForm = z.object({
  signal: idField<'Signal'>(),
  verdict: choiceField(SIGNAL_VERDICTS),
  words: optionalText(1000),
  reviewOn: optionalDay(),
  kind: optionalChoice(HYPOTHESIS_KINDS),
  ownerName: optionalText(80),
  dueOn: optionalDay(),
  idempotencyKey: onceField(),
})
