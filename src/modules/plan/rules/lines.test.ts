import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { loanSchedule } from './assets.ts'
import { forecast, type LineForecast } from './forecast.ts'
import type { Assumption, Plan } from './plan.ts'
import { fixed, grant, plan, revenue } from './sample.ts'
import { sum } from './spread.ts'

const run = (lines: Assumption[], more?: Partial<Plan>) => must(forecast(plan(lines, more)))
const lineOf = (id: string, lines: Assumption[], more?: Partial<Plan>): LineForecast =>
  run(lines, more).lines.find((l) => l.id === id)!

describe('revenue', () => {
  test('a sale earned over three months is a debt until then, and its unit is served over them', () => {
    const line = revenue({
      unitPrice: 100,
      unitCost: 30,
      earnedOver: 3,
      volume: { start: 1, growth: { type: 'none' } },
      to: month('2026-01'),
    })
    const f = run([line])
    expect(f.income.products.slice(0, 4)).toEqual([33, 34, 33, 0])
    expect(f.cash.receipts.slice(0, 2)).toEqual([100, 0])
    expect(f.income.charges.slice(0, 4)).toEqual([10, 10, 10, 0])
    // 100 received, 33 earned: 67 are owed to the customer.
    expect(f.cash.workingCapital.slice(0, 3)).toEqual([-67, -33, 0])
  })

  test('a yearly contract is paid at once and earned month by month, to the cent', () => {
    const line = revenue({
      unitPrice: 100_000,
      billing: 'yearly',
      earnedOver: 12,
      volume: { start: 1, growth: { type: 'none' } },
    })
    const { products, receipts } = lineOf('sales', [line], { months: 24 })
    expect(sum(products!, 0, 12)).toBe(100_000)
    expect(receipts!.filter((r) => r > 0)).toEqual([100_000, 100_000])
  })

  test('sales tax comes in with the receipt and leaves the month after its quarter, never a product', () => {
    const f = run([revenue()], { start: month('2026-02'), taxOnSales: { rate: 20, every: 'quarter' } })
    expect(f.income.products[0]).toBe(100_000)
    expect(f.cash.receipts[0]).toBe(120_000)
    // February and March belong to the first quarter, paid in April; then July.
    expect(f.cash.byUse['sales-tax']!.slice(0, 6)).toEqual([0, 0, 40_000, 0, 0, 60_000])
  })

  test('dues carry no sales tax unless they state a rate', () => {
    const f = run([revenue({ account: '756' })], { taxOnSales: { rate: 20, every: 'month' } })
    expect(f.cash.receipts[0]).toBe(100_000)
    expect(f.cash.byUse['sales-tax']).toBeUndefined()
  })

  test('a price rises with its index at the second plan year', () => {
    const { products } = lineOf('sales', [revenue({ yearlyIndex: 3 })], { months: 13 })
    expect(products!.slice(11)).toEqual([100_000, 103_000])
  })
})

describe('funding', () => {
  test('is a product over the months it covers once awarded, and cash at its instalments', () => {
    const line = grant({
      amount: 100_000,
      award: month('2026-03'),
      from: month('2026-01'),
      to: month('2026-08'),
      instalments: [
        { month: month('2026-05'), amount: 70_000 },
        { month: month('2027-05'), amount: 30_000 },
      ],
    })
    const { products, receipts } = lineOf('grant', [line])
    expect(products!.slice(0, 3)).toEqual([0, 0, 16_667])
    expect(sum(products!)).toBe(100_000)
    expect(products![8]).toBe(0)
    expect(sum(receipts!)).toBe(70_000)
    expect(receipts![4]).toBe(70_000)
  })

  test('without a period it covers twelve months from the award', () => {
    const { products } = lineOf('grant', [grant({ award: month('2026-02') })], { months: 24 })
    expect(products!.findIndex((p) => p > 0)).toBe(1)
    expect(products!.findLastIndex((p) => p > 0)).toBe(12)
  })

  test('own funds are cash and never a product', () => {
    const f = run([grant({ type: 'seed-fund', account: '102' })])
    expect(f.indicators.products).toBe(0)
    expect(f.cash.bySource['own-funds']![0]).toBe(120_000)
    expect(f.cash.workingCapital.every((w) => w === 0)).toBe(true)
  })
})

describe('costs', () => {
  test('a quarterly rent is charged monthly and paid at the start of each quarter of its own', () => {
    const { charges, payments } = lineOf('rent', [
      fixed({ paid: 'quarterly', from: month('2026-02'), to: month('2026-06') }),
    ])
    expect(charges!.slice(0, 7)).toEqual([0, 50_000, 50_000, 50_000, 50_000, 50_000, 0])
    expect(payments!.slice(0, 7)).toEqual([0, 150_000, 0, 0, 100_000, 0, 0])
  })

  test('a salary pays charges the month after, and its aid is a product of the State for a time', () => {
    const line: Assumption = {
      type: 'salary',
      id: 'post',
      name: 'Post',
      block: 'costs',
      gross: 200_000,
      fullTime: 0.5,
      chargeRate: 12.345,
      aid: { amount: 40_000, months: 2, funder: 'State' },
    }
    const f = run([line])
    const { charges, payments, products } = f.lines[0]!
    expect(charges![0]).toBe(112_345)
    expect(payments!.slice(0, 2)).toEqual([100_000, 112_345])
    expect(products!.slice(0, 3)).toEqual([40_000, 40_000, 0])
    expect(f.income.byKind['employment-aid']![1]).toBe(40_000)
    expect(f.indicators.firstFunder).toEqual({ name: 'State', amount: 80_000 })
    expect(f.indicators.fullTime).toBe(0.5)
  })

  test('a variable cost is a share of sales or an amount per unit', () => {
    const base = {
      type: 'variable-cost',
      name: 'Goods',
      block: 'costs',
      family: 'purchases',
      of: 'sales',
    } as const
    const share = { ...base, id: 'share', basis: { type: 'share-of-sales' as const, percent: 75 } }
    const unit = {
      ...base,
      id: 'unit',
      basis: { type: 'per-unit' as const, amount: 12 },
      paymentDelayDays: 30,
    }
    const f = run([revenue(), share, unit])
    expect(f.lines[1]!.charges![0]).toBe(75_000)
    expect(f.lines[2]!.charges![0]).toBe(1200)
    expect(f.lines[2]!.payments!.slice(0, 2)).toEqual([0, 1200])
    expect(f.indicators.variableCosts).toBe(12 * 76_200)
  })

  test('a step cost adds one for each full step of volume', () => {
    const line: Assumption = {
      type: 'step-cost',
      id: 'help',
      name: 'Help',
      block: 'costs',
      family: 'salaries',
      of: 'sales',
      every: 50,
      amount: 10_000,
    }
    const volume = { start: 45, growth: { type: 'linear' as const, perMonth: 5 } }
    const { charges } = lineOf('help', [line, revenue({ volume })])
    expect(charges!.slice(0, 3)).toEqual([0, 10_000, 10_000])
    expect(charges![11]).toBe(20_000)
  })

  test('in-kind contributions stay out of cash, result and shares', () => {
    const hours: Assumption = {
      type: 'in-kind',
      id: 'hours',
      name: 'Volunteers',
      block: 'activities',
      kind: 'volunteering',
      value: { type: 'hours', hours: 100, hourly: 1450 },
    }
    const f = run([revenue(), hours])
    expect(f.inKind.total[0]).toBe(145_000)
    expect(f.indicators.products).toBe(1_200_000)
    expect(f.indicators.result).toBe(1_200_000)
    expect(f.indicators.pillars.citizens).toEqual({ amount: 0, share: 0, inKind: 1_740_000 })
    expect(f.cash.closing[11]).toBe(1_200_000)
  })
})

describe('assets', () => {
  test('an investment is paid at once and its depreciation sums to it', () => {
    const line: Assumption = {
      type: 'investment',
      id: 'van',
      name: 'Van',
      block: 'resources',
      amount: 1_000_001,
      month: month('2026-02'),
      depreciationMonths: 36,
    }
    const f = run([line], { months: 48 })
    expect(sum(f.income.byFamily.depreciation!)).toBe(1_000_001)
    expect(f.cash.closing[0]).toBe(0)
    expect(f.cash.closing[1]).toBe(-1_000_001)
  })

  test('a van bought before the plan only depreciates', () => {
    const line: Assumption = {
      type: 'investment',
      id: 'van',
      name: 'Van',
      block: 'resources',
      amount: 1_200_000,
      month: month('2025-07'),
      depreciationMonths: 12,
    }
    const f = run([line])
    expect(f.indicators.charges).toBe(600_000)
    expect(f.indicators.closingCash).toBe(0)
  })

  test('a loan schedule matches a hand calculation: 1 000 € at 6 % over 4 months', () => {
    // payment = 100000 × 0.005 / (1 − 1.005^−4) = 25313 cents
    expect(loanSchedule(100_000, 6, 4)).toEqual([
      { principal: 24_813, interest: 500 },
      { principal: 24_937, interest: 376 },
      { principal: 25_062, interest: 251 },
      { principal: 25_188, interest: 126 },
    ])
  })

  test('principal always sums to the loan, deferral and zero rate included', () => {
    for (const [amount, rate, months, deferral] of [
      [2_500_000, 2.5, 60, 12],
      [99_999, 0, 7, 0],
      [1, 5, 36, 3],
    ] as const) {
      const schedule = loanSchedule(amount, rate, months, deferral)
      expect(schedule).toHaveLength(months)
      expect(schedule.reduce((all, part) => all + part.principal, 0)).toBe(amount)
      expect(schedule.slice(0, deferral).every((part) => part.principal === 0)).toBe(true)
    }
  })

  test('a loan is cash in, then instalments from the month after; only interest is a charge', () => {
    const line: Assumption = {
      type: 'loan',
      id: 'loan',
      name: 'Loan',
      block: 'resources',
      amount: 100_000,
      month: month('2026-01'),
      rate: 6,
      months: 4,
    }
    const f = run([line])
    expect(f.cash.closing.slice(0, 3)).toEqual([100_000, 74_687, 49_374])
    expect(f.indicators.charges).toBe(1253)
    expect(f.cash.closing[11]).toBe(-1253)
    expect(f.cash.workingCapital.every((w) => w === 0)).toBe(true)
  })
})
