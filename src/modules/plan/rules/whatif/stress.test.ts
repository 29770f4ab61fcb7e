import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecast } from '../forecast.ts'
import type { Assumption, Plan, Salary } from '../plan.ts'
import { fixed, grant, plan, randomPlan, revenue } from '../sample.ts'
import { applyChanges } from '../scenario.ts'
import { parsePlan } from '../schema.ts'
import { type StressId, stressIds, stressOf, stressPlan } from './stress.ts'

const changesOf = (one: Plan, id: StressId) => stressOf(one, must(forecast(one)), id)?.changes
const outcome = (one: Plan, id: StressId) => must(stressPlan(one)).tests[id]

const salary: Salary = {
  type: 'salary',
  id: 'pay',
  name: 'Pay',
  block: 'costs',
  gross: 200_000,
  fullTime: 1,
  chargeRate: 50,
  aid: { amount: 50_000, months: 12, funder: 'State' },
}

test('public money −30 % touches grants, public sales and employment aid, and nothing private', () => {
  const lines: Assumption[] = [
    grant({ amount: 120_000 }),
    grant({ id: 'gift', type: 'patronage', payer: 'foundation', funder: 'F' }),
    revenue({
      id: 'meals',
      payer: 'local-authority',
      unitPrice: 1000,
      volume: { start: 10, growth: { type: 'none' } },
    }),
    revenue({ id: 'cafe' }),
    { ...salary },
  ]
  const base = plan(lines, { openingCash: 10_000_000 })
  expect(changesOf(base, 'public-cut')).toEqual([
    { type: 'multiply', line: 'grant', field: 'amount', factor: 0.7 },
    { type: 'multiply', line: 'meals', field: 'unitPrice', factor: 0.7 },
    { type: 'multiply', line: 'pay', field: 'aid.amount', factor: 0.7 },
  ])
  // 30 % of a grant of 1,200 €, of 12 × 100 € of meals and of 12 × 500 € of aid.
  expect(outcome(base, 'public-cut')).toMatchObject({
    resultDifference: -(36_000 + 36_000 + 180_000),
    verdict: 'holds',
    lines: ['Grant', 'Sales', 'Pay'],
  })
})

test('losing the first funder takes everything it gives, by whatever line', () => {
  const base = plan([
    grant({ id: 'a', amount: 100_000, instalments: [{ month: month('2026-01'), amount: 100_000 }] }),
    grant({
      id: 'b',
      funder: 'City',
      amount: 80_000,
      instalments: [{ month: month('2026-03'), amount: 80_000 }],
    }),
    revenue({
      id: 'rooms',
      funder: 'City',
      unitPrice: 10_000,
      volume: { start: 1, growth: { type: 'none' } },
    }),
    revenue({ id: 'extra', volume: { start: 0, growth: { type: 'follows', line: 'rooms', ratio: 1 } } }),
  ])
  // The city gives 800 € and buys for 1,200 €: more than the region's 1,000 €.
  expect(stressOf(base, must(forecast(base)), 'first-funder')).toEqual({
    id: 'first-funder',
    name: 'City',
    wider: false,
    changes: [
      { type: 'remove', line: 'b' },
      // Another line counts its volume: it is sold for nothing rather than taken out.
      { type: 'multiply', line: 'rooms', field: 'unitPrice', factor: 0 },
    ],
  })
  expect(outcome(base, 'first-funder')?.resultDifference).toBe(-200_000)
})

test('a grant six months late empties the cash and leaves the result', () => {
  const base = plan([grant(), fixed({ amount: 10_000 })])
  expect(outcome(base, 'grant-late')).toMatchObject({
    name: 'Grant',
    lowestCash: { amount: -60_000, month: '2026-06' },
    firstNegativeMonth: '2026-01',
    resultDifference: 0,
    verdict: 'breaks',
  })
})

test('half the subscribers is half of the line all along its curve', () => {
  const line = revenue({ volume: { start: 100, growth: { type: 'linear', perMonth: 10 }, churn: 2 } })
  const base = plan([line])
  const half = must(applyChanges(base, changesOf(base, 'half-subscriptions')!))
  const [before, after] = [base, half].map((one) => must(forecast(one)).lines[0]!.volume!)
  for (const [m, units] of before!.entries()) expect(after![m]).toBeCloseTo(units / 2, 9)
})

test('all sales −20 % cuts once a line that follows another', () => {
  const base = plan([
    revenue(),
    revenue({ id: 'more', volume: { start: 10, growth: { type: 'follows', line: 'sales', ratio: 0.5 } } }),
  ])
  const cut = must(applyChanges(base, changesOf(base, 'hard-winter')!))
  expect(must(forecast(base)).lines[1]!.volume![0]).toBe(60)
  expect(must(forecast(cut)).lines[1]!.volume![0]).toBeCloseTo(48, 9)
})

test('fuel is the fuel lines, else the vehicle, and a margin gives way to its cost', () => {
  const van = fixed({ id: 'van', family: 'vehicle', amount: 1000 })
  const base = plan([van])
  expect(stressOf(base, must(forecast(base)), 'fuel')).toMatchObject({
    wider: true,
    changes: [{ type: 'multiply', line: 'van', field: 'amount', factor: 1.5 }],
  })
  const rounds: Assumption = {
    type: 'variable-cost',
    id: 'rounds',
    name: 'Rounds',
    block: 'costs',
    family: 'fuel',
    of: 'sales',
    basis: { type: 'margin', percent: 40 },
  }
  expect(changesOf(plan([revenue(), van, rounds]), 'fuel')).toEqual([
    { type: 'set', line: 'rounds', field: 'basis.percent', value: 10 },
  ])
})

test('the largest company contract is lost, with the costs that follow it', () => {
  const contract = (id: string, unitPrice: number) =>
    revenue({ id, name: id, kind: 'company-contract', payer: 'company', unitPrice })
  const base = plan([contract('small', 100), contract('large', 900)])
  expect(stressOf(base, must(forecast(base)), 'employer-lost')).toMatchObject({
    name: 'large',
    changes: [{ type: 'remove', line: 'large' }],
  })
})

test('a plan with nothing of the kind has no such test', () => {
  const { tests } = must(stressPlan(plan([fixed()])))
  for (const id of stressIds) expect(tests[id]).toBeNull()
})

test('the verdict tells what broke from what broke already', () => {
  const short = plan([fixed({ amount: 10_000 }), { ...salary }], { openingCash: 1_000_000 })
  expect(outcome(short, 'salaries')?.verdict).toBe('worse')
  const safe = plan([{ ...salary }], { openingCash: 100_000_000 })
  expect(outcome(safe, 'salaries')?.verdict).toBe('holds')
  // 3,000 € a month, and a little over one month left at the end.
  const tight = plan([{ ...salary, aid: undefined }], { openingCash: 12 * 315_000 })
  expect(outcome(tight, 'salaries')?.verdict).toBe('tight')
})

test('every test of any plan is a sound scenario of it', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const base = randomPlan(seed, 20, 36)
    const f = must(forecast(base))
    for (const id of stressIds) {
      const stress = stressOf(base, f, id)
      if (!stress) continue
      const kept = { ...base, scenarios: [{ id, name: id, changes: [...stress.changes] }] }
      expect(parsePlan(kept)).toMatchObject({ ok: true })
    }
  }
})
