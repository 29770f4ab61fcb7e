import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { compare } from './compare.ts'
import { forecast } from './forecast.ts'
import type { Change, Funding, Revenue } from './plan.ts'
import { fixed, grant, plan, randomPlan, revenue } from './sample.ts'
import { applyChanges, startAt } from './scenario.ts'

const base = plan([
  revenue(),
  fixed(),
  grant({
    amount: 100,
    instalments: [
      { month: month('2026-02'), amount: 33 },
      { month: month('2026-09'), amount: 67 },
    ],
  }),
])
const changed = (...changes: Change[]) => must(applyChanges(base, changes))

test('a smaller grant keeps the proportions of its instalments and their sum', () => {
  const line = changed({ type: 'multiply', line: 'grant', field: 'amount', factor: 0.7 })
    .assumptions[2] as Funding
  expect(line.amount).toBe(70)
  expect(line.instalments.map((i) => i.amount)).toEqual([23, 47])
})

test('the base is left as it was', () => {
  const before = structuredClone(base)
  changed(
    { type: 'multiply', line: 'sales', field: 'volume.start', factor: 2 },
    { type: 'delay', line: 'grant', months: 6 },
    { type: 'remove', line: 'rent' },
  )
  expect(base).toEqual(before)
})

test('a delay moves every month of a line, or only its money', () => {
  const late = changed({ type: 'delay', line: 'grant', months: 6 }).assumptions[2] as Funding
  expect([late.award, ...late.instalments.map((i) => i.month)]).toEqual(['2026-07', '2026-08', '2027-03'])
  const cash = changed({ type: 'delay', line: 'grant', months: 6, cashOnly: true }).assumptions[2] as Funding
  expect([cash.award, cash.instalments[0]!.month]).toEqual(['2026-01', '2026-08'])
  const sale = changed({ type: 'delay', line: 'sales', months: 2, cashOnly: true }).assumptions[0] as Revenue
  expect(sale.paymentDelayDays).toBe(60)
  expect(changed({ type: 'delay', line: 'sales', months: 2 }).assumptions[0]!.from).toBe('2026-03')
})

test('a removed line takes its variable costs with it, and may come back changed', () => {
  const goods = {
    type: 'variable-cost',
    id: 'goods',
    name: 'Goods',
    block: 'costs',
    family: 'purchases',
    of: 'sales',
    basis: { type: 'share-of-sales', percent: 10 },
  } as const
  const back = revenue({ unitPrice: 1 })
  const result = must(
    applyChanges({ ...base, assumptions: [...base.assumptions, goods] }, [
      { type: 'remove', line: 'sales' },
      { type: 'add', line: back },
      { type: 'set', line: 'sales', field: 'unitPrice', value: 7 },
    ]),
  )
  expect(result.assumptions.map((l) => l.id)).toEqual(['rent', 'grant', 'sales'])
  expect(back.unitPrice).toBe(1)
})

test('a change that does not apply is refused with its place', () => {
  expect(applyChanges(base, [{ type: 'remove', line: 'no' }])).toEqual({
    ok: false,
    code: 'unknown_line',
    field: '0',
  })
  const salary: Change = { type: 'multiply', line: 'rent', field: 'gross', factor: 2 }
  expect(applyChanges(base, [salary])).toMatchObject({ code: 'field_not_on_line' })
  expect(applyChanges(base, [{ type: 'add', line: fixed() }])).toMatchObject({ code: 'line_exists' })
  const rent: Change = { type: 'delay', line: 'rent', months: 1, cashOnly: true }
  expect(applyChanges(base, [rent])).toMatchObject({ code: 'field_not_on_line' })
})

test('base and scenario are compared by difference', () => {
  const withScenario = {
    ...base,
    scenarios: [
      {
        id: 'dearer',
        name: 'Dearer',
        changes: [{ type: 'multiply' as const, line: 'sales', field: 'unitPrice' as const, factor: 1.1 }],
      },
    ],
  }
  const a = must(forecast(withScenario))
  const b = must(forecast(withScenario, 'dearer'))
  expect(b.scenario).toEqual({ id: 'dearer', name: 'Dearer' })
  const c = must(compare(a, b))
  expect(c.indicators.sales).toEqual({ a: 1_200_000, b: 1_320_000, difference: 120_000 })
  expect(c.months[11]!.cash.difference).toBe(120_000)
  expect(c.years[0]!.indicators.breakEvenDays.difference).toBeLessThan(0)
  expect(compare(a, must(forecast({ ...base, months: 24 })))).toMatchObject({ code: 'not_the_same_months' })
})

test('a plan moved to another start keeps its cash, month for month', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const here = randomPlan(seed, 20, 36)
    const there = startAt(here, month('2031-01'))
    expect(must(forecast(there)).cash.closing).toEqual(must(forecast(here)).cash.closing)
  }
})

test('a figure that changes takes its range along; from or to nothing it becomes certain', () => {
  const range = { field: 'unitPrice', distribution: { type: 'triangular', low: 800, high: 1500 } } as const
  const late = { field: 'cash-delay', distribution: { type: 'uniform', low: 0, high: 3 } } as const
  const uncertain = { ...base, assumptions: [revenue({ ranges: [range, late] })] }
  const ranges = (...changes: Change[]) => must(applyChanges(uncertain, changes)).assumptions[0]!.ranges
  expect(ranges({ type: 'multiply', line: 'sales', field: 'unitPrice', factor: 0.5 })).toEqual([
    { field: 'unitPrice', distribution: { type: 'triangular', low: 400, high: 750 } },
    late,
  ])
  expect(ranges({ type: 'set', line: 'sales', field: 'unitPrice', value: 0 })).toEqual([late])
})
