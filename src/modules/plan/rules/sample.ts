import { addMonths, month } from '#kit/day.ts'
import type { Assumption, FixedCost, Funding, Plan, Revenue } from './plan.ts'

/** Builders for tests: a small sound plan, and random sound plans from a seed. Amounts in cents. */
export const START = month('2026-01')

export const plan = (assumptions: Assumption[], more: Partial<Plan> = {}): Plan => ({
  version: 1,
  name: 'Sample',
  kind: 'other',
  start: START,
  months: 12,
  openingCash: 0,
  assumptions,
  scenarios: [],
  ...more,
})

export const revenue = (more: Partial<Revenue> = {}): Revenue => ({
  type: 'revenue',
  id: 'sales',
  name: 'Sales',
  block: 'revenues',
  kind: 'subscription',
  payer: 'inhabitant',
  account: '70',
  unitPrice: 1000,
  volume: { start: 100, growth: { type: 'none' } },
  ...more,
})

export const fixed = (more: Partial<FixedCost> = {}): FixedCost => ({
  type: 'fixed-cost',
  id: 'rent',
  name: 'Rent',
  block: 'costs',
  family: 'rent',
  amount: 50_000,
  ...more,
})

export const grant = (more: Partial<Funding> = {}): Funding => ({
  type: 'grant',
  id: 'grant',
  name: 'Grant',
  block: 'revenues',
  funder: 'Region',
  payer: 'local-authority',
  account: '74',
  amount: 120_000,
  award: START,
  instalments: [{ month: START, amount: 120_000 }],
  ...more,
})

/** mulberry32: small, seeded, good enough to spread test cases. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A sound plan of `lines` lines of every type over `months` months. */
export function randomPlan(seed: number, lines: number, months: number): Plan {
  const next = random(seed)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const when = () => addMonths(START, whole(0, months - 1))
  const makers: ((id: string, sale: string) => Assumption)[] = [
    (id) => {
      const growth = [
        { type: 'none' } as const,
        { type: 'linear', perMonth: whole(-2, 5) } as const,
        { type: 's-curve', target: whole(0, 400), by: addMonths(START, whole(1, months)) } as const,
      ][whole(0, 2)]!
      return revenue({
        id,
        unitPrice: whole(1, 20_000),
        unitCost: whole(0, 500),
        volume: { start: next() * 100, growth, churn: whole(0, 5) },
        billing: next() < 0.3 ? 'yearly' : 'monthly',
        earnedOver: whole(1, 14),
        paymentDelayDays: whole(0, 90),
      })
    },
    (id) => {
      const award = when()
      const first = whole(0, 100_000)
      const amount = first + whole(0, 1_000_000)
      const instalments = [
        { month: award, amount: first },
        { month: addMonths(award, whole(0, 20)), amount: amount - first },
      ]
      return grant({ id, funder: `Funder ${whole(1, 5)}`, amount, award, instalments })
    },
    (id) =>
      fixed({ id, amount: whole(0, 200_000), yearlyIndex: whole(0, 4), paid: 'quarterly', from: when() }),
    (id) => ({
      type: 'salary',
      id,
      name: id,
      block: 'costs',
      gross: whole(150_000, 300_000),
      fullTime: 0.5,
      chargeRate: 27.3,
      aid: { amount: whole(0, 80_000), months: whole(1, 24) },
    }),
    (id, of) => ({
      type: 'variable-cost',
      id,
      name: id,
      block: 'costs',
      family: 'purchases',
      of,
      basis: { type: 'share-of-sales', percent: whole(0, 80) },
      paymentDelayDays: whole(0, 60),
    }),
    (id, of) => ({
      type: 'step-cost',
      id,
      name: id,
      block: 'costs',
      family: 'salaries',
      of,
      every: whole(20, 90),
      amount: whole(0, 90_000),
    }),
    (id) => ({
      type: 'investment',
      id,
      name: id,
      block: 'resources',
      amount: whole(1, 3_000_000),
      month: when(),
      depreciationMonths: whole(1, 84),
    }),
    (id) => ({
      type: 'loan',
      id,
      name: id,
      block: 'resources',
      amount: whole(1, 5_000_000),
      month: when(),
      rate: whole(0, 8),
      months: whole(13, 84),
      deferral: whole(1, 12),
    }),
    (id) => ({
      type: 'in-kind',
      id,
      name: id,
      block: 'resources',
      kind: 'volunteering',
      value: { type: 'hours', hours: whole(0, 200), hourly: 1450 },
    }),
  ]
  const assumptions: Assumption[] = []
  let sale = 'line-0'
  for (let i = 0; i < lines; i++) {
    const id = `line-${i}`
    // One line in two sells: sales are the dearest line to compute and the commonest in real plans.
    const maker = i % 2 === 0 ? 0 : whole(1, makers.length - 1)
    if (maker === 0) sale = id
    assumptions.push(makers[maker]!(id, sale))
  }
  return plan(assumptions, { months, openingCash: whole(-100_000, 5_000_000) })
}
