import {
  type Confidence,
  differenceOfMeans,
  type Interval,
  meanInterval,
  shareInterval,
} from './intervals.ts'

/** What schemes are compared on. */
export const GOALS = ['margin-per-stop', 'margin-per-km', 'cost-per-stop', 'satisfaction'] as const
export type Goal = (typeof GOALS)[number]

/** Fewer trips than this say nothing of how much they differ. */
export const FEWEST_TRIPS = 2
export const MOST_TRIPS = 200

/** Lower is better for a cost; more is better for all the rest. */
const better = (goal: Goal): 1 | -1 => (goal === 'cost-per-stop' ? -1 : 1)

/** A figure of a scheme: `spread` is that of its observations (trips, or null for a share of answers). */
export type SchemeFigure = { value: number | null; sample: number; spread: number | null }

/** The interval of one figure at a level; null when there is too little to say. */
export function figureInterval(goal: Goal, figure: SchemeFigure, level: Confidence): Interval | null {
  if (figure.value === null) return null
  if (goal === 'satisfaction') return shareInterval(figure.value, figure.sample, level)
  return meanInterval({ mean: figure.value, spread: figure.spread ?? 0, n: figure.sample }, level)
}

/**
 * Interval of the difference of two shares, each with its number of answers: from the Wilson interval of each (method 10 of
 * R. G. Newcombe, « Interval estimation for the difference between independent proportions », Statistics in Medicine 17,
 * 1998, 873–890). Null without observations on one side.
 */
export function differenceOfShares(
  a: { share: number; n: number },
  b: { share: number; n: number },
  level: Confidence,
): (Interval & { difference: number }) | null {
  const one = shareInterval(a.share, a.n, level)
  const two = shareInterval(b.share, b.n, level)
  if (!one || !two) return null
  const difference = a.share - b.share
  return {
    difference,
    low: difference - Math.hypot(a.share - one.low, two.high - b.share),
    high: difference + Math.hypot(one.high - a.share, b.share - two.low),
  }
}

export type Compared = {
  id: string
  /** Trips that count for it. */
  trips: number
  figure: SchemeFigure
}

export type Outcome =
  /** Too few trips of a scheme, or nothing measured of it: how many trips are missing, all schemes together. */
  | { kind: 'too-early'; missing: number }
  /** The first does better than the second; how much, and whether that could be chance at the level asked. */
  | {
      kind: 'told'
      best: string
      second: string
      difference: number
      low: number
      high: number
      /** The interval holds no zero: chance alone would rarely give as much. */
      sure: boolean
    }

/**
 * Which scheme does best on the goal, against the next one: by Welch's t for amounts per stop or kilometre, by Newcombe's
 * interval for shares. « Too early » until every scheme has the trips asked for and a figure of its own.
 */
export function compare(
  goal: Goal,
  schemes: readonly Compared[],
  minTrips: number,
  level: Confidence,
): Outcome {
  const missing = schemes.reduce((sum, one) => sum + Math.max(0, minTrips - one.trips), 0)
  if (missing > 0 || schemes.length < 2 || schemes.some((one) => one.figure.value === null))
    return { kind: 'too-early', missing }
  const sign = better(goal)
  const [first, next] = [...schemes].sort((a, b) => sign * (b.figure.value! - a.figure.value!))
  const told = differenceOf(goal, first!.figure, next!.figure, level)
  if (!told) return { kind: 'too-early', missing: 0 }
  const { difference, low, high } = told
  // Told as an advantage: positive when the first does better, whichever way is better.
  const advantage =
    sign === 1 ? { difference, low, high } : { difference: -difference, low: -high, high: -low }
  return { kind: 'told', best: first!.id, second: next!.id, ...advantage, sure: advantage.low > 0 }
}

function differenceOf(goal: Goal, a: SchemeFigure, b: SchemeFigure, level: Confidence) {
  if (goal === 'satisfaction')
    return differenceOfShares({ share: a.value!, n: a.sample }, { share: b.value!, n: b.sample }, level)
  const sample = ({ value, spread, sample: n }: SchemeFigure) => ({ mean: value!, spread: spread ?? 0, n })
  return differenceOfMeans(sample(a), sample(b), level)
}
