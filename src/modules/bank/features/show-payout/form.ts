import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import { choiceField, dayField, onceField, optionalText } from '#platform/forms/fields.ts'

export const payForm = z.object({
  means: choiceField(COUNTER_MEANS),
  day: dayField(),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
