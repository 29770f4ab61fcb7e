import { describe, expect, test } from 'vitest'
import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import type { Assumption, Plan, Range } from '../plan.ts'
import { fixed, grant, plan, START } from '../sample.ts'
import { compile } from './compile.ts'
import { normalQuantile } from './normal.ts'
import { correlations, midRanks, standardise } from './ranks.ts'
import { outcomeBytes, outcomesIn, Runner } from './run.ts'
import { LEVELS, type Simulation } from './simulation.ts'
import { summarise, wilson } from './summary.ts'

const RUNS = 20_000

function outcomesOf(of: Plan, runs = RUNS, seed = 1) {
  const program = must(compile(of))
  const out = outcomesIn(new ArrayBuffer(outcomeBytes(runs, program)), runs, program)
  new Runner(program).run(seed, 0, runs, out)
  return { program, out }
}

function simulated(of: Plan, runs = RUNS, seed = 1): Simulation {
  const { program, out } = outcomesOf(of, runs, seed)
  return summarise(program, seed, out)
}

/** A cost that comes once, so that cash at the end is what there was less the cost. */
const once = (id: string, amount: number, ranges: Range[]): Assumption =>
  fixed({ id, amount, from: START, to: START, ranges })
const normal = (sd: number, more: Partial<Range> = {}): Range => ({
  field: 'amount',
  distribution: { type: 'normal', sd },
  ...more,
})

/** Within so many standard errors: 4 is passed by one right answer in 16,000. */
const NEAR = 4

describe('sums of normal costs are normal', () => {
  const sds = [5000, 12_000, 8000, 20_000, 3000]
  const sd = Math.sqrt(sds.reduce((all, one) => all + one * one, 0))
  const of = plan(
    sds.map((one, i) => once(`cost-${i}`, 200_000, [normal(one)])),
    { openingCash: 1_000_000 },
  )
  const { finalCash, cash } = simulated(of)

  test('mean and standard deviation', () => {
    expect(Math.abs(finalCash.mean)).toBeLessThan((NEAR * sd) / Math.sqrt(RUNS))
    expect(Math.abs(finalCash.sd - sd)).toBeLessThan((NEAR * sd) / Math.sqrt(2 * RUNS))
  })

  test('every quantile, and the same in every month of the fan', () => {
    for (const [k, level] of LEVELS.entries()) {
      const exact = sd * normalQuantile(level)
      const density = Math.exp(-(normalQuantile(level) ** 2) / 2) / Math.sqrt(2 * Math.PI) / sd
      const error = Math.sqrt((level * (1 - level)) / RUNS) / density
      expect(Math.abs(finalCash.quantiles[k]! - exact)).toBeLessThan(NEAR * error)
      for (const amount of cash.quantiles[k]!) expect(amount).toBe(finalCash.quantiles[k])
    }
  })

  test('the probability that cash stays positive is that of the law', () => {
    // Opening cash two standard deviations above the mean of what is spent: Φ(2).
    const safe = simulated({ ...of, openingCash: 1_000_000 + Math.round(2 * sd) }).neverNegative
    expect(safe.low).toBeLessThan(0.97725)
    expect(safe.high).toBeGreaterThan(0.97725)
  })
})

describe('fundings that may not be obtained follow the binomial law', () => {
  const chances = 5
  const of = plan(
    Array.from({ length: chances }, (_, i) =>
      grant({
        id: `grant-${i}`,
        amount: 100_000,
        chance: 30,
        instalments: [{ month: addMonths(START, 2), amount: 100_000 }],
      }),
    ),
  )
  const { out } = outcomesOf(of)

  test('each number of successes as often as it should', () => {
    const seen = new Array<number>(chances + 1).fill(0)
    for (let r = 0; r < RUNS; r++) seen[Math.round(out.cash[11 * RUNS + r]! / 100_000)]!++
    let ways = 1
    for (let k = 0; k <= chances; k++) {
      const p = ways * 0.3 ** k * 0.7 ** (chances - k)
      expect(Math.abs(seen[k]! / RUNS - p)).toBeLessThan(NEAR * Math.sqrt((p * (1 - p)) / RUNS))
      ways = (ways * (chances - k)) / (k + 1)
    }
  })

  test('a debt that only a grant covers is a question of that one chance', () => {
    const rent = fixed({ amount: 60_000, from: addMonths(START, 3), to: addMonths(START, 3) })
    const one = plan([grant({ id: 'one', amount: 100_000, chance: 30 }), rent])
    const simulation = simulated(one)
    const { share } = simulation.neverNegative
    expect(Math.abs(share - 0.3)).toBeLessThan(NEAR * Math.sqrt(0.21 / RUNS))
    expect(simulation.solvent).toEqual([1, 1, 1, ...new Array(9).fill(share)])
    expect(simulation.firstNegative[3]).toBeCloseTo(1 - share, 9)
  })
})

describe('groups', () => {
  const pair = (rho: number, second: Partial<Range>): Plan => ({
    ...plan([
      once('a', 500_000, [normal(10_000, { group: 'energy' })]),
      fixed({
        id: 'b',
        amount: 500_000,
        from: addMonths(START, 1),
        to: addMonths(START, 1),
        ranges: [normal(10_000, { group: 'energy', ...second })],
      }),
    ]),
    correlations: [{ group: 'energy', rho }],
  })
  const correlationOf = (of: Plan) => {
    const { out } = outcomesOf(of)
    const a = out.cash.slice(0, RUNS)
    const b = Float64Array.from({ length: RUNS }, (_, r) => out.cash[RUNS + r]! - a[r]!)
    return correlations(standardise(b), standardise(a), a)[0]
  }

  test.each([0, 0.3, 0.7, 1])('two normal figures of a group have the correlation it says: %d', (rho) => {
    const error = (1 - rho * rho) / Math.sqrt(RUNS)
    expect(Math.abs(correlationOf(pair(rho, {})) - rho)).toBeLessThan(NEAR * error + 1e-9)
  })

  test('one that moves against its group has the opposite', () => {
    const error = (1 - 0.49) / Math.sqrt(RUNS)
    expect(Math.abs(correlationOf(pair(0.7, { against: true })) + 0.7)).toBeLessThan(NEAR * error)
  })

  test('a correlated sum spreads as (σ₁² + σ₂² + 2ρσ₁σ₂)^½', () => {
    const { finalCash } = simulated(pair(0.6, {}))
    const sd = 10_000 * Math.sqrt(2 + 2 * 0.6)
    expect(Math.abs(finalCash.sd - sd)).toBeLessThan((NEAR * sd) / Math.sqrt(2 * RUNS))
  })

  test('uniform figures of a group have the rank correlation 6/π · asin(ρ/2)', () => {
    const uniform: Range['distribution'] = { type: 'uniform', low: 400_000, high: 600_000 }
    const of = pair(0.5, {})
    const assumptions = of.assumptions.map((line) => ({
      ...line,
      ranges: [{ field: 'amount', distribution: uniform, group: 'energy' } as const],
    })) as Assumption[]
    const { out } = outcomesOf({ ...of, assumptions })
    const a = out.cash.slice(0, RUNS)
    const b = Float64Array.from({ length: RUNS }, (_, r) => out.cash[RUNS + r]! - a[r]!)
    const ranks = standardise(midRanks(a))
    const spearman = correlations(midRanks(b), ranks, ranks)[0]
    expect(spearman).toBeCloseTo((6 / Math.PI) * Math.asin(0.25), 1)
    expect(Math.abs(spearman - (6 / Math.PI) * Math.asin(0.25))).toBeLessThan(NEAR / Math.sqrt(RUNS))
  })
})

describe('skewed laws', () => {
  test.each<[string, Range['distribution'], number]>([
    ['triangular', { type: 'triangular', low: 10_000, mode: 20_000, high: 60_000 }, 30_000],
    ['pert', { type: 'pert', low: 10_000, mode: 20_000, high: 60_000 }, 25_000],
    ['uniform', { type: 'uniform', low: 10_000, high: 60_000 }, 35_000],
  ])('%s: the mean of the runs is that of the law', (_, distribution, mean) => {
    const of = plan([once('cost', 20_000, [{ field: 'amount', distribution }])])
    const { finalCash } = simulated(of)
    expect(Math.abs(finalCash.mean + mean)).toBeLessThan((NEAR * finalCash.sd) / Math.sqrt(RUNS))
  })

  test('log-normal: one run in ten under its low figure, one in ten over its high one', () => {
    const distribution: Range['distribution'] = { type: 'log-normal', low: 10_000, high: 40_000 }
    const { out } = outcomesOf(plan([once('cost', 20_000, [{ field: 'amount', distribution }])]))
    const spent = out.cash.slice(0, RUNS).map((cash) => -cash)
    const error = NEAR * Math.sqrt(0.09 / RUNS)
    expect(Math.abs(spent.filter((x) => x < 10_000).length / RUNS - 0.1)).toBeLessThan(error)
    expect(Math.abs(spent.filter((x) => x > 40_000).length / RUNS - 0.1)).toBeLessThan(error)
  })
})

describe('what matters most', () => {
  const of = plan([
    once('big', 500_000, [normal(40_000)]),
    once('small', 500_000, [normal(4000)]),
    fixed({ id: 'idle', amount: 10, from: START, to: START, ranges: [{ ...normal(0) }] }),
    grant({
      id: 'gift',
      amount: 200_000,
      chance: 50,
      account: '102',
      instalments: [{ month: addMonths(START, 1), amount: 200_000 }],
    }),
  ])
  const { inputs } = simulated(of)

  test('is first, costs lower cash and grants raise it', () => {
    expect(inputs.slice(0, 2).map(({ line }) => line)).toEqual(['big', 'small'])
    expect(inputs[0]!.onLowestCash).toBeLessThan(-0.9)
    // Own funds are no product; what never changes decides nothing.
    const of = (id: string) => inputs.find(({ line }) => line === id)
    expect(Math.abs(of('gift')!.onResult)).toBeLessThan(NEAR / Math.sqrt(16_384))
    expect(of('idle')).toMatchObject({ onLowestCash: 0, onResult: 0 })
    const given = simulated(
      plan([once('big', 500_000, [normal(40_000)]), grant({ amount: 100_000, chance: 50 })]),
    )
    expect(given.inputs.find(({ line }) => line === 'grant')!.onLowestCash).toBeGreaterThan(0.5)
  })

  test('correlations are those of independent parts: σ of one over σ of all', () => {
    const spread = Math.hypot(40_000, 4000)
    const { inputs: two } = simulated(plan(of.assumptions.slice(0, 2)))
    // Spearman's ρ of a bivariate normal of correlation r is 6/π · asin(r/2).
    const rank = (r: number) => (6 / Math.PI) * Math.asin(r / 2)
    expect(Math.abs(two[1]!.onResult + rank(4000 / spread))).toBeLessThan(NEAR / Math.sqrt(16_384))
    expect(Math.abs(two[0]!.onResult + rank(40_000 / spread))).toBeLessThan(0.005)
  })
})

test('the interval of Wilson: 0 of 10 is not never, and its ends are those of the formula', () => {
  expect(wilson(0, 10)).toEqual({ share: 0, low: 0, high: 0.277533 })
  expect(wilson(10, 10)).toEqual({ share: 1, low: 0.722467, high: 1 })
  expect(wilson(50, 100)).toEqual({ share: 0.5, low: 0.403832, high: 0.596168 })
})

test('the shares of a histogram count every run once', () => {
  const { lowestCash } = simulated(plan([once('cost', 20_000, [normal(1000)])]), 777)
  expect(lowestCash.histogram.counts.reduce((all, n) => all + n, 0)).toBe(777)
})

test('runs do not depend on where the computing starts, nor on the other lines of the plan', () => {
  const of = plan([once('a', 50_000, [normal(10_000)]), once('b', 70_000, [normal(5000)])])
  const { program, out } = outcomesOf(of, 1000)
  const again = outcomesIn(new ArrayBuffer(outcomeBytes(1000, program)), 1000, program)
  const runner = new Runner(program)
  for (const [from, to] of [
    [600, 1000],
    [0, 5],
    [5, 333],
    [333, 600],
  ] as const)
    runner.run(1, from, to, again)
  expect(
    Buffer.from(again.cash.buffer as ArrayBuffer).equals(Buffer.from(out.cash.buffer as ArrayBuffer)),
  ).toBe(true)
  const alone = outcomesOf(plan(of.assumptions.slice(0, 1)), 1000).out
  const withCertain = outcomesOf(plan([of.assumptions[0]!, once('b', 70_000, [normal(0)])]), 1000).out
  expect(withCertain.cash.map((cash) => Math.round(cash + 70_000))).toEqual(alone.cash.map(Math.round))
})
