import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecastOf } from '../forecast.ts'
import type { Assumption, Plan } from '../plan.ts'
import { project } from '../projection.ts'
import { fixed, grant, plan, revenue } from '../sample.ts'
import { booksOf, statementOf } from './statements.ts'
import type { StatementTable, View } from './table.ts'

const read = (of: Plan) => {
  const projection = must(project(of))
  return { f: forecastOf(projection), books: booksOf(projection) }
}
const table = (lines: Assumption[], view: View, more?: Partial<Plan>, step: 'month' | 'year' = 'month') =>
  statementOf(read(plan(lines, more)).books, view, step)
const row = (of: StatementTable, key: string) => {
  const found = of.rows.find((r) => r.key === key)
  if (!found) throw new Error(`no row ${key} among ${of.rows.map((r) => r.key).join(', ')}`)
  return found
}
const values = (of: StatementTable, key: string) => row(of, key).values

describe('the income statement files each amount under its account', () => {
  const salary: Assumption = {
    type: 'salary',
    id: 'post',
    name: 'Post',
    block: 'costs',
    gross: 200_000,
    fullTime: 1,
    chargeRate: 40,
  }

  test('gross and employer charges apart, goods and services apart', () => {
    const t = table(
      [
        salary,
        revenue({ id: 'shop', kind: 'shop-sales', unitPrice: 1000, unitCost: 600 }),
        revenue({ id: 'help', kind: 'one-off', unitPrice: 500, unitCost: 100 }),
        revenue({ id: 'parcels', kind: 'parcels', unitPrice: 30 }),
        revenue({ id: 'dues', kind: 'membership', account: '756', unitPrice: 100 }),
        fixed(),
      ],
      'income',
    )
    const first = Object.fromEntries(
      t.rows.filter((r) => r.level === 'line').map((r) => [r.key, r.values[0]]),
    )
    expect(first).toEqual({
      '706': 50_000,
      '707': 100_000,
      '708': 3_000,
      '756': 10_000,
      '604': 10_000,
      '607': 60_000,
      '613': 50_000,
      '641': 200_000,
      '645': 80_000,
    })
    expect(values(t, 'operating-result')[0]).toBe(163_000 - 400_000)
  })

  test('goods held are bought ahead: the variation of the stock brings the cost back to what was sold', () => {
    const t = table(
      [
        revenue({ id: 'shop', kind: 'shop-sales', unitPrice: 1000 }),
        {
          type: 'variable-cost',
          id: 'goods',
          name: 'Goods',
          block: 'costs',
          family: 'purchases',
          of: 'shop',
          basis: { type: 'margin', percent: 25 },
          stockDays: 30,
        },
      ],
      'income',
    )
    // 75 000 used each month, and one month more bought at the start.
    expect(values(t, '607').slice(0, 2)).toEqual([150_000, 75_000])
    expect(values(t, '6037').slice(0, 2)).toEqual([-75_000, 0])
    expect(values(t, 'total-operating-charges').slice(0, 2)).toEqual([75_000, 75_000])
  })

  test('an equipment grant reaches the operating result little by little, and is no self-financing', () => {
    const lines = [grant({ account: '13', to: month('2026-12') })]
    expect(values(table(lines, 'income'), '747')[0]).toBe(10_000)
    expect(values(table(lines, 'margins'), 'self-financing')[0]).toBe(0)
    const financing = table(lines, 'financing', {}, 'year')
    expect(values(financing, 'resource-investment-grants')).toEqual([120_000])
  })
})

describe('the balance sheet', () => {
  const lines: Assumption[] = [
    revenue({ paymentDelayDays: 30 }),
    fixed({ paid: 'quarterly', amount: 10_000 }),
    grant({ to: month('2027-12'), instalments: [{ month: month('2026-07'), amount: 120_000 }] }),
    grant({
      id: 'gift',
      type: 'patronage',
      account: '754',
      amount: 60_000,
      instalments: [{ month: month('2026-01'), amount: 60_000 }],
    }),
    {
      type: 'investment',
      id: 'van',
      name: 'Van',
      block: 'resources',
      amount: 1_200_000,
      month: month('2025-07'),
      depreciationMonths: 60,
    },
    {
      type: 'loan',
      id: 'loan',
      name: 'Loan',
      block: 'resources',
      amount: 600_000,
      month: month('2026-01'),
      rate: 0,
      months: 60,
    },
    {
      type: 'deposit',
      id: 'key',
      name: 'Key',
      block: 'resources',
      direction: 'given',
      amount: 50_000,
      month: month('2026-01'),
    },
  ]
  const t = table(lines, 'balance', { openingCash: 300_000, opening: { payables: 40_000 } })
  const january = Object.fromEntries(t.rows.map((r) => [r.key, r.values[0]]))

  test('at the start: own funds are what equipment, cash and debts leave', () => {
    // Six months of wear out of sixty: 120 000.
    expect(row(t, 'net-fixed-assets').opening).toBe(1_080_000)
    expect(row(t, 'own-funds').opening).toBe(1_080_000 + 300_000 - 40_000)
    expect(row(t, 'total-assets').opening).toBe(1_380_000)
  })

  test('at the end of January, by hand', () => {
    expect(january).toMatchObject({
      'fixed-assets': 1_200_000,
      depreciation: -140_000,
      'net-fixed-assets': 1_060_000,
      'deposits-given': 50_000,
      customers: 100_000,
      'grants-due': 120_000,
      prepaid: 20_000,
      // 300 000 + loan 600 000 + gift 60 000 − quarter's rent 30 000 − deposit 50 000 − opening debts 40 000
      cash: 840_000,
      'own-funds': 1_340_000,
      // 100 000 + 5 000 + 5 000 − 10 000 − 20 000
      'year-result': 80_000,
      loans: 600_000,
      'deferred-grants': 115_000,
      'dedicated-funds': 55_000,
    })
    expect(january['total-assets']).toBe(2_190_000)
    expect(january['total-liabilities']).toBe(2_190_000)
  })

  test('the result of a past plan year is carried, and a new one begins at zero', () => {
    const two = table([fixed()], 'balance', { months: 24, openingCash: 2_000_000 })
    expect(values(two, 'carried-result').slice(11, 14)).toEqual([0, -600_000, -600_000])
    expect(values(two, 'year-result').slice(11, 14)).toEqual([-600_000, -50_000, -100_000])
  })

  test('cash below zero is an overdraft, and a supplier paid ahead is no smaller debt of another', () => {
    const over = table([fixed()], 'balance')
    expect(values(over, 'overdraft')[0]).toBe(50_000)
    expect(over.rows.some((r) => r.key === 'cash')).toBe(false)
  })
})

test('the financing plan of a start: equipment and losses against a loan, own funds and what is left', () => {
  const t = table(
    [
      fixed({ amount: 10_000 }),
      grant({
        type: 'seed-fund',
        account: '102',
        amount: 400_000,
        instalments: [{ month: month('2026-01'), amount: 400_000 }],
      }),
      {
        type: 'investment',
        id: 'van',
        name: 'Van',
        block: 'resources',
        amount: 900_000,
        month: month('2026-02'),
        depreciationMonths: 36,
      },
      {
        type: 'loan',
        id: 'loan',
        name: 'Loan',
        block: 'resources',
        amount: 600_000,
        month: month('2026-02'),
        rate: 0,
        months: 60,
      },
    ],
    'financing',
    { openingCash: 100_000 },
    'year',
  )
  expect(Object.fromEntries(t.rows.map((r) => [r.key, r.values[0]]))).toMatchObject({
    'need-losses': 120_000,
    'need-investments': 900_000,
    // Ten instalments of 10 000 from March.
    'need-loan-principal': 100_000,
    'total-needs': 1_120_000,
    'resource-own-funds': 400_000,
    'resource-loans': 600_000,
    'total-resources': 1_000_000,
    'financing-balance': -120_000,
    'cash-before': 100_000,
    'cash-after': -20_000,
  })
})

test('the working capital need in days: a month of sales due is thirty days and a half of products', () => {
  const t = table([revenue({ paymentDelayDays: 30 })], 'working-capital')
  expect(values(t, 'customers')[11]).toBe(100_000)
  // 1 000 € due, 12 000 € of products a year: 1 000 / 12 000 × 365 = 30.4
  expect(values(t, 'working-capital-days')[11]).toBe(30.4)
})

describe('hours', () => {
  const lines: Assumption[] = [
    revenue({ unitMinutes: 90, volume: { start: 60, growth: { type: 'linear', perMonth: 20 } } }),
    {
      type: 'salary',
      id: 'post',
      name: 'Post',
      block: 'costs',
      gross: 200_000,
      fullTime: 1,
      chargeRate: 40,
      serving: 60,
    },
    {
      type: 'in-kind',
      id: 'hands',
      name: 'Hands',
      block: 'resources',
      kind: 'volunteering',
      value: { type: 'hours', hours: 40, hourly: 1450 },
      serving: 50,
    },
  ]
  const monthly = table(lines, 'staffing', {
    payroll: { minimumWage: 182_303, lowest: 0.02, slope: 0.3781, power: 1.75, monthlyHours: 150 },
  })

  test('sold, paid and volunteered, by hand', () => {
    // 60 units × 1.5 h; 150 h × 60 %; 40 h × 50 %
    expect(values(monthly, 'hours-sold').slice(0, 3)).toEqual([90, 120, 150])
    expect(values(monthly, 'hours-there')[0]).toBe(110)
    expect(values(monthly, 'load').slice(0, 2)).toEqual([0.818182, 1.090909])
    expect(row(monthly, 'load').alerts![0]).toBe(1)
  })

  test('salaries covered by own income, and by the margin', () => {
    // 600 € of sales in January for 2 800 € of salaries.
    expect(values(monthly, 'salary-cover')[0]).toBe(0.214286)
    const i = read(plan(lines)).f.indicators
    // Units 60, 80 … 280: 2 040 × 10 € = 20 400 € for 33 600 €.
    expect(i.salaryCover).toBe(0.607143)
    expect(i.overloadedMonths).toBe(11)
  })
})

test('what is signed counts as contracted, the rest does not', () => {
  const i = read(
    plan([revenue({ status: 'signed' }), revenue({ id: 'hoped', status: 'promised', unitPrice: 3000 })]),
  ).f.indicators
  expect([i.contracted, i.contractedShare]).toEqual([1_200_000, 0.25])
})
