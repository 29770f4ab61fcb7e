import { type Cents, minus, split, zero } from '#kit/money.ts'
import type { Period, Takes } from './coverages.ts'

/** One coverage as the arithmetic needs it. Amounts in cents. */
export type Taker = {
  readonly id: string
  readonly takes: Takes
  /** `share`: parts per thousand of the price. */
  readonly permille: number
  /** `fixed`: what it pays; `rest`: what the person keeps to pay. */
  readonly amount: Cents
  readonly period: Period | null
  /** What is left of the person's ceiling of the period, and of the year's budget; null without one. */
  readonly ceilingLeft: Cents | null
  readonly budgetLeft: Cents | null
}

/** What kept a coverage from paying all it would have. */
export type Limit = 'ceiling' | 'budget' | 'price'

export type Part = {
  readonly id: string
  readonly amount: Cents
  /** What it would have paid without limits. */
  readonly wanted: Cents
  /** The narrowest of its limits, when one held it back. */
  readonly limit: Limit | null
}

/** What each coverage pays, in the order given, and what is left to the person. */
export type Shares = { readonly parts: readonly Part[]; readonly rest: Cents }

/**
 * Shares a price between coverages, in their order; the person pays what is left, to the cent: the parts and the rest
 * always sum to the price, none is below zero, and none passes its limits.
 *
 * Shares per thousand are cut by largest remainder out of the whole price, with ties given by id: as long as they are
 * alone and sum to the whole at most, none depends on the order. A fixed sum and « all above » take from what is
 * left when their turn comes.
 */
export function shareOut(price: Cents, takers: readonly Taker[]): Shares {
  const byThousand = thousandths(price, takers)
  let left = price < zero ? zero : price
  const parts = takers.map((taker) => {
    const wanted = wantedBy(taker, byThousand.get(taker.id) ?? zero, left)
    const part = held(taker, wanted, left)
    left = minus(left, part.amount)
    return part
  })
  return { parts, rest: left }
}

function wantedBy(taker: Taker, share: Cents, left: Cents): Cents {
  if (taker.takes === 'share') return share
  if (taker.takes === 'fixed') return atLeastZero(taker.amount)
  return atLeastZero(minus(left, taker.amount))
}

const atLeastZero = (amount: Cents): Cents => (amount < zero ? zero : amount)

function held(taker: Taker, wanted: Cents, left: Cents): Part {
  const limits: readonly (readonly [Limit, Cents | null])[] = [
    ['ceiling', taker.ceilingLeft],
    ['budget', taker.budgetLeft],
    ['price', left],
  ]
  let amount = wanted
  let limit: Limit | null = null
  for (const [name, most] of limits) {
    if (most === null || amount <= most) continue
    amount = atLeastZero(most)
    limit = name
  }
  return { id: taker.id, amount, wanted, limit }
}

/** The shares per thousand of the whole price; past the whole, the last ones get what is left of it. */
function thousandths(price: Cents, takers: readonly Taker[]): Map<string, Cents> {
  let left = 1000
  const cut = takers.flatMap((taker) => {
    if (taker.takes !== 'share') return []
    const permille = Math.min(Math.max(taker.permille, 0), left)
    left -= permille
    return [{ id: taker.id, permille: BigInt(permille) }]
  })
  // Cut in the order of ids, so that the cent of a tie does not follow the rank.
  cut.sort((a, b) => (a.id < b.id ? -1 : 1))
  // They sum to 1000 with what is left: never a split of nothing.
  const amounts = split(atLeastZero(price), [...cut.map((one) => one.permille), BigInt(left)])
  return new Map(cut.map((one, i) => [one.id, amounts[i] ?? zero]))
}
