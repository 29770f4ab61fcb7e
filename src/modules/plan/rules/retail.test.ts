import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { purchasesFor } from './costs.ts'
import { forecast, type LineForecast } from './forecast.ts'
import type { Assumption, Plan, Revenue, VariableCost } from './plan.ts'
import { fixed, grant, plan, revenue } from './sample.ts'
import { applyChanges } from './scenario.ts'

const run = (lines: Assumption[], more?: Partial<Plan>) => must(forecast(plan(lines, more)))
const lineOf = (id: string, lines: Assumption[], more?: Partial<Plan>): LineForecast =>
  run(lines, more).lines.find((l) => l.id === id)!
const goods = (more: Partial<VariableCost> = {}): VariableCost => ({
  type: 'variable-cost',
  id: 'goods',
  name: 'Goods',
  block: 'costs',
  family: 'purchases',
  of: 'sales',
  basis: { type: 'share-of-sales', percent: 50 },
  ...more,
})

describe('prices', () => {
  const segments = [
    { name: 'Support', share: 25, unitPrice: 2000 },
    { name: 'Full', share: 75, unitPrice: 1000 },
  ]

  test('by segment: a quarter at 20 €, three quarters at 10 €, is 12.50 € on average', () => {
    expect(lineOf('sales', [revenue({ unitPrice: 1, segments })]).products![0]).toBe(125_000)
  })

  test('a contract by employee: 28 employees at 10 € for each of 2 companies', () => {
    const line = revenue({ headcount: 28, volume: { start: 2, growth: { type: 'none' } } })
    expect(lineOf('sales', [line]).products![0]).toBe(56_000)
  })

  test('a scenario raises every segment, or scales them so that their mean is the price said', () => {
    const base = plan([revenue({ unitPrice: 1250, segments })])
    const priced = (change: { type: 'multiply'; factor: number } | { type: 'set'; value: number }) =>
      must(applyChanges(base, [{ ...change, line: 'sales', field: 'unitPrice' }])).assumptions[0] as Revenue
    const dearer = priced({ type: 'multiply', factor: 1.1 })
    expect(dearer.segments!.map((s) => s.unitPrice)).toEqual([2200, 1100])
    const set = priced({ type: 'set', value: 2500 })
    expect([set.unitPrice, ...set.segments!.map((s) => s.unitPrice)]).toEqual([2500, 4000, 2000])
    expect(must(forecast({ ...base, assumptions: [set] })).income.products[0]).toBe(250_000)
  })
})

describe('what goods cost', () => {
  test('a margin of 30 % leaves 70 % of sales to pay', () => {
    const line = goods({ basis: { type: 'margin', percent: 30 } })
    expect(lineOf('goods', [revenue(), line]).charges![0]).toBe(70_000)
  })

  test('economies of scale: units beyond each threshold at their own price', () => {
    const line = goods({
      basis: {
        type: 'per-unit',
        amount: 100,
        tiers: [
          { above: 50, amount: 80 },
          { above: 120, amount: 60 },
        ],
      },
    })
    const volume = { start: 40, growth: { type: 'linear' as const, perMonth: 50 } }
    // 40 × 100; 50 × 100 + 40 × 80; 50 × 100 + 70 × 80 + 20 × 60
    expect(lineOf('goods', [revenue({ volume }), line]).charges!.slice(0, 3)).toEqual([4000, 8200, 11_800])
  })

  test('a scenario that makes units dearer makes them dearer at every threshold', () => {
    const basis = { type: 'per-unit' as const, amount: 100, tiers: [{ above: 50, amount: 80 }] }
    const base = plan([revenue(), goods({ basis })])
    const change = { type: 'multiply', line: 'goods', field: 'basis.amount', factor: 1.5 } as const
    expect(must(applyChanges(base, [change])).assumptions[1]).toMatchObject({
      basis: { amount: 150, tiers: [{ above: 50, amount: 120 }] },
    })
  })

  test('fifteen days of stock are bought ahead, paid a month later, and sold off at the end', () => {
    const line = goods({ stockDays: 15, paymentDelayDays: 30, to: month('2026-03') })
    const { charges, payments } = lineOf('goods', [revenue(), line])
    expect(charges!.slice(0, 4)).toEqual([50_000, 50_000, 50_000, 0])
    // Half a month more at first, half a month less at the end.
    expect(payments!.slice(0, 5)).toEqual([0, 75_000, 50_000, 25_000, 0])
  })

  test('a stock too large for a quiet month is used first, never sent back', () => {
    const bought = purchasesFor(Float64Array.from([100, 100, 0, 100]), 60, Number.POSITIVE_INFINITY)
    expect([...bought]).toEqual([300, 100, 0, 100])
  })
})

describe('inflation', () => {
  const inflation = { prices: 2, costs: 5, wages: 3 }
  const second = (line: Assumption, of: 'products' | 'charges') =>
    lineOf(line.id, [revenue({ id: 'base' }), line], { months: 24, inflation })[of]![12]

  test('prices, costs and wages rise at the second plan year', () => {
    expect(second(revenue(), 'products')).toBe(102_000)
    expect(second(fixed(), 'charges')).toBe(52_500)
    const unit = goods({ of: 'base', basis: { type: 'per-unit', amount: 100 } })
    expect(second(unit, 'charges')).toBe(10_500)
    const post: Assumption = {
      type: 'salary',
      id: 'post',
      name: 'Post',
      block: 'costs',
      gross: 200_000,
      fullTime: 1,
      chargeRate: 0,
    }
    expect(second(post, 'charges')).toBe(206_000)
  })

  test('a line that states its own rise keeps it, even none', () => {
    expect(second(fixed({ yearlyIndex: 0 }), 'charges')).toBe(50_000)
    expect(second(revenue({ yearlyIndex: 10 }), 'products')).toBe(110_000)
  })
})

describe('sales tax', () => {
  const tax = { rate: 20, every: 'month' } as const

  test('what suppliers were paid is deducted from what customers paid, the month after', () => {
    const f = run([revenue(), fixed({ taxRate: 20 })], { taxOnSales: tax })
    expect(f.income.charges[0]).toBe(50_000)
    expect(f.cash.payments[0]).toBe(60_000)
    // 200 € collected − 100 € deducted.
    expect(f.cash.byUse['sales-tax']!.slice(0, 3)).toEqual([0, 10_000, 10_000])
    expect(f.cash.closing[2]).toBe(3 * 60_000 - 2 * 10_000)
  })

  test('a credit is carried forward until it is used, never paid back', () => {
    const oven: Assumption = {
      type: 'investment',
      id: 'oven',
      name: 'Oven',
      block: 'resources',
      amount: 250_000,
      month: month('2026-01'),
      depreciationMonths: 60,
      taxRate: 20,
    }
    const f = run([revenue(), oven], { taxOnSales: tax })
    // January: 200 € collected, 500 € deducted; the credit of 300 € pays February and half of March.
    expect(f.cash.byUse['sales-tax']!.slice(0, 6)).toEqual([0, 0, 0, 10_000, 20_000, 20_000])
  })

  test('tax that may not be deducted is a charge of the line, or a part of the asset', () => {
    const taxOnSales = { ...tax, recovered: 40 }
    const rent = lineOf('rent', [fixed({ taxRate: 20 })], { taxOnSales })
    // 100 € of tax, 40 € deducted.
    expect(rent.charges![0]).toBe(56_000)
    expect(rent.payments![0]).toBe(60_000)
    const line = goods({ stockDays: 30, taxRate: 10 })
    const { charges, payments } = lineOf('goods', [revenue({ taxRate: 0 }), line], { taxOnSales })
    // 1 000 € bought in January for 500 € sold: 60 € of its 100 € of tax are kept.
    expect([charges![0], payments![0]]).toEqual([56_000, 110_000])
    expect([charges![1], payments![1]]).toEqual([53_000, 55_000])
  })

  test('a rent paid by the quarter deducts its tax as it is paid', () => {
    const f = run([revenue(), fixed({ taxRate: 20, paid: 'quarterly' })], { taxOnSales: tax })
    expect(f.cash.payments[0]).toBe(180_000)
    // 200 € − 300 € leave a credit of 100 €, used in February.
    expect(f.cash.byUse['sales-tax']!.slice(0, 5)).toEqual([0, 0, 10_000, 20_000, 0])
  })

  test('a plan exempt of tax reads no rate', () => {
    expect(lineOf('rent', [fixed({ taxRate: 20 })]).payments![0]).toBe(50_000)
  })
})

describe('deposits and grants for equipment', () => {
  test('a deposit goes and comes back, without charge nor product', () => {
    const line: Assumption = {
      type: 'deposit',
      id: 'deposit',
      name: 'Deposit',
      block: 'resources',
      direction: 'given',
      amount: 80_000,
      month: month('2026-01'),
      back: month('2026-06'),
    }
    const f = run([line])
    expect(f.cash.closing.slice(3, 6)).toEqual([-80_000, -80_000, 0])
    expect([f.indicators.charges, f.indicators.products]).toEqual([0, 0])
  })

  test('a grant for equipment is cash when paid and a product of 77 over the life of the equipment', () => {
    const f = run([
      grant({
        account: '13',
        to: month('2029-12'),
        instalments: [{ month: month('2026-05'), amount: 120_000 }],
      }),
    ])
    expect(f.cash.receipts[4]).toBe(120_000)
    expect(f.income.byAccount['77']!.slice(0, 2)).toEqual([2500, 2500])
    expect(f.income.byAccount['74']).toBeUndefined()
  })
})

test('a deposit and its return move with the start of a scenario', () => {
  const line: Assumption = {
    type: 'deposit',
    id: 'key',
    name: 'Key',
    block: 'resources',
    direction: 'received',
    amount: 100,
    month: month('2026-01'),
    back: month('2026-03'),
  }
  const moved = must(applyChanges(plan([line]), [{ type: 'delay', line: 'key', months: 2 }])).assumptions[0]
  expect(moved).toMatchObject({ month: '2026-03', back: '2026-05' })
})
