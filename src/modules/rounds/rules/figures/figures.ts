import type { Cents } from '#kit/money.ts'

/** What a round is, planned or driven. Metres, seconds, cents. */
export type RoundFigures = {
  readonly stops: number
  readonly metres: number
  /** From leaving to being back. */
  readonly seconds: number
  readonly revenue: Cents
  /** Kilometres, paid hours and handling: `costOf` of the trip it becomes. */
  readonly cost: Cents
  /** Metres if each errand were driven alone, from the hub and back: what grouping saves is the difference. */
  readonly aloneMetres: number
}

/** As it is kept in a `jsonb` column, where there is no `bigint`. */
export type KeptFigures = Omit<RoundFigures, 'revenue' | 'cost'> & {
  readonly revenue: number
  readonly cost: number
}
