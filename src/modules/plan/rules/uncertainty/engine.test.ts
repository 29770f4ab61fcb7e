import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import type { Change, Plan } from '../plan.ts'
import { project } from '../projection.ts'
import { grant, plan, random, revenue } from '../sample.ts'
import { applyChanges } from '../scenario.ts'
import { compile } from './compile.ts'
import { boundsOf } from './fields.ts'
import { quantileOf, reachOf } from './law.ts'
import type { Program } from './program.ts'
import { type Outcomes, outcomeBytes, outcomesIn, Runner } from './run.ts'
import { uncertainPlan } from './sample-ranges.ts'

/** Figures that a scenario rounds to the cent. */
const cents = new Set([
  'unitPrice',
  'unitCost',
  'amount',
  'gross',
  'aid.amount',
  'basis.amount',
  'value.hourly',
])

/** One run of a program whose draws are these and no others. */
function runAt(program: Program, figures: readonly number[]): Outcomes {
  const inputs = program.inputs.map((input, i) => {
    const figure = figures[i]!
    const law = { ...boundsOf[input.field], type: 'uniform', low: figure, high: figure } as const
    return { ...input, factor: -1, law }
  })
  const fixed = { ...program, inputs }
  const out = outcomesIn(new ArrayBuffer(outcomeBytes(1, fixed)), 1, fixed)
  new Runner(fixed).run(1, 0, 1, out)
  return out
}

/** The same figures given to the engine as a scenario would. */
function forecastAt(of: Plan, program: Program, figures: readonly number[]) {
  const set: Change[] = []
  const late: Change[] = []
  const refused: Change[] = []
  for (const [i, { line, field }] of program.inputs.entries()) {
    const value = figures[i]!
    if (field === 'chance') {
      if (value === 0) refused.push({ type: 'remove', line })
    } else if (field === 'cash-delay') {
      if (value > 0) late.push({ type: 'delay', line, months: value, cashOnly: true })
    } else set.push({ type: 'set', line, field, value })
  }
  const changed = must(applyChanges(of, [...set, ...late, ...refused]))
  // Two lengths drawn apart may leave a loan without an instalment that pays it back.
  const assumptions = changed.assumptions.map((line) =>
    line.type === 'loan' && line.deferral && line.deferral >= line.months
      ? { ...line, deferral: line.months > 1 ? line.months - 1 : undefined }
      : line,
  )
  return must(project({ ...changed, assumptions }))
}

const sum = (of: ArrayLike<number>) => Array.from(of).reduce((all, one) => all + one, 0)

/** The largest difference in any month's cash, or in the result, in cents. */
function difference(of: Plan, program: Program, figures: readonly number[]): number {
  const run = runAt(program, figures)
  const { closing, totals } = forecastAt(of, program, figures)
  const result = sum(totals.products) - sum(totals.charges)
  return Math.max(
    ...Array.from(closing, (cash, m) => Math.abs(cash - run.cash[m]!)),
    Math.abs(result - run.result[0]!),
  )
}

describe('a run is what the engine says of the same figures, but for the cents it does not round', () => {
  const lengths = [12, 24, 36, 60, 84] as const
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('random plan %i', (seed) => {
    const lines = 6 + (seed % 20)
    const months = lengths[seed % 5]!
    const uncertain = uncertainPlan(seed, lines, months, [0.1, 0.4, 0.2][seed % 3]!)
    const program = must(compile(uncertain))
    const next = random(seed)
    const drawn = () =>
      program.inputs.map(({ law, field }) => {
        const figure = quantileOf(law, 0.001 + 0.998 * next())
        return cents.has(field) ? Math.round(figure) : figure
      })
    // A range need not contain the figure it is about.
    const own = program.inputs.map(({ figure, law }) =>
      Math.min(reachOf(law).high, Math.max(reachOf(law).low, figure)),
    )
    for (const figures of [own, drawn(), drawn()])
      expect(difference(uncertain, program, figures)).toBeLessThan(lines * months)
  })
})

test('a price by segments is drawn as their mean, all moving together', () => {
  const segments = [
    { name: 'Low', share: 50, unitPrice: 400 },
    { name: 'Full', share: 50, unitPrice: 1200 },
  ]
  const ranges = [{ field: 'unitPrice', distribution: { type: 'normal', sd: 100 } } as const]
  const of = plan([revenue({ unitPrice: 800, segments, ranges })])
  const program = must(compile(of))
  expect(program.inputs[0]).toMatchObject({ figure: 800, law: { mean: 800 } })
  expect(difference(of, program, [1600])).toBeLessThan(12)
  expect(runAt(program, [1600]).cash[0]).toBeCloseTo(160_000, 6)
})

test('a funding that is not obtained brings neither cash nor product', () => {
  const of = plan([grant({ amount: 120_000, chance: 40 })], { openingCash: 5000 })
  const program = must(compile(of))
  expect(runAt(program, [0]).cash).toEqual(new Float64Array(12).fill(5000))
  expect(runAt(program, [0]).result[0]).toBe(0)
  expect(runAt(program, [1]).cash[11]).toBe(125_000)
  expect(runAt(program, [1]).result[0]).toBe(120_000)
})

test('uncertain tax is settled in each run, a credit waiting for what is owed', () => {
  const ranges = [{ field: 'amount', distribution: { type: 'uniform', low: 0, high: 2_000_000 } } as const]
  const bought = {
    type: 'investment',
    id: 'van',
    name: 'Van',
    block: 'resources',
    amount: 1_000_000,
    month: plan([]).start,
    depreciationMonths: 60,
    taxRate: 20,
    ranges,
  } as const
  const of = plan([revenue({ unitPrice: 5000 }), { ...bought, ranges: [...ranges] }], {
    taxOnSales: { rate: 20, every: 'quarter' },
  })
  const program = must(compile(of))
  for (const amount of [0, 400_000, 1_000_000, 2_000_000])
    expect(difference(of, program, [amount])).toBeLessThan(24)
})

test('the base of a plan under a scenario is the forecast of that scenario', () => {
  const scenarios = [
    {
      id: 'cut',
      name: 'Cut',
      changes: [{ type: 'multiply', line: 'grant', field: 'amount', factor: 0.5 } as const],
    },
  ]
  const of = plan([grant({ chance: 50 })], { scenarios })
  const program = must(compile(of, 'cut'))
  expect(program.scenario).toEqual({ id: 'cut', name: 'Cut' })
  expect(program.expected.at(-1)).toBe(60_000)
  expect(compile(of, 'none')).toEqual({ ok: false, code: 'unknown_scenario', field: 'none' })
})
