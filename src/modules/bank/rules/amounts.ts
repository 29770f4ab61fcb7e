import { type Day, parseDay } from '#kit/day.ts'

/** Signs and codes of other currencies, as files write them beside an amount. */
const FOREIGN = /[$£¥]|\b(?:USD|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|MAD|TND|DZD|XOF|CNY|XPF)\b/i

/** The currency that a text names, when it is not the euro; null otherwise. */
export const foreignIn = (text: string): string | null => FOREIGN.exec(text)?.[0].toUpperCase() ?? null

/**
 * Cents of an amount as banks write it: `1 234,56`, `1.234,56`, `1,234.56`, `12,5-`, `(12,50)`, `+7 €`.
 * Null for anything else, three decimals included; `undefined` for an empty cell.
 */
export function readAmount(text: string): bigint | null | undefined {
  const bare = text
    .replace(/[\s\u00a0\u202f'’€]|EUR(?:OS?)?/gi, '')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
  if (bare === '' || bare === '-') return undefined
  const shape = /^(\()?([+-]?)(\d[\d.,]*)(-?)(\))?$/.exec(bare)
  if (!shape || (shape[1] === undefined) !== (shape[5] === undefined)) return null
  const digits = shape[3]!
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  const fraction = last < 0 ? '' : digits.slice(last + 1)
  const whole = last < 0 ? digits : digits.slice(0, last)
  if (fraction.length > 2 || (last >= 0 && fraction === '')) return null
  const thousands = whole.split(/[.,]/)
  if (thousands.length > 1 && thousands.slice(1).some((three) => three.length !== 3)) return null
  const joined = thousands.join('')
  if (!/^\d{1,13}$/.test(joined)) return null
  const size = BigInt(joined) * 100n + BigInt(fraction.padEnd(2, '0'))
  const negative = shape[2] === '-' || shape[4] === '-' || shape[1] !== undefined
  return negative ? -size : size
}

const ORDERS = {
  dmy: /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/,
  mdy: /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/,
  ymd: /^(\d{4})[/.\- ]?(\d{2})[/.\- ]?(\d{2})$/,
} as const
export type DayOrder = keyof typeof ORDERS

/** A day as banks write it: `03/02/2026`, `3.2.26`, `2026-02-03`, `20260203`, an hour after it or not. */
export function readDay(text: string, order: DayOrder): Day | null {
  const bare = text.trim().replace(/(?:T|\s+)\d{1,2}[:h]\d{2}.*$/, '')
  const iso = ORDERS.ymd.exec(bare)
  const parts = iso ?? ORDERS[order].exec(bare)
  if (!parts) return null
  const [, a, b, c] = parts as unknown as [string, string, string, string]
  const [y, m, d] = iso ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
  const year = y.length === 2 ? `20${y}` : y
  const day = parseDay(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
  return day.ok ? day.value : null
}
