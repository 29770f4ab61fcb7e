import { addMonths } from '#kit/day.ts'
import { roundCents } from '../spread.ts'
import { quantileOf, reachOf } from './law.ts'
import type { Program } from './program.ts'
import { quantiles } from './quantiles.ts'
import { correlations, midRanks, midRanksOfWhole, standardise } from './ranks.ts'
import type { Outcomes } from './run.ts'
import {
  type Distribution,
  type InputEffect,
  LEVELS,
  type Probability,
  type Simulation,
} from './simulation.ts'

/** Normal score of 97.5 %: a 95 % interval leaves 2.5 % on each side. */
const Z975 = 1.959963984540054
const BINS = 40

const share = (value: number): number => Math.round(value * 1e6) / 1e6 + 0

/**
 * A share of n runs with its 95 % interval by the score of E. B. Wilson (1927), which stays within 0 and 1 and means
 * something even when all runs agree.
 */
export function wilson(count: number, n: number): Probability {
  const p = count / n
  const z2 = Z975 * Z975
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z975 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return { share: share(p), low: share(Math.max(0, middle - half)), high: share(Math.min(1, middle + half)) }
}

function meanAndSd(values: Float64Array): { mean: number; sd: number } {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i]!
  mean /= n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) * (values[i]! - mean)
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 }
}

function histogramOf(values: Float64Array): Distribution['histogram'] {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  const n = values.length
  for (let i = 0; i < n; i++) {
    if (values[i]! < from) from = values[i]!
    if (values[i]! > to) to = values[i]!
  }
  // Runs that agree to the cent are one bar.
  if (to - from < 1) return { from: roundCents(from), to: roundCents(to), counts: [n] }
  const counts = new Array<number>(BINS).fill(0)
  const scale = BINS / (to - from)
  for (let i = 0; i < n; i++) counts[Math.min(BINS - 1, Math.floor((values[i]! - from) * scale))]!++
  return { from: roundCents(from), to: roundCents(to), counts }
}

function distributionOf(values: Float64Array): Distribution {
  const { mean, sd } = meanAndSd(values)
  return {
    mean: roundCents(mean),
    sd: roundCents(sd),
    quantiles: quantiles(values, LEVELS).map(roundCents),
    histogram: histogramOf(values),
  }
}

/** For each month, the share of runs whose month (or −1) is that one. */
function sharesByMonth(firsts: Int16Array, months: number): number[] {
  const counts = new Array<number>(months).fill(0)
  for (const first of firsts) if (first >= 0) counts[first]!++
  return counts.map((count) => count / firsts.length)
}

function cumulated(shares: readonly number[]): number[] {
  let all = 0
  return shares.map((one) => {
    all += one
    return all
  })
}

function effectsOf({ inputs }: Program, out: Outcomes): InputEffect[] {
  const n = out.ranked
  const lowest = standardise(midRanks(out.lowest.subarray(0, n)))
  const result = standardise(midRanks(out.result.subarray(0, n)))
  const effects = inputs.map(({ line, name, field, group, figure, law }, i): InputEffect => {
    const drawn = out.grades.subarray(i * n, (i + 1) * n)
    // What cannot be equal was kept as its rank among all draws, which needs no sorting.
    const ranks = law.whole ? midRanksOfWhole(drawn) : drawn
    const { low, high } = reachOf(law)
    const [onLowestCash, onResult] = low < high ? correlations(ranks, lowest, result) : [0, 0]
    return {
      line,
      name,
      field,
      group,
      figure,
      p10: quantileOf(law, 0.1),
      median: quantileOf(law, 0.5),
      p90: quantileOf(law, 0.9),
      onLowestCash: share(onLowestCash),
      onResult: share(onResult),
    }
  })
  return effects.sort((a, b) => Math.abs(b.onLowestCash) - Math.abs(a.onLowestCash))
}

/** What the runs of a program say, once all are computed. */
export function summarise(program: Program, seed: number, out: Outcomes): Simulation {
  const { months, plan, scenario, expected } = program
  const { runs } = out
  const mean: number[] = []
  const sd: number[] = []
  const fan: number[][] = LEVELS.map(() => [])
  for (let m = 0; m < months; m++) {
    const cash = out.cash.subarray(m * runs, (m + 1) * runs)
    const spread = meanAndSd(cash)
    mean.push(roundCents(spread.mean))
    sd.push(roundCents(spread.sd))
    for (const [k, amount] of quantiles(cash, LEVELS).entries()) fan[k]!.push(roundCents(amount))
  }
  const firstNegative = sharesByMonth(out.firstNegative, months)
  const safe = out.firstNegative.reduce((count, first) => (first < 0 ? count + 1 : count), 0)
  return {
    plan: plan.name,
    scenario,
    seed,
    runs,
    months: Array.from({ length: months }, (_, m) => addMonths(plan.start, m)),
    neverNegative: wilson(safe, runs),
    solvent: cumulated(firstNegative).map((negative) => share(1 - negative)),
    firstNegative: firstNegative.map(share),
    balanced: cumulated(sharesByMonth(out.balanced, months)).map(share),
    cash: { expected: Array.from(expected), mean, sd, quantiles: fan },
    lowestCash: distributionOf(out.lowest),
    finalCash: distributionOf(out.cash.subarray((months - 1) * runs)),
    result: distributionOf(out.result),
    lastYear: distributionOf(out.lastYear),
    inputs: effectsOf(program, out),
  }
}
