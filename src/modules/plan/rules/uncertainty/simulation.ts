import type { Month } from '#kit/day.ts'
import type { ForecastRefusal } from '../forecast.ts'
import type { rangeFields } from '../vocabulary.ts'

/** What may be uncertain: a figure of a line, how late its money is, or whether a funding is obtained at all. */
export type UncertainField = (typeof rangeFields)[number] | 'chance'

/** The levels of every list of quantiles, in this order. */
export const LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const

export const MAX_RUNS = 1_000_000

/** A share of the runs with its 95 % interval (Wilson score): what other runs of the same plan would say. */
export type Probability = { readonly share: number; readonly low: number; readonly high: number }

/** How an amount spreads over the runs, in whole cents. */
export type Distribution = {
  readonly mean: number
  readonly sd: number
  /** One amount for each of `LEVELS`. */
  readonly quantiles: readonly number[]
  /** Equal bins from the lowest run to the highest; `counts` sum to the number of runs. */
  readonly histogram: {
    readonly from: number
    readonly to: number
    readonly counts: readonly number[]
  }
}

/** One uncertain figure and how much it decides, for the tornado. */
export type InputEffect = {
  /** Id and name of the line. */
  readonly line: string
  readonly name: string
  readonly field: UncertainField
  readonly group: string | null
  /** The figure the forecast counts with, in the unit of the field. */
  readonly figure: number
  /** 1st and 9th decile and median of the draws, in the unit of the field. */
  readonly p10: number
  readonly median: number
  readonly p90: number
  /** Rank correlation (Spearman), −1 to 1, with the lowest cash and with the result of the whole plan. */
  readonly onLowestCash: number
  readonly onResult: number
}

/** What the runs of a plan say. Plain data: it can be sent as JSON as it is. Amounts in whole cents, shares from 0 to 1. */
export type Simulation = {
  readonly plan: string
  readonly scenario: { readonly id: string; readonly name: string } | null
  readonly seed: number
  readonly runs: number
  readonly months: readonly Month[]
  /** Probability that no month of the plan ends with negative cash. */
  readonly neverNegative: Probability
  /** By month: share of the runs whose cash has not been negative up to then. */
  readonly solvent: readonly number[]
  /** By month: share of the runs whose cash is negative for the first time at its end. */
  readonly firstNegative: readonly number[]
  /** By month: share of the runs that have known twelve months in a row without loss, the last of them by then. */
  readonly balanced: readonly number[]
  readonly cash: {
    /** Closing cash of the forecast, every figure at its own value and every funding obtained. */
    readonly expected: readonly number[]
    readonly mean: readonly number[]
    readonly sd: readonly number[]
    /** The fan: for each of `LEVELS` one amount per month. */
    readonly quantiles: readonly (readonly number[])[]
  }
  readonly lowestCash: Distribution
  readonly finalCash: Distribution
  /** Result of the whole plan, and of its last twelve months. */
  readonly result: Distribution
  readonly lastYear: Distribution
  /** Strongest on the lowest cash first. */
  readonly inputs: readonly InputEffect[]
}

/** `field` of a refusal is the path of what is at fault. */
export type SimulationRefusal =
  | ForecastRefusal
  | 'no_ranges'
  | 'bad_runs'
  | 'bad_seed'
  | 'bad_threads'
  | 'unknown_group'
  | 'field_not_on_line'
  | 'range_out_of_order'
  | 'cancelled'

/** What a simulation is asked. The same seed gives the same answer whatever the number of threads. */
export type SimulationOptions = {
  /** Scenario of the plan; the base when absent. */
  readonly scenario?: string
  /** Whole number from 0 to 2^32 − 1; 1 when absent. */
  readonly seed?: number
  /** 1 to 1,000,000; 10,000 when absent. */
  readonly runs?: number
  /** 1 to 64; as many as the machine has processors, 4 at most, when absent. */
  readonly threads?: number
  readonly onProgress?: (done: number, runs: number) => void
  readonly signal?: AbortSignal
}
