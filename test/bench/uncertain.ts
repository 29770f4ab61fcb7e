import { addMonths } from '#kit/day.ts'
import type { Assumption, Plan } from '#modules/plan/rules/plan.ts'
import { fixed, grant, plan, revenue, START } from '#modules/plan/rules/sample.ts'

/**
 * The plan that is simulated in the bench and by its numpy twin, which knows these eight kinds of line and no others:
 * subscriptions with churn, a cost that follows them, a second employee above so many, grants that may be refused or
 * late, rents, salaries. Every line is uncertain, with two figures or so.
 */
export function benchPlan(lines: number, months: number): Plan {
  const assumptions = Array.from({ length: lines }, (_, i) =>
    makers[i % makers.length]!(`line-${i}`, i, months),
  )
  return plan(assumptions, { months, openingCash: 3_650_000 })
}

const seasonality = [0.9, 0.9, 1, 1, 1, 1, 0.8, 0.5, 1, 1.1, 1.2, 1.3]

const subscription = (id: string): Assumption =>
  revenue({
    id,
    unitPrice: 4000,
    unitCost: 200,
    volume: { start: 80, growth: { type: 'linear', perMonth: 3 }, churn: 3, seasonality },
    paymentDelayDays: 45,
    ranges: [
      { field: 'unitPrice', distribution: { type: 'triangular', low: 3200, high: 4800 } },
      { field: 'volume.start', distribution: { type: 'normal', sd: 10 } },
      { field: 'volume.churn', distribution: { type: 'pert', low: 1, high: 6 } },
      { field: 'volume.growth.perMonth', distribution: { type: 'uniform', low: 1, high: 5 } },
    ],
  })

const rent = (id: string): Assumption =>
  fixed({
    id,
    amount: 60_000,
    yearlyIndex: 2,
    ranges: [{ field: 'amount', distribution: { type: 'log-normal', low: 50_000, high: 75_000 } }],
  })

const makers: readonly ((id: string, i: number, months: number) => Assumption)[] = [
  subscription,
  subscription,
  (id, i) => ({
    type: 'variable-cost',
    id,
    name: id,
    block: 'costs',
    family: 'purchases',
    of: `line-${i - 1}`,
    basis: { type: 'share-of-sales', percent: 30 },
    paymentDelayDays: 30,
    ranges: [{ field: 'basis.percent', distribution: { type: 'pert', low: 25, high: 40 } }],
  }),
  (id, i) => ({
    type: 'step-cost',
    id,
    name: id,
    block: 'costs',
    family: 'salaries',
    of: `line-${i - 2}`,
    every: 60,
    amount: 90_000,
    ranges: [{ field: 'amount', distribution: { type: 'triangular', low: 80_000, high: 110_000 } }],
  }),
  (id, i, months) => {
    const award = addMonths(START, i % months)
    return grant({
      id,
      amount: 3_000_000,
      chance: 60,
      award,
      instalments: [
        { month: award, amount: 2_000_000 },
        { month: addMonths(award, 8), amount: 1_000_000 },
      ],
      ranges: [
        { field: 'amount', distribution: { type: 'uniform', low: 2_000_000, high: 3_000_000 } },
        { field: 'cash-delay', distribution: { type: 'uniform', low: 0, high: 6 } },
      ],
    })
  },
  rent,
  rent,
  (id) => ({
    type: 'salary',
    id,
    name: id,
    block: 'costs',
    gross: 220_000,
    fullTime: 0.8,
    chargeRate: 30,
    ranges: [
      { field: 'gross', distribution: { type: 'normal', sd: 10_000 } },
      { field: 'fullTime', distribution: { type: 'triangular', low: 0.6, high: 1.2 } },
    ],
  }),
]
