import { parseDecimal } from '#kit/text.ts'
import { type BasketItem, basketRhythms, MAX_ITEMS } from '#modules/plan/rules/tariffs/basket.ts'
import type { FormState } from '#platform/forms/form.ts'

export const itemName = (n: number, what: 'what' | 'times' | 'every') => `items[${n}].${what}`

type Read = { ok: true; name: string; items: BasketItem[] } | ({ ok: false } & FormState)

/** Reads the rows of a basket; a row where nothing is chosen is left out. `what` is `line:key` or `service:id`. */
export function readBasketForm(posted: FormData): Read {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const errors: Record<string, string> = {}
  const name = (values.name ?? '').trim()
  if (name === '') errors.name = 'required'
  if (name.length > 100) errors.name = 'too_long'
  const items: BasketItem[] = []
  for (let n = 0; n < MAX_ITEMS; n++) {
    const [source, ref] = (values[itemName(n, 'what')] ?? '').split(/:(.*)/s)
    if (!source) continue
    const times = parseDecimal(values[itemName(n, 'times')] ?? '')
    const every = basketRhythms.find((one) => one === values[itemName(n, 'every')])
    if ((source !== 'line' && source !== 'service') || !ref) errors[itemName(n, 'what')] = 'unknown_choice'
    else if (times === null || times <= 0 || times > 1000) errors[itemName(n, 'times')] = 'not_times'
    else if (!every) errors[itemName(n, 'every')] = 'unknown_choice'
    else items.push({ source, ref, times, every })
  }
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, name, items }
}

/** What the form shows of a basket that exists. */
export function basketValues(name: string, items: readonly BasketItem[]): Record<string, string> {
  const values: Record<string, string> = { name }
  for (const [n, item] of items.entries()) {
    values[itemName(n, 'what')] = `${item.source}:${item.ref}`
    values[itemName(n, 'times')] = String(item.times).replace('.', ',')
    values[itemName(n, 'every')] = item.every
  }
  return values
}
