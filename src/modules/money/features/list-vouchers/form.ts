import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/rules/axes.ts'
import {
  choiceField,
  eurosField,
  onceField,
  optionalDay,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** A voucher sold: who pays how much, and what is printed on it. */
export const sellForm = z.object({
  value: eurosField(1n),
  buyerName: textField(120),
  forName: optionalText(120),
  message: optionalText(300),
  expiresOn: optionalDay(),
  means: choiceField(COUNTER_MEANS),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
export const checkForm = z.object({ code: textField(40) })
