import { z } from 'zod'
import { cents } from '#kit/money.ts'
import { TENDERS, type TenderMeans, type Typed } from '#modules/till/rules/tenders.ts'
import { onceField, optionalEuros, optionalText, textField } from '#platform/forms/fields.ts'

/** Third step: what was given, means by means, and the button that says how the rest is paid. */
export const payForm = z.object({
  cash: optionalEuros(),
  card: optionalEuros(),
  cheque: optionalEuros(),
  transfer: optionalEuros(),
  cesu: optionalEuros(),
  prepaid: optionalEuros(),
  allowance: optionalEuros(),
  chequeNumber: optionalText(60),
  transferReference: optionalText(60),
  voucherCode: optionalText(40),
  /** `card`, `later`, `cash:5000` (cents handed over), or `exact`. */
  rest: textField(30),
  /** Cents that the page showed. */
  total: textField(20),
  idempotencyKey: onceField(),
})
type PayForm = z.infer<typeof payForm>

const SUMS = ['cash', 'card', 'cheque', 'transfer', 'cesu', 'prepaid', 'allowance'] as const

/** What was typed and pressed, as the sale reads it. */
export function typedOf(value: PayForm): Typed {
  const sums = SUMS.flatMap((means) => {
    const amount = value[means]
    return amount ? [{ means, amount }] : []
  })
  const [word, handed] = value.rest.split(':')
  const rest = TENDERS.find((means) => means === word) ?? null
  const given = /^\d{1,12}$/.test(handed ?? '') ? cents(BigInt(handed!)) : undefined
  return { sums, rest, given }
}

/** Numbers of the cheque and of the transfer, by means. */
export const referencesOf = (value: PayForm): Partial<Record<TenderMeans, string>> => ({
  ...(value.chequeNumber && { cheque: value.chequeNumber }),
  ...(value.transferReference && { transfer: value.transferReference }),
})
