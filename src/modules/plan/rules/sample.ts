import { addMonths } from '#kit/day.ts'
import type { Assumption, Plan } from './plan.ts'
import { type Dice, makers, START } from './sample-lines.ts'

/** Plans for tests: a small sound one, and random sound ones from a seed. Amounts in cents. */
export { fixed, grant, revenue, START } from './sample-lines.ts'

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

function diceOf(seed: number, months: number): Dice {
  const next = random(seed)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: (of) => next() < of,
    one: (of) => of[whole(0, of.length - 1)]!,
    when: () => addMonths(START, whole(0, months - 1)),
    months,
  }
}

/** What a plan says besides its lines, each said or not. */
function settings(d: Dice): Partial<Plan> {
  return {
    ...(d.chance(0.5) && {
      taxOnSales: {
        rate: 20,
        every: d.one(['month', 'quarter'] as const),
        ...(d.chance(0.5) && { recovered: d.whole(0, 100) }),
      },
    }),
    ...(d.chance(0.5) && {
      inflation: { prices: d.whole(0, 3), costs: d.whole(0, 5), wages: d.whole(0, 3) },
    }),
    ...(d.chance(0.3) && {
      payroll: { minimumWage: 180_000, lowest: 0.02, slope: 0.38, power: 1.75, monthlyHours: 151.67 },
    }),
    ...(d.chance(0.5) && {
      opening: {
        receivables: d.whole(0, 500_000),
        payables: d.whole(0, 300_000),
        taxAndSocial: d.whole(0, 200_000),
        deferred: d.whole(0, 600_000),
      },
    }),
    correlations: [
      { group: 'village', rho: 0.6 },
      { group: 'energy', rho: 1 },
    ],
  }
}

/** A sound plan of `lines` lines of every type over `months` months, with what plans and lines may say. */
export function randomPlan(seed: number, lines: number, months: number): Plan {
  const dice = diceOf(seed, months)
  const assumptions: Assumption[] = []
  let sale: string | null = null
  for (let i = 0; i < lines; i++) {
    const id = `line-${i}`
    // One line in two sells: sales are the dearest line to compute and the commonest in real plans.
    const maker: number = i % 2 === 0 ? 0 : dice.whole(1, makers.length - 1)
    assumptions.push(makers[maker]!(id, sale, dice))
    if (maker === 0) sale = id
  }
  return plan(assumptions, { months, openingCash: dice.whole(-100_000, 5_000_000), ...settings(dice) })
}
