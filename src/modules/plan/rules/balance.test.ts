import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type BalanceItem, frameOf } from './frame.ts'
import type { Assumption, Plan } from './plan.ts'
import { fixed, grant, plan, randomPlan, revenue } from './sample.ts'
import { streamsOfPlan } from './streams.ts'
import { totalsOf } from './totals.ts'

/** Balance of an item at the end of each month, what the hub has being positive. */
function books(of: Plan) {
  const frame = frameOf(of)
  const t = totalsOf(must(streamsOfPlan(of, frame)), frame)
  const balance = (item: BalanceItem): number[] => {
    let held = t.opening[item] ?? 0
    return Array.from({ length: of.months }, (_, m) => {
      held += t.byItem.get(item)?.[m] ?? 0
      return held
    })
  }
  return { t, balance }
}
const booksOf = (lines: Assumption[], more?: Partial<Plan>) => books(plan(lines, more))

test('in sixty random plans what is had and what is owed are equal at the start and at the end of every month', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomPlan(seed, 5 + (seed % 30), 12 + (seed % 60))
    const { t } = books(random)
    const opening = Object.values(t.opening).reduce((all, amount) => all + amount, 0)
    expect(opening + random.openingCash, `seed ${seed}`).toBe(0)
    let cash = random.openingCash
    let result = 0
    let items = opening
    for (let m = 0; m < random.months; m++) {
      cash += t.receipts[m]! - t.payments[m]!
      result += t.products[m]! - t.charges[m]!
      for (const movements of t.byItem.values()) items += movements[m]!
      expect(items + cash, `seed ${seed}, month ${m}`).toBe(result)
    }
  }
})

describe('each item holds what its name says', () => {
  test('customers owe what was sold and not yet paid; what is paid and not earned is owed to them', () => {
    const { balance } = booksOf([
      revenue({
        unitPrice: 12_000,
        billing: 'yearly',
        earnedOver: 12,
        paymentDelayDays: 60,
        volume: { start: 1, growth: { type: 'none' } },
      }),
    ])
    expect(balance('customers').slice(0, 3)).toEqual([12_000, 12_000, 0])
    expect(balance('deferred').slice(0, 2)).toEqual([-11_000, -10_000])
    expect(balance('deferred')[11]).toBe(0)
  })

  test('a grant is due once awarded, and owed back until it is earned', () => {
    const { balance } = booksOf([
      grant({
        award: month('2026-03'),
        to: month('2026-06'),
        instalments: [{ month: month('2026-05'), amount: 120_000 }],
      }),
    ])
    expect(balance('grants-due').slice(0, 6)).toEqual([0, 0, 120_000, 120_000, 0, 0])
    expect(balance('deferred').slice(0, 6)).toEqual([0, 0, -90_000, -60_000, -30_000, 0])
  })

  test('rent paid by the quarter is paid before its months', () => {
    const { balance } = booksOf([fixed({ paid: 'quarterly' })])
    expect(balance('prepaid').slice(0, 4)).toEqual([100_000, 50_000, 0, 100_000])
    expect(balance('suppliers')[0]).toBe(0)
  })

  test('a van and a loan from before the plan open it, and own funds are what they leave', () => {
    const common = { block: 'resources' } as const
    const { t, balance } = booksOf(
      [
        {
          ...common,
          type: 'investment',
          id: 'van',
          name: 'Van',
          amount: 1_200_000,
          month: month('2025-07'),
          depreciationMonths: 12,
        },
        {
          ...common,
          type: 'loan',
          id: 'loan',
          name: 'Loan',
          amount: 100_000,
          month: month('2025-11'),
          rate: 6,
          months: 4,
        },
        {
          ...common,
          type: 'deposit',
          id: 'key',
          name: 'Key',
          direction: 'received',
          amount: 5000,
          month: month('2025-12'),
          back: month('2026-02'),
        },
      ],
      { openingCash: 50_000 },
    )
    // Six of twelve months are worn; the first instalment of the loan, 24 813, was paid in December.
    expect(t.opening).toMatchObject({
      'fixed-assets': 1_200_000,
      depreciation: -600_000,
      loans: -75_187,
      'deposits-received': -5000,
      'own-funds': -569_813,
    })
    expect(balance('depreciation')[5]).toBe(-1_200_000)
    expect(balance('loans').slice(0, 3)).toEqual([-50_250, -25_188, 0])
    expect(balance('deposits-received').slice(0, 2)).toEqual([-5000, 0])
  })

  test('what was due and owed at the start moves in the first month, and money received before is earned in a year', () => {
    const { t, balance } = booksOf([], {
      openingCash: 10_000,
      opening: { receivables: 3000, payables: 1000, taxAndSocial: 500, deferred: 1200 },
    })
    expect(t.opening).toMatchObject({ 'opening-due': 3000, 'opening-owed': -1500, 'own-funds': -10_300 })
    expect([t.receipts[0], t.payments[0]]).toEqual([3000, 1500])
    expect(balance('opening-due')[0]).toBe(0)
    expect(balance('opening-owed')[0]).toBe(0)
    expect([...t.products.slice(0, 2)]).toEqual([100, 100])
    expect(balance('deferred')[11]).toBe(0)
  })
})
