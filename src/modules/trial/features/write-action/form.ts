import { z } from 'zod'
import {
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

export const actionForm = z.object({
  what: textField(200),
  details: optionalText(2000),
  impact: wholeField(1, 5),
  riskCut: wholeField(0, 5),
  effort: wholeField(1, 5),
  ownerName: optionalText(120),
  dueOn: optionalDay(),
  riskId: optionalId<'Risk'>(),
  hypothesisId: optionalId<'Hypothesis'>(),
  conditionId: optionalId<'Condition'>(),
  idempotencyKey: onceField(),
})
