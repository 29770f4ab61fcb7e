import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { parseEuros } from '#kit/money.ts'
import { parseDecimal, printable } from '#kit/text.ts'
import {
  type FreeLine,
  type InvoiceUnit,
  MOST_FREE_LINES,
  NATURES,
  type Nature,
  UNITS,
} from '#modules/billing/rules/draft.ts'
import { onceField, optionalDay, optionalEuros, optionalText } from '#platform/forms/fields.ts'
import { type ReadForm, readForm } from '#platform/forms/form.ts'

const headForm = z.object({
  charges: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [...new Set([ids ?? []].flat())].filter((id) => isId<'Charge'>(id))),
  allowance: optionalEuros(1n),
  allowanceReason: optionalText(120),
  orderNumber: optionalText(50),
  serviceCode: optionalText(100),
  contractNumber: optionalText(50),
  dueOn: optionalDay(),
  note: optionalText(800),
  idempotencyKey: onceField(),
})
type DraftForm = z.infer<typeof headForm> & { lines: FreeLine[] }

/** Ten-thousandths of a quantity typed by hand; null when it is none, or not above zero. */
function quantityOf(text: string): number | null {
  const n = parseDecimal(text)
  const whole = n === null ? 0 : Math.round(n * 10_000)
  return whole >= 1 && whole <= 100_000_000 ? whole : null
}

/** One line as typed → the line, nothing when it was left empty, or what is wrong by field. */
function lineAt(data: FormData, n: number): FreeLine | Record<string, string> | null {
  const typed = (name: string) => printable(String(data.get(`${name}-${n}`) ?? '')).trim()
  const [label, price, quantityText] = [typed('label'), typed('price'), typed('quantity')]
  if (!label && !price) return null
  const errors: Record<string, string> = {}
  if (!label) errors[`label-${n}`] = 'required'
  if (label.length > 200) errors[`label-${n}`] = 'too_long'
  const quantity = quantityText === '' ? 10_000 : quantityOf(quantityText)
  if (quantity === null) errors[`quantity-${n}`] = 'not_a_number'
  const amount = price ? parseEuros(price) : ({ ok: false, code: 'required' } as const)
  if (!amount.ok) errors[`price-${n}`] = amount.code
  else if (amount.value <= 0n) errors[`price-${n}`] = 'amount_too_small'
  const nature = (typed('nature') || 'service') as Nature
  if (!NATURES.includes(nature)) errors[`nature-${n}`] = 'unknown_choice'
  const unit = (typed('unit') || 'item') as InvoiceUnit
  if (!UNITS.includes(unit)) errors[`unit-${n}`] = 'unknown_choice'
  const vat = typed('vat')
  if (!/^\d{0,3}$/.test(vat)) errors[`vat-${n}`] = 'unknown_choice'
  if (!amount.ok || quantity === null || Object.keys(errors).length > 0) return errors
  return { label, nature, quantity, unit, price: Number(amount.value), vatRate: vat ? Number(vat) : null }
}

/** The form of an invoice being prepared: each wrong box is told by its own name (`price-2`). */
export function readDraftForm(data: FormData): ReadForm<DraftForm> {
  const form = readForm(headForm, data)
  const errors: Record<string, string> = form.ok ? {} : { ...form.errors }
  const lines: FreeLine[] = []
  for (let n = 1; n <= MOST_FREE_LINES; n++) {
    const line = lineAt(data, n)
    if (line === null) continue
    if ('nature' in line && typeof line.quantity === 'number') lines.push(line as FreeLine)
    else Object.assign(errors, line)
  }
  return form.ok && Object.keys(errors).length === 0
    ? { ...form, value: { ...form.value, lines } }
    : { ok: false, values: form.values, errors }
}
