import { add, type Cents, cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** What a basket may hold. */
export const LINE_KINDS = [
  'article',
  'service',
  'charge',
  'membership',
  'top-up',
  'voucher',
  'donation',
  'free',
] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** The families of what is sold at the counter without being in the catalogue of services. */
export const FAMILIES = ['product', 'event', 'service', 'other'] as const
export type Family = (typeof FAMILIES)[number]

/** Where each family enters the ledger (ANC 2018-06). */
export const ACCOUNT_OF: Record<Family, string> = {
  product: '707',
  event: '706',
  service: '706',
  other: '758',
}

/** How many different things, and how many of one, before it is a slip of the finger. */
export const MOST_LINES = 60
export const MOST_QUANTITY = 999

export type LineCode =
  | 'basket_empty'
  | 'basket_full'
  | 'quantity_wrong'
  | 'amount_too_small'
  | 'basket_of_zero'

type Countable = { readonly quantity: number; readonly unit: Cents }

/** Cents of a line: the price of one by how many. */
export const amountOf = ({ quantity, unit }: Countable): Cents => cents(unit * BigInt(quantity))

/**
 * What may be said of a basket before anything is looked up. Prices of zero may stand beside others (a free coffee),
 * but a basket of zero is no sale; `known` are the lines whose price is told elsewhere.
 */
export function checkLines(lines: readonly Countable[]): Result<null, LineCode> {
  if (lines.length === 0) return refuse('basket_empty')
  if (lines.length > MOST_LINES) return refuse('basket_full')
  if (lines.some(({ quantity: n }) => !Number.isInteger(n) || n < 1 || n > MOST_QUANTITY))
    return refuse('quantity_wrong', 'quantity')
  if (lines.some(({ unit }) => unit < zero)) return refuse('amount_too_small', 'amount')
  return ok(null)
}

/** The whole of a basket in cents; refuses one of zero. */
export function totalOf(amounts: readonly Cents[]): Result<Cents, 'basket_of_zero'> {
  const total = add(...amounts)
  return total > zero ? ok(total) : refuse('basket_of_zero')
}

/** What a hand or a scanner writes in the field of the counter: `3*café`, `2 x 3760…`, or the word alone. */
export function readScan(text: string): { quantity: number; word: string } {
  const tidy = text.replace(/\s+/g, ' ').trim()
  const many = /^(\d{1,3}) ?[*x×] ?(.+)$/i.exec(tidy)
  const quantity = Number(many?.[1] ?? 1)
  return many && quantity > 0 ? { quantity, word: many[2]! } : { quantity: 1, word: tidy }
}

/** A code that a scanner reads (EAN-8 to GTIN-14), as against a word. */
export const isBarcode = (word: string): boolean => /^\d{6,14}$/.test(word)
