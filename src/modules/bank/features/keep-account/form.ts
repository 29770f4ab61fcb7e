import { z } from 'zod'
import { zero } from '#kit/money.ts'
import { dayField, onceField, optionalEuros, optionalText, textField } from '#platform/forms/fields.ts'

/** The lowest balance that may be typed: an overdraft of a million euros. */
const LOWEST = -100_000_000n

export const accountForm = z.object({
  name: textField(60),
  bank: optionalText(60),
  iban: optionalText(50),
  bic: optionalText(20),
  startsOn: dayField(),
  openingBalance: optionalEuros(LOWEST).transform((amount) => amount ?? zero),
  closed: z
    .string()
    .optional()
    .transform((said) => said === 'on'),
  idempotencyKey: onceField(),
})
