import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecast } from '../forecast.ts'
import type { Plan } from '../plan.ts'
import { fixed, grant, plan, randomPlan, revenue } from '../sample.ts'
import { applyChanges } from '../scenario.ts'
import { figuresOf, stepOf } from './fields.ts'
import { type Goal, slackOf } from './goal.ts'
import { pairsOf } from './pairs.ts'
import { type Search, seek } from './seek.ts'

const sought = (one: Plan, search: Search) => must(seek(one, search))
/** 70 members at 10 €, 1,000 € of rent: 300 € are lacking each month. */
const base = plan(
  [revenue({ volume: { start: 70, growth: { type: 'none' } } }), fixed({ amount: 100_000 })],
  { months: 24, openingCash: 1_000_000 },
)
const year = (amount = 0): Goal => ({ type: 'result-of-year', year: 1, amount })
const slackWith = (one: Plan, line: string, field: Search['field'], value: number, goal: Goal) =>
  slackOf(must(forecast(must(applyChanges(one, [{ type: 'set', line, field, value }])))), goal)

test('a price is found to the cent, on the side that holds', () => {
  // 1,000 € / 70 members = 14.2857 €: 14.29 € holds, 14.28 € does not.
  expect(sought(base, { line: 'sales', field: 'unitPrice', goal: year() })).toMatchObject({
    outcome: 'found',
    figure: 1000,
    value: 1429,
    slack: 12 * (70 * 1429 - 100_000),
    monotonic: true,
    holds: { from: 1429, to: null },
  })
  expect(slackWith(base, 'sales', 'unitPrice', 1428, year())).toBeLessThan(0)
})

test('members are whole', () => {
  // 1,010 € / 10 €: 101 members.
  const dear = { ...base, assumptions: [base.assumptions[0]!, fixed({ amount: 100_100 })] }
  expect(sought(dear, { line: 'sales', field: 'volume.start', goal: year() }).value).toBe(101)
})

test('a cost is brought down, and the least change is the highest that holds', () => {
  expect(sought(base, { line: 'rent', field: 'amount', goal: year() })).toMatchObject({
    outcome: 'found',
    value: 70_000,
    slack: 0,
    holds: { from: null, to: 70_000 },
  })
})

test('a slope of members by which twelve months show no loss', () => {
  // Members 70 + g·m: the months 12 to 23 lack 300 €, less 10 € × g × 17.5 on average; g = 1.714…, told in tenths.
  const growing = {
    ...base,
    assumptions: [
      revenue({ volume: { start: 70, growth: { type: 'linear', perMonth: 0 } } }),
      fixed({ amount: 100_000 }),
    ],
  }
  const goal: Goal = { type: 'balanced-by', month: month('2027-12') }
  expect(sought(growing, { line: 'sales', field: 'volume.growth.perMonth', goal }).value).toBe(1.8)
})

test('cash is kept above zero, and at an amount in a month', () => {
  // 24 × 300 € = 7,200 € are spent of 5,000 €.
  const poor = { ...base, openingCash: 500_000 }
  const lean = sought(poor, { line: 'rent', field: 'amount', goal: { type: 'never-below', amount: 0 } })
  // 5,000 € / 24 = 208.33 € may be lost each month: the rent is 908.33 €.
  expect(lean).toMatchObject({ outcome: 'found', value: 90_833 })
  expect(lean.future.firstNegativeMonth).toBeNull()
  const goal: Goal = { type: 'cash-at', month: month('2026-10'), amount: 800_000 }
  // Ten months: 2,000 € may be lost, so 200 € a month: the price is 800 € / 70 = 11.43 €.
  expect(sought(base, { line: 'sales', field: 'unitPrice', goal }).value).toBe(1143)
})

test('an amount of a grant is shared over its instalments', () => {
  const helped = { ...base, assumptions: [...base.assumptions, grant({ amount: 100_000 })] }
  expect(sought(helped, { line: 'grant', field: 'amount', goal: year() }).value).toBe(360_000)
})

test('already there: told with how far it can go', () => {
  const rich = { ...base, assumptions: [base.assumptions[0]!, fixed({ amount: 50_000 })] }
  expect(sought(rich, { line: 'sales', field: 'volume.start', goal: year() })).toMatchObject({
    outcome: 'already',
    value: 70,
    slack: 12 * 20_000,
    holds: { from: 50, to: null },
  })
})

test('out of reach: the nearest value is told with what is lacking', () => {
  const far = sought(base, { line: 'sales', field: 'unitPrice', goal: year(), high: 1200 })
  expect(far).toMatchObject({ outcome: 'no-value', value: 1200, slack: -12 * 16_000, holds: null })
})

test('a figure that does not move the goal says so', () => {
  const goal: Goal = { type: 'cash-at', month: month('2026-02'), amount: 10_000_000 }
  const later = { ...base, assumptions: [...base.assumptions, fixed({ id: 'new', from: month('2027-01') })] }
  expect(sought(later, { line: 'new', field: 'amount', goal }).outcome).toBe('no-effect')
})

test('a strip between two values is found, and told as one', () => {
  // Each full 100 members ask for a helper at 1,400 €, and each brings 10 €: only just under a step do they pay.
  const strip = plan([
    revenue({ volume: { start: 20, growth: { type: 'none' } } }),
    fixed({ amount: 95_000 }),
    {
      type: 'step-cost',
      id: 'help',
      name: 'Help',
      block: 'costs',
      family: 'other',
      of: 'sales',
      every: 100,
      amount: 140_000,
    },
  ])
  const found = sought(strip, { line: 'sales', field: 'volume.start', goal: year(), high: 900 })
  expect(found).toMatchObject({
    outcome: 'found',
    value: 95,
    monotonic: false,
    holds: { from: 95, to: 99 },
  })
})

test('goals and bounds that make no sense are refused at their field', () => {
  const ask = (goal: Goal, more: Partial<Search> = {}) =>
    seek(base, { line: 'sales', field: 'unitPrice', goal, ...more })
  const by = (text: string): Goal => ({ type: 'balanced-by', month: month(text) })
  expect(ask(by('2026-11'))).toMatchObject({ code: 'before_a_year', field: 'month' })
  expect(ask(by('2028-01'))).toMatchObject({ code: 'outside_plan', field: 'month' })
  expect(ask({ type: 'result-of-year', year: 3, amount: 0 })).toMatchObject({ code: 'no_such_year' })
  expect(ask(year(), { low: 5, high: 5 })).toMatchObject({ code: 'bounds_out_of_order' })
  expect(ask(year(), { low: -5 })).toMatchObject({ code: 'outside_bounds', field: 'low' })
  expect(ask(year(), { field: 'gross' })).toMatchObject({ code: 'field_not_on_line' })
  expect(ask(year(), { line: 'nobody' })).toMatchObject({ code: 'unknown_line' })
})

test('what is found on any plan does hold, and one step less does not', () => {
  let found = 0
  for (let seed = 1; seed <= 6; seed++) {
    const one = randomPlan(seed, 12, 24)
    const amount = must(forecast(one)).indicators.closingCash + 50_000
    const goal: Goal = { type: 'cash-at', month: month('2027-12'), amount }
    for (const line of one.assumptions)
      for (const field of figuresOf(line)) {
        const s = sought(one, { line: line.id, field, goal, samples: 5 })
        if (s.outcome !== 'found') continue
        found++
        expect(s.slack).toBeGreaterThanOrEqual(0)
        expect(slackWith(one, line.id, field, s.value, goal)).toBe(s.slack)
        const back = stepOf(field, s.figure) * Math.sign(s.figure - s.value)
        if (s.monotonic && Math.abs(s.value - s.figure) > Math.abs(back))
          expect(slackWith(one, line.id, field, s.value + back, goal)).toBeLessThan(0)
      }
  }
  expect(found).toBeGreaterThan(20)
})

test('pairs of price and members: each row asks the price that balances it', () => {
  const pairs = must(pairsOf(base, 'sales', year()))!
  expect(pairs.field).toBe('volume.start')
  // From today's 10 € to the 14.29 € that 70 members would need.
  expect(pairs.prices).toEqual([1000, 1110, 1210, 1320, 1429])
  expect(pairs.rows.map((row) => [row.count, row.needed])).toEqual([
    [35, 2858],
    [53, 1887],
    [70, 1429],
    [88, 1137],
    [105, 953],
  ])
  expect(pairs.rows[2]!.slacks.map((slack) => slack! >= 0)).toEqual([false, false, false, false, true])
  expect(pairs.rows[4]!.slacks.map((slack) => slack! >= 0)).toEqual([true, true, true, true, true])
  expect(must(pairsOf(base, 'rent', year()))).toBeNull()
})
