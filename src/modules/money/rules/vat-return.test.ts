import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import type { NewTransfer } from './entry.ts'
import { settling, vatReturn, wholeEuros } from './vat-return.ts'

const late = { collected: cents(0), deductible: cents(0) }
const moves = { onAssets: cents(0), onGoods: cents(3_000), carried: cents(0), late }

/** What each account holds after the entry, credit above zero. */
function after(transfers: readonly NewTransfer[]) {
  const sums = new Map<string, bigint>()
  for (const { debit, credit, amount } of transfers) {
    sums.set(debit, (sums.get(debit) ?? 0n) - amount)
    sums.set(credit, (sums.get(credit) ?? 0n) + amount)
  }
  return Object.fromEntries(sums)
}

test('a period with tax to pay: each account is emptied, what is due stays', () => {
  const r = vatReturn({
    ...moves,
    collected: [
      { rate: 55, vat: cents(550) },
      { rate: 200, vat: cents(10_000) },
      { rate: 100, vat: cents(0) },
    ],
  })
  expect(r.lines).toEqual([
    { rate: 200, base: 50_000n, vat: 10_000n },
    { rate: 55, base: 10_000n, vat: 550n },
  ])
  expect([r.collected, r.deductible, r.due]).toEqual([10_550n, 3_000n, 7_550n])
  expect(after(settling(r))).toEqual({ '44571': -10_550n, '44551': 7_550n, '44566': 3_000n })
})

test('a period with a credit: it is carried, nothing is owed', () => {
  const r = vatReturn({ ...moves, carried: cents(200), collected: [{ rate: 200, vat: cents(1_000) }] })
  expect(r.due).toBe(-2_200n)
  expect(after(settling(r))).toEqual({ '44571': -1_000n, '44551': 0n, '44566': 3_000n, '44567': -2_000n })
})

test('refunds above sales turn the entry round; nothing moved makes none', () => {
  const r = vatReturn({
    ...moves,
    onGoods: cents(0),
    collected: [{ rate: 200, vat: cents(-500) }],
  })
  expect(after(settling(r))).toEqual({ '44571': 500n, '44551': 0n, '44567': -500n })
  expect(settling(vatReturn({ ...moves, onGoods: cents(0), collected: [] }))).toEqual([])
})

test('whole euros as the form asks', () => {
  expect([wholeEuros(cents(149)), wholeEuros(cents(150)), wholeEuros(cents(-150))]).toEqual([
    100n,
    200n,
    -200n,
  ])
})
