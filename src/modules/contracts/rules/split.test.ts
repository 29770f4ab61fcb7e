import { describe, expect, test } from 'vitest'
import { add, type Cents, cents, minus } from '#kit/money.ts'
import { shareOut, type Taker } from './split.ts'

const taker = (id: string, over: Partial<Taker> = {}): Taker => ({
  id,
  takes: 'share',
  permille: 0,
  amount: cents(0),
  period: null,
  ceilingLeft: null,
  budgetLeft: null,
  ...over,
})
const amounts = (price: number, ...takers: Taker[]) => {
  const { parts, rest } = shareOut(cents(price), takers)
  return [...parts.map((part) => part.amount), rest].map(Number)
}

describe('one payer', () => {
  test('half of a price, the odd cent to who is first in the cut', () => {
    expect(amounts(2000, taker('a', { permille: 500 }))).toEqual([1000, 1000])
    expect(amounts(2001, taker('a', { permille: 500 }))).toEqual([1001, 1000])
  })
  test('a fixed sum never passes the price', () => {
    expect(amounts(300, taker('a', { takes: 'fixed', amount: cents(500) }))).toEqual([300, 0])
    expect(shareOut(cents(300), [taker('a', { takes: 'fixed', amount: cents(500) })]).parts[0]).toMatchObject(
      {
        wanted: 500n,
        limit: 'price',
      },
    )
  })
  test('all above what the person keeps', () => {
    const above = taker('a', { takes: 'rest', amount: cents(200) })
    expect(amounts(1500, above)).toEqual([1300, 200])
    expect(amounts(150, above)).toEqual([0, 150])
  })
  test('the ceiling holds it back, and says so', () => {
    const { parts, rest } = shareOut(cents(2000), [taker('a', { permille: 500, ceilingLeft: cents(600) })])
    expect(parts).toEqual([{ id: 'a', amount: 600n, wanted: 1000n, limit: 'ceiling' }])
    expect(rest).toBe(1400n)
  })
  test('of two limits the narrowest is told', () => {
    const both = taker('a', { permille: 500, ceilingLeft: cents(600), budgetLeft: cents(100) })
    expect(shareOut(cents(2000), [both]).parts[0]).toMatchObject({ amount: 100n, limit: 'budget' })
  })
})

describe('several payers', () => {
  test('half, a third and the person: to the cent', () => {
    expect(amounts(2000, taker('a', { permille: 500 }), taker('b', { permille: 333 }))).toEqual([
      1000, 666, 334,
    ])
  })
  test('what one cannot pay, the next « all above » takes', () => {
    const ccas = taker('a', { permille: 500, ceilingLeft: cents(0) })
    const fund = taker('b', { takes: 'rest', amount: cents(400) })
    expect(amounts(2000, ccas, fund)).toEqual([0, 1600, 400])
  })
  test('past the whole, the last ones get less, never more than the price', () => {
    expect(amounts(1000, taker('a', { permille: 700 }), taker('b', { permille: 700 }))).toEqual([700, 300, 0])
  })
  test('nothing to pay, nothing to share', () => {
    expect(amounts(0, taker('a', { permille: 500 }), taker('b', { takes: 'rest' }))).toEqual([0, 0, 0])
  })
})

/** A small generator of numbers: the same cases on every machine. */
function dice(seed: number) {
  let state = seed
  return (n: number): number => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return Math.floor((state / 4294967296) * n)
  }
}

function anyTaker(roll: (n: number) => number, id: string): Taker {
  const limit = (): Cents | null => (roll(3) === 0 ? cents(roll(4000)) : null)
  return taker(id, {
    takes: (['share', 'fixed', 'rest'] as const)[roll(3)]!,
    permille: roll(1001),
    amount: cents(roll(3000)),
    ceilingLeft: limit(),
    budgetLeft: limit(),
  })
}

describe('for any price and any coverages', () => {
  const roll = dice(20261128)
  const cases = Array.from({ length: 5000 }, () => ({
    price: cents(roll(4) === 0 ? roll(7) : roll(100_000)),
    takers: Array.from({ length: roll(6) }, (_, i) => anyTaker(roll, `t${i}`)),
  }))

  test('the shares sum to the price, none is below zero, no limit is passed', () => {
    for (const { price, takers } of cases) {
      const { parts, rest } = shareOut(price, takers)
      expect(add(...parts.map((part) => part.amount), rest)).toBe(price)
      expect(rest >= 0n).toBe(true)
      for (const [i, part] of parts.entries()) {
        const { ceilingLeft, budgetLeft } = takers[i]!
        expect(part.amount >= 0n && part.amount <= part.wanted).toBe(true)
        expect(ceilingLeft === null || part.amount <= ceilingLeft).toBe(true)
        expect(budgetLeft === null || part.amount <= budgetLeft).toBe(true)
        expect(part.limit === null).toBe(part.amount === part.wanted)
      }
    }
  })

  test('shares per thousand alone, of the whole at most, do not depend on the order', () => {
    for (const { price, takers } of cases) {
      const few = takers.map((one) => ({
        ...one,
        takes: 'share' as const,
        permille: Math.floor(one.permille / takers.length),
      }))
      const one = shareOut(price, few)
      const other = shareOut(price, few.toReversed())
      const sorted = (parts: typeof one.parts) => [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(sorted(other.parts)).toEqual(sorted(one.parts))
      expect(other.rest).toBe(one.rest)
    }
  })

  test('a share per thousand is within a cent of what it says', () => {
    for (const { price, takers } of cases) {
      const few = takers.map((one) => ({
        ...one,
        takes: 'share' as const,
        permille: Math.floor(one.permille / takers.length),
      }))
      for (const [i, part] of shareOut(price, few).parts.entries()) {
        const thousandths = minus(cents(part.wanted * 1000n), cents(price * BigInt(few[i]!.permille)))
        expect(thousandths > -1000n && thousandths < 1000n).toBe(true)
      }
    }
  })
})
