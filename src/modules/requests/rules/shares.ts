import { add, type Cents, minus, parseEuros, split, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'

/** Who pays a share: whoever is served, an organisation, or the hub's own solidarity fund, that owes nobody. */
export const SHARE_KINDS = ['organisation', 'fund', 'served'] as const
export type ShareKind = (typeof SHARE_KINDS)[number]

export type ShareCode = 'not_a_share' | 'amount_too_large' | 'amount_too_small' | 'more_than_price'

/**
 * What a hand wrote for each payer but whoever is served: `6`, `6,50 €` or `30 %`. Percents are of the price, cut by
 * largest remainder together; blank pays nothing. Whoever is served pays what is left, which may not be below zero.
 * Answers the amounts in the order given, and the rest; a refusal names the place of what is wrong.
 */
export function byHand(
  price: Cents,
  typed: readonly string[],
): Result<{ amounts: Cents[]; rest: Cents }, ShareCode> {
  const read = typed.map(readShare)
  const wrong = read.findIndex((one) => !one.ok)
  const first = read[wrong]
  if (first && !first.ok) return refuse(first.code, String(wrong))
  const shares = read.flatMap((one) => (one.ok ? [one.value] : []))
  const thousandths = shares.map((share) => ('permille' in share ? share.permille : 0n))
  const left = 1000n - thousandths.reduce((sum, one) => sum + one, 0n)
  if (left < 0n) return refuse('more_than_price')
  const cut = split(price, [...thousandths, left])
  const amounts = shares.map((share, i) => ('permille' in share ? (cut[i] ?? zero) : share.amount))
  const rest = minus(price, add(...amounts))
  return rest < zero ? refuse('more_than_price') : ok({ amounts, rest })
}

type Typed = { amount: Cents } | { permille: bigint }

function readShare(text: string): Result<Typed, ShareCode> {
  if (text.trim() === '') return ok({ amount: zero })
  if (text.includes('%')) {
    const percent = parseDecimal(text)
    if (percent === null || percent > 100 || !Number.isInteger(percent * 10)) return refuse('not_a_share')
    return percent < 0 ? refuse('amount_too_small') : ok({ permille: BigInt(percent * 10) })
  }
  const amount = parseEuros(text)
  if (!amount.ok) return refuse(amount.code === 'not_an_amount' ? 'not_a_share' : amount.code)
  return amount.value < zero ? refuse('amount_too_small') : ok({ amount: amount.value })
}

/** Shares given by hand, for another price: each keeps its part of it, to the cent. */
export function scaled(price: Cents, amounts: readonly Cents[]): Cents[] {
  const total = add(...amounts)
  if (total <= zero) return amounts.map((_, i) => (i === amounts.length - 1 ? price : zero))
  return split(price, amounts)
}

/** Where money still has to come from, once the work is done. */
export type Owes = 'served' | 'others' | 'nobody'

/** Whoever is served is asked first, at the counter; organisations are waited for. */
export const whoOwes = (served: Cents, others: Cents): Owes =>
  served > zero ? 'served' : others > zero ? 'others' : 'nobody'
