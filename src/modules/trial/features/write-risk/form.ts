import { z } from 'zod'
import { onceField, optionalDay, optionalText, textField, wholeField } from '#platform/forms/fields.ts'

const words = {
  what: textField(200),
  mitigation: optionalText(1000),
  trigger: optionalText(500),
  ownerName: optionalText(120),
  reviewOn: optionalDay(),
}

export const riskForm = z.object({
  ...words,
  probability: wholeField(1, 5),
  severity: wholeField(1, 5),
  idempotencyKey: onceField(),
})

/** How it is judged changes by a review. */
export const riskWordsForm = z.object(words)
