import { z } from 'zod'
import { COUNTER_MEANS, REFUND_MEANS } from '#modules/money/index.server.ts'
import { choiceField, onceField, optionalDay, optionalEuros, optionalText } from '#platform/forms/fields.ts'

export const receiveForm = z.object({
  means: choiceField(COUNTER_MEANS),
  reference: optionalText(80),
  day: optionalDay(),
  amount: optionalEuros(1n),
  idempotencyKey: onceField(),
})

export const giveBackForm = z.object({
  means: choiceField(REFUND_MEANS),
  reference: optionalText(80),
})
