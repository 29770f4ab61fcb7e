import { z } from 'zod'
import { PAY_MEANS } from '#modules/billing/payables/means.ts'
import {
  choiceField,
  dayField,
  eurosField,
  onceField,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** One account per line of the invoice, under the names `account.0`, `account.1`… */
export const bookForm = z.object({ day: dayField(), deducts: z.string().optional() })

/** The accounts chosen, in the order of the lines. */
export const accountsIn = (posted: FormData, lines: number): string[] =>
  Array.from({ length: lines }, (_, i) => String(posted.get(`account.${i}`) ?? ''))

export const refuseForm = z.object({ why: textField(300) })

/** Cents, above zero. */
export const payForm = z.object({
  amount: eurosField(1n),
  day: dayField(),
  means: choiceField(PAY_MEANS),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
