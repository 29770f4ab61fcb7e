import { z } from 'zod'
import { type Cents, parseEuros } from '#kit/money.ts'
import { parseDecimal, printable } from '#kit/text.ts'
import { ANSWER_WAYS, MOST_LINES, type QuoteLine } from '#modules/requests/rules/quotes.ts'
import { choiceField, onceField, optionalDay, optionalText, textField } from '#platform/forms/fields.ts'
import { type ReadForm, readForm } from '#platform/forms/form.ts'

const quoteForm = z.object({
  validUntil: optionalDay(),
  note: optionalText(1000),
  idempotencyKey: onceField(),
})
type QuoteForm = z.infer<typeof quoteForm> & { lines: QuoteLine[] }

/** Hundredths of a quantity typed by hand; null when it is none, or not above zero. */
const hundredthsOf = (text: string): number | null => {
  const n = parseDecimal(text)
  const whole = n === null ? 0 : Math.round(n * 100)
  return whole >= 1 && whole <= 100_000_000 ? whole : null
}

/** One line as typed → the line, nothing when it was left empty, or what is wrong by field. */
function lineAt(data: FormData, n: number): QuoteLine | Record<string, string> | null {
  const typed = (name: string) => printable(String(data.get(`${name}-${n}`) ?? '')).trim()
  const [label, quantity, price] = [typed('label'), typed('quantity'), typed('price')]
  if (!label && !price) return null
  const errors: Record<string, string> = {}
  if (!label) errors[`label-${n}`] = 'required'
  if (label.length > 200) errors[`label-${n}`] = 'too_long'
  const hundredths = quantity === '' ? 100 : hundredthsOf(quantity)
  if (hundredths === null) errors[`quantity-${n}`] = 'not_a_number'
  const amount = price ? parseEuros(price) : ({ ok: false, code: 'required' } as const)
  if (!amount.ok) errors[`price-${n}`] = amount.code
  if (!amount.ok || hundredths === null || Object.keys(errors).length > 0) return errors
  return { label, hundredths, unitPrice: amount.value as Cents }
}

/** The lines of a quote with the rest of its form: each wrong box is told by its own name (`price-2`). */
export function readQuote(data: FormData): ReadForm<QuoteForm> {
  const form = readForm(quoteForm, data)
  const errors = form.ok ? {} : { ...form.errors }
  const lines: QuoteLine[] = []
  for (let n = 1; n <= MOST_LINES; n++) {
    const line = lineAt(data, n)
    if (line === null) continue
    if (typeof line.hundredths === 'number') lines.push(line as QuoteLine)
    else Object.assign(errors, line)
  }
  return form.ok && Object.keys(errors).length === 0
    ? { ...form, value: { ...form.value, lines } }
    : { ok: false, values: form.values, errors }
}

/** The answer the desk writes down for somebody. */
export const answerForm = z.object({
  name: textField(120),
  way: choiceField(ANSWER_WAYS.filter((way) => way !== 'link')),
  why: optionalText(300),
  idempotencyKey: onceField(),
})
export const withdrawForm = z.object({ why: optionalText(300) })
