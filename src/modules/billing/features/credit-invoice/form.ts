import { z } from 'zod'
import { parseEuros, zero } from '#kit/money.ts'
import type { CreditPart } from '#modules/billing/credit.server.ts'
import { choiceField, onceField, textField } from '#platform/forms/fields.ts'
import { type ReadForm, readForm } from '#platform/forms/form.ts'

const creditForm = z.object({
  reason: textField(300),
  again: choiceField(['void', 'again']),
  idempotencyKey: onceField(),
})
type CreditForm = z.infer<typeof creditForm> & { parts: CreditPart[] }

/** The form with the amount of each line that is taken back; an empty box takes nothing back. */
export function readCredit(data: FormData): ReadForm<CreditForm> {
  const form = readForm(creditForm, data)
  const errors: Record<string, string> = form.ok ? {} : { ...form.errors }
  const parts: CreditPart[] = []
  for (const [name, typed] of data) {
    const position = /^amount-(\d{1,4})$/.exec(name)?.[1]
    if (!position || typeof typed !== 'string' || typed.trim() === '') continue
    const amount = parseEuros(typed)
    if (!amount.ok) errors[name] = amount.code
    else if (amount.value < zero) errors[name] = 'amount_too_small'
    else parts.push({ position: Number(position), amount: amount.value })
  }
  return form.ok && Object.keys(errors).length === 0
    ? { ...form, value: { ...form.value, parts } }
    : { ok: false, values: form.values, errors }
}
