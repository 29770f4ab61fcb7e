import { add, type Cents, cents, minus, proportion, zero } from '#kit/money.ts'
import type { NewTransfer } from './entry.ts'

/** What one account of VAT moved in a period: `collected` by rate (permille), the others whole. Cents, credit less debit. */
export type VatMoves = {
  readonly collected: readonly { readonly rate: number; readonly vat: Cents }[]
  /** Debit less credit of 44562 and 44566, and of 44567 carried from before. */
  readonly onAssets: Cents
  readonly onGoods: Cents
  readonly carried: Cents
  /** What was written into periods already declared, after they were: it goes into this one. */
  readonly late: { readonly collected: Cents; readonly deductible: Cents }
}

export type VatReturn = {
  readonly lines: readonly { readonly rate: number; readonly base: Cents; readonly vat: Cents }[]
  readonly collected: Cents
  readonly onAssets: Cents
  readonly onGoods: Cents
  readonly carried: Cents
  readonly late: VatMoves['late']
  readonly deductible: Cents
  /** To pay; below zero, a credit to carry. */
  readonly due: Cents
}

/** The return of a period (form CA3): the base of each rate is that of its tax. */
export function vatReturn(moves: VatMoves): VatReturn {
  const lines = moves.collected
    .filter(({ vat }) => vat !== zero)
    .map(({ rate, vat }) => ({ rate, vat, base: rate ? proportion(vat, 1000n, BigInt(rate)) : zero }))
    .sort((a, b) => b.rate - a.rate)
  const { onAssets, onGoods, carried, late } = moves
  const collected = add(...lines.map(({ vat }) => vat), late.collected)
  const deductible = add(onAssets, onGoods, carried, late.deductible)
  return { lines, collected, onAssets, onGoods, carried, late, deductible, due: minus(collected, deductible) }
}

/** Whole euros, as the form asks: fifty cents and above count for one (CGI art. 1657). */
export const wholeEuros = (amount: Cents): Cents => cents(proportion(amount, 1n, 100n) * 100n)

/**
 * The entry that settles the period: each account of VAT emptied into what is due (44551) or carried (44567). Empty when nothing
 * moved.
 */
export function settling(r: VatReturn): NewTransfer[] {
  const moves: (readonly [string, string, Cents])[] = [
    ['44571', '44551', r.collected],
    ['44551', '44562', r.onAssets],
    ['44551', '44566', add(r.onGoods, r.late.deductible)],
    ['44551', '44567', r.carried],
    // A credit is not owed to the State: it waits for the next period.
    ['44567', '44551', r.due < zero ? cents(-r.due) : zero],
  ]
  return moves.flatMap(([debit, credit, amount]) => {
    if (amount === zero) return []
    return amount > zero
      ? [{ debit, credit, amount }]
      : [{ debit: credit, credit: debit, amount: cents(-amount) }]
  })
}
