import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecast } from './forecast.ts'
import { monthRows } from './rows.ts'
import { fixed, grant, plan, randomPlan, revenue } from './sample.ts'
import { parsePlan } from './schema.ts'
import { partOf } from './spread.ts'

/**
 * Worked by hand. 100 subscribers at 10 €, a tenth of whom leave each month, who pay a month late; a rent
 * of 500 € paid by the quarter; a grant of 1 200 € for January to June, decided in March, received late.
 */
const worked = plan(
  [
    revenue({ volume: { start: 100, growth: { type: 'none' }, churn: 10 }, paymentDelayDays: 30 }),
    fixed({ paid: 'quarterly' }),
    grant({
      award: month('2026-03'),
      from: month('2026-01'),
      to: month('2026-06'),
      instalments: [
        { month: month('2026-05'), amount: 60_000 },
        { month: month('2026-08'), amount: 60_000 },
      ],
    }),
  ],
  { openingCash: 100_000 },
)

describe('the worked example', () => {
  const f = must(forecast(worked))

  test('products, result and cash of each month', () => {
    expect(f.income.products).toEqual([
      100_000, 90_000, 111_000, 102_900, 95_610, 89_049, 53_144, 47_830, 43_047, 38_742, 34_868, 31_381,
    ])
    expect(f.income.result.slice(0, 4)).toEqual([50_000, 40_000, 61_000, 52_900])
    expect(f.cash.closing).toEqual([
      -50_000, 50_000, 140_000, 71_000, 203_900, 269_510, 178_559, 291_703, 339_533, 232_580, 271_322,
      306_190,
    ])
  })

  test('indicators of the year', () => {
    const i = f.indicators
    expect(i.sales).toBe(717_571)
    expect(i.products).toBe(837_571)
    expect(i.result).toBe(237_571)
    expect(i.earnedShare).toBe(0.856729)
    expect(i.grantShare).toBe(0.143271)
    expect(i.firstFunder).toEqual({ name: 'Region', amount: 120_000 })
    expect(i.firstFunderShare).toBe(0.143271)
    expect(i.concentration).toBe(1)
    expect(i.contributionRate).toBe(1)
    expect(i.breakEvenSales).toBe(600_000)
    // 6000 / 7175.71 × 365, then (6000 − 1200) / 7175.71 × 365
    expect(i.breakEvenDays).toBe(305.2)
    expect(i.supportedBreakEvenSales).toBe(480_000)
    expect(i.supportedBreakEvenDays).toBe(244.2)
    expect(i.lowestCash).toEqual({ amount: -50_000, month: '2026-01' })
    expect(i.firstNegativeMonth).toBe('2026-01')
    // 3061.90 € in hand, 6000 € paid in twelve months.
    expect(i.monthsOfCash).toBe(6.1238)
    expect(i.pillars.activities).toEqual({ amount: 717_571, share: 0.856729, inKind: 0 })
    expect(i.pillars.public.share).toBe(0.143271)
    // December's subscriptions are still due.
    expect(f.cash.workingCapital[11]).toBe(31_381)
    expect(f.balancedSince).toBe('2026-12')
  })

  test('one row per month says the same', () => {
    const rows = monthRows(f)
    expect(rows).toHaveLength(12)
    expect(rows[3]).toMatchObject({ month: '2026-04', receipts: 81_000, payments: 150_000, cash: 71_000 })
  })
})

test('an empty plan has figures everywhere and no division by zero', () => {
  const f = must(forecast(plan([], { openingCash: 500 })))
  const i = f.indicators
  expect(f.cash.closing).toEqual(Array(12).fill(500))
  expect([i.contributionRate, i.breakEvenSales, i.breakEvenDays, i.earnedShare, i.grantShare]).toEqual(
    Array(5).fill(null),
  )
  expect([i.firstFunder, i.firstFunderShare, i.concentration, i.monthsOfCash]).toEqual(Array(4).fill(null))
  expect(i.pillars.public.share).toBeNull()
  expect(JSON.stringify(f)).not.toContain('NaN')
})

test('sales that lose money on each unit have no break-even', () => {
  const f = must(forecast(plan([revenue({ unitCost: 1200 }), fixed()])))
  expect(f.indicators.contributionRate).toBe(-0.2)
  expect(f.indicators.breakEvenSales).toBeNull()
})

test('concentration is the sum of squared parts of the funders; a crowd is no funder', () => {
  const lines = [
    grant({
      id: 'a',
      funder: 'Region',
      amount: 300,
      instalments: [{ month: month('2026-01'), amount: 300 }],
    }),
    grant({ id: 'b', funder: 'Town', amount: 100, instalments: [{ month: month('2026-01'), amount: 100 }] }),
    grant({ id: 'c', type: 'crowdfunding', account: '754' }),
  ]
  const i = must(forecast(plan(lines))).indicators
  expect(i.concentration).toBe(0.625)
  expect(i.firstFunder).toEqual({ name: 'Region', amount: 300 })
  expect(i.pillars.citizens.amount).toBe(120_000)
})

test('a last year shorter than twelve months keeps its own length', () => {
  const { years } = must(forecast(plan([fixed()], { months: 30 })))
  expect(years.map((y) => y.months)).toEqual([12, 12, 6])
  expect(years[2]!.indicators.charges).toBe(300_000)
  expect(years[2]!.from).toBe('2028-01')
})

test('refuses what it cannot compute', () => {
  const broken = plan([revenue({ volume: { start: 1, growth: { type: 'follows', line: 'no', ratio: 1 } } })])
  expect(forecast(broken)).toEqual({ ok: false, code: 'unknown_line', field: 'sales' })
  const circle = plan([
    revenue({ id: 'a', volume: { start: 1, growth: { type: 'follows', line: 'b', ratio: 1 } } }),
    revenue({ id: 'b', volume: { start: 1, growth: { type: 'follows', line: 'a', ratio: 1 } } }),
  ])
  expect(forecast(circle)).toMatchObject({ ok: false, code: 'cycle' })
  const huge = revenue({
    unitPrice: 100_000_000_000,
    volume: { start: 10_000_000, growth: { type: 'none' } },
  })
  expect(forecast(plan([huge]))).toMatchObject({ ok: false, code: 'amount_too_large' })
  expect(forecast(worked, 'none')).toMatchObject({ ok: false, code: 'unknown_scenario' })
})

test('in sixty random plans every table adds up, month by month', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomPlan(seed, 5 + (seed % 30), 12 + (seed % 60))
    const parsed = parsePlan(random)
    expect(parsed, `seed ${seed}`).toMatchObject({ ok: true })
    const f = must(forecast(random))
    const groups = [f.income.byAccount, f.income.byKind, f.income.byPayer, f.income.byPillar]
    let cash = f.cash.opening
    const at = (by: object, m: number) =>
      Object.values(by as Record<string, number[]>).reduce((all, s) => all + s[m]!, 0)
    for (const [m] of f.months.entries()) {
      expect(f.income.result[m]).toBe(f.income.products[m]! - f.income.charges[m]!)
      for (const by of groups) expect(at(by, m)).toBe(f.income.products[m])
      expect(at(f.income.byFamily, m)).toBe(f.income.charges[m])
      expect(at(f.cash.bySource, m)).toBe(f.cash.receipts[m])
      expect(at(f.cash.byUse, m)).toBe(f.cash.payments[m])
      cash += f.cash.receipts[m]! - f.cash.payments[m]!
      expect(f.cash.closing[m]).toBe(cash)
      // What was received before the plan is earned by no line.
      const before = m < 12 ? partOf(random.opening?.deferred ?? 0, m, 12) : 0
      expect(f.lines.reduce((all, l) => all + (l.products?.[m] ?? 0), before)).toBe(f.income.products[m])
      expect(Number.isSafeInteger(cash)).toBe(true)
    }
    const years = f.years.reduce((all, y) => all + y.indicators.result, 0)
    expect(years).toBe(f.indicators.result)
  }
})

test('the same plan gives the same bytes', () => {
  const random = randomPlan(7, 40, 60)
  expect(JSON.stringify(forecast(random))).toBe(JSON.stringify(forecast(structuredClone(random))))
})
