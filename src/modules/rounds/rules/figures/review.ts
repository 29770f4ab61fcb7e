/** Sums over ended rounds: cents, metres, grams; whole numbers but for the last. */
export type Sums = {
  readonly rounds: number
  readonly stops: number
  readonly metres: number
  readonly margin: number
  readonly plannedMargin: number
  readonly plannedStops: number
  readonly plannedMetres: number
  /** Metres if each errand were driven alone. */
  readonly alone: number
  readonly grams: number
  /** Stops where somebody went, and those of them that failed. */
  readonly tried: number
  readonly failed: number
  /** Stops with agreed hours, and those of them reached in time. */
  readonly timed: number
  readonly onTime: number
}

const NOTHING: Sums = {
  ...{ rounds: 0, stops: 0, metres: 0, margin: 0, plannedMargin: 0, plannedStops: 0, plannedMetres: 0 },
  ...{ alone: 0, grams: 0, tried: 0, failed: 0, timed: 0, onTime: 0 },
}

/** Sums of groups that share no round are the sums of all. */
export const together = (groups: readonly Sums[]): Sums =>
  groups.reduce(
    (all, one) =>
      Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, value + one[name as keyof Sums]]),
      ) as Sums,
    NOTHING,
  )

/** Planned and actual; null when there is nothing to divide by. */
export type Pair = { readonly planned: number | null; readonly actual: number | null }

export type Ratios = {
  /** Cents. */
  readonly perRound: Pair
  readonly perStop: Pair
  readonly perKm: Pair
  /** Shares of one. */
  readonly onTime: number | null
  readonly failed: number | null
  /** Metres not driven, and grams of CO₂ not given off; below zero when grouping cost more. */
  readonly savedMetres: number
  readonly savedGrams: number
}

const over = (sum: number, base: number): number | null => (base > 0 ? sum / base : null)

/** Ratios of sums, never means of ratios: a round of one stop does not weigh as much as one of twenty. */
export const ratiosOf = (sums: Sums): Ratios => ({
  perRound: { planned: over(sums.plannedMargin, sums.rounds), actual: over(sums.margin, sums.rounds) },
  perStop: { planned: over(sums.plannedMargin, sums.plannedStops), actual: over(sums.margin, sums.stops) },
  perKm: {
    planned: over(sums.plannedMargin, sums.plannedMetres / 1000),
    actual: over(sums.margin, sums.metres / 1000),
  },
  onTime: over(sums.onTime, sums.timed),
  failed: over(sums.failed, sums.tried),
  savedMetres: sums.alone - sums.metres,
  savedGrams: sums.grams,
})

/**
 * Where bars of these amounts begin and end, as shares of the width (0 to 1), the zero among them: left of it what is lost,
 * right of it what is left.
 */
export function barsAround(amounts: readonly number[]) {
  const low = Math.min(0, ...amounts)
  const high = Math.max(0, ...amounts)
  const width = high - low || 1
  const at = (amount: number) => (amount - low) / width
  return { zero: at(0), at }
}
