import type { Brand } from './brand.ts'
import { ok, type Result, refuse } from './result.ts'

/** An amount of euro cents; never a fraction of a cent. */
export type Cents = Brand<bigint, 'Cents'>

export const zero = 0n as Cents

/** Cents from an integer. Throws `RangeError` on a fraction or an unsafe integer: that is a bug upstream. */
export function cents(value: bigint | number): Cents {
  if (typeof value === 'bigint') return value as Cents
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`)
  return BigInt(value) as Cents
}

/** The sum in cents; zero of nothing. */
export const add = (...amounts: Cents[]): Cents => amounts.reduce((sum, a) => sum + a, 0n) as Cents
/** `a − b` in cents, below zero when `b` is larger. */
export const minus = (a: Cents, b: Cents): Cents => (a - b) as Cents
/** The same cents the other way. */
export const negate = (a: Cents): Cents => -a as Cents

/**
 * `amount × numerator / denominator`, rounded half away from zero to the cent, as French invoices round.
 * Throws `RangeError` when the denominator is zero.
 */
export function proportion(amount: Cents, numerator: bigint, denominator: bigint): Cents {
  if (denominator === 0n) throw new RangeError('proportion of nothing')
  const product = amount * numerator
  const negative = product < 0n !== denominator < 0n
  const p = product < 0n ? -product : product
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (p * 2n + d) / (d * 2n)
  return (negative ? -rounded : rounded) as Cents
}

/**
 * Shares `amount` by `weights` (integers ≥ 0, at least one > 0); the parts always sum to `amount`.
 * Largest remainder: leftover cents go to the largest fractions, ties to the first.
 */
export function split(amount: Cents, weights: readonly bigint[]): Cents[] {
  const total = weights.reduce((sum, w) => sum + w, 0n)
  if (total <= 0n || weights.some((w) => w < 0n)) throw new RangeError('weights must be ≥ 0, with one > 0')
  const sign = amount < 0n ? -1n : 1n
  const size = amount * sign
  const parts = weights.map((w) => (size * w) / total)
  const byRemainder = weights
    .map((w, i) => ({ i, rest: (size * w) % total }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  let left = size - parts.reduce((sum, p) => sum + p, 0n)
  for (const { i } of byRemainder) {
    if (left === 0n) break
    parts[i] = (parts[i] ?? 0n) + 1n
    left -= 1n
  }
  return parts.map((p) => (p * sign) as Cents)
}

/** Largest amount a person may type: ten million euros. Above, it is a slip of the finger. */
const LARGEST = 1_000_000_000n

/**
 * Reads what a French or English hand types: `12`, `12,5`, `1 250,00 €`, `12.50`.
 * Refuses more than two decimals instead of rounding them away.
 */
export function parseEuros(text: string): Result<Cents, 'not_an_amount' | 'amount_too_large'> {
  const tidy = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  const match = /^(-?)(\d{1,400})(?:\.(\d{1,2}))?$/.exec(tidy)
  if (!match) return refuse('not_an_amount')
  const [, sign, whole = '0', fraction = ''] = match
  const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
  if (value > LARGEST) return refuse('amount_too_large')
  return ok((sign ? -value : value) as Cents)
}

/** `125000n` → `"1250.00"`, for machines (JSON, CSV, form values in English). */
export function toDecimal(amount: Cents): string {
  const sign = amount < 0n ? '-' : ''
  const size = amount < 0n ? -amount : amount
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** `125050n` → `"1250,50"`: what a form field shows back to a French hand. */
export const toInput = (amount: Cents): string => toDecimal(amount).replace('.', ',')
