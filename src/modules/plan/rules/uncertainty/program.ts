import type { Assumption, Plan } from '../plan.ts'
import type { Input } from './inputs.ts'
import type { UncertainField } from './simulation.ts'

/**
 * A plan made ready to be run many times, as plain data that a worker thread can be sent. A run is
 *   result and cash = base + Σ coefficient × vector + Σ coefficient × (weights · monthly units, some months later)
 * and, for the few lines that follow no such law, what the engine itself says. A coefficient is a product of columns;
 * a column is an input, or a weight made of one (see `Table`). What is certain is in the base, computed once.
 */
export type Program = {
  /** The plan as the scenario sees it, for the lines that the engine computes and for the names in the summary. */
  readonly plan: Plan
  readonly scenario: { readonly id: string; readonly name: string } | null
  readonly months: number
  readonly openingCash: number
  readonly inputs: readonly Input[]
  readonly factors: readonly (readonly [number, number])[]
  readonly tables: readonly Table[]
  /** Inputs first, then the columns of each table. */
  readonly columns: number
  /** Each a product of columns. */
  readonly coefficients: readonly (readonly number[])[]
  readonly base: Readonly<Record<Target, Float64Array>>
  readonly terms: Readonly<Record<Target, Terms>>
  readonly sources: readonly Source[]
  /** Series of units that the sources fill. */
  readonly slots: number
  readonly flows: readonly Flow[]
  readonly byEngine: readonly EngineLine[]
  /** How the sales tax is settled; null when the plan pays none. */
  readonly settlement: { readonly every: 'month' | 'quarter'; readonly firstCalendarMonth: number } | null
  /** Closing cash of the forecast. */
  readonly expected: Float64Array
}

/**
 * What is summed by month: the result, the gap between net cash and result (most costs are paid in their month and have
 * none), and the tax deducted less collected, before its settlement.
 */
export const targets = ['result', 'gap', 'tax'] as const
export type Target = (typeof targets)[number]

/**
 * Weights that turn one input into a mean of what was computed at `places`: between its two neighbours in proportion
 * (`knots`), or by Lagrange's polynomials (`curve`). They sum to 1.
 */
export type Table = {
  readonly input: number
  readonly kind: 'knots' | 'curve'
  readonly places: readonly number[]
  /** Its first column. */
  readonly column: number
}

/** Coefficient × vector: whole vectors one after the other, and those that touch a few months or few runs apart. */
export type Terms = {
  readonly dense: Int32Array
  /** That of `dense[k]` is at k × months. */
  readonly vectors: Float64Array
  readonly sparse: Int32Array
  /** The months and weights of `sparse[k]` are at `from[k]` to `from[k + 1] − 1`. */
  readonly from: Int32Array
  readonly month: Int32Array
  readonly weight: Float64Array
}

/** A number that a run may change: a column, or a figure when `column` is −1. */
export type Parameter = { readonly column: number; readonly figure: number }

export type Source =
  /** Units and billed units of a revenue line, as `volumesOf` has them. */
  | {
      readonly kind: 'volume'
      readonly units: number
      /** −1 when billed as they are served. */
      readonly billed: number
      readonly first: number
      readonly end: number
      readonly start: Parameter
      readonly churn: Parameter
      readonly growth: 'none' | 'linear' | 's-curve' | 'follows'
      /** Units gained, target or ratio. */
      readonly slope: Parameter
      /** Part of the way at each month from `first` (S-curve). */
      readonly way: Float64Array
      /** Slot that is followed, or −1. */
      readonly followed: number
      readonly season: Float64Array
    }
  /** Units × a figure of each month: an index, the life of a cost. */
  | {
      readonly kind: 'profile'
      readonly units: number
      readonly of: number
      readonly values: Float64Array
    }
  /** Units that are certain. */
  | { readonly kind: 'fixed'; readonly units: number; readonly values: Float64Array }
  /** Full steps in the units served, each sale being served evenly over `over` months. */
  | {
      readonly kind: 'steps'
      readonly units: number
      readonly of: number
      readonly over: number
      readonly every: Parameter
    }

/** Adds the units of a slot × Σ coefficient × scale to a target, `lag` months later. Those of a target and lag follow. */
export type Flow = {
  readonly target: Target
  readonly lag: number
  readonly slot: number
  readonly coefficients: Int32Array
  readonly scales: Float64Array
}

/** A line that the engine computes anew in every run, with the lines it depends on before it. */
export type EngineLine = {
  readonly lines: readonly Assumption[]
  readonly changes: readonly {
    readonly column: number
    readonly line: string
    readonly field: UncertainField
  }[]
  /** Column that says whether it happens at all, or −1. */
  readonly chance: number
}
