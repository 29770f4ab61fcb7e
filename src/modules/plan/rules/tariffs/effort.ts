import { consumptionUnits, type HouseholdType } from './households.ts'
import { type Deciles, incomeAt, type Range01, shareBelow, weighted } from './income.ts'

/** What a household pays in a year (cents) over what it has in that year (cents): a share of one. */
export const effortRate = (yearlyCost: number, incomePerUnit: number, units: number): number =>
  yearlyCost / (incomePerUnit * units)

export type HouseholdEffort = {
  readonly household: HouseholdType
  readonly units: number
  /** Cents a year. */
  readonly cost: number
  /** At D1 to D9; null where a decile is neither published nor between two that are. */
  readonly rates: readonly (number | null)[]
  /** Whether the decile itself was published: an interpolated one is said to be so. */
  readonly published: readonly boolean[]
  /** Yearly income of the household, in cents, under which the effort passes the limit. */
  readonly threshold: number
  /** Share of people left out. */
  readonly leftOut: Range01
}

/**
 * The effort of each sort of household at each decile, and who passes the limit. Every sort of household is given the
 * distribution of the whole area: the file does not tell them apart.
 * @param limit share of income, 0.02 being 2 %
 * @param costOf what the basket costs a household in a year, in cents
 */
export function effortOf(
  deciles: Deciles,
  households: readonly HouseholdType[],
  limit: number,
  costOf: (household: HouseholdType) => number,
): { households: HouseholdEffort[]; leftOut: Range01 } {
  const made = households.map((household) => {
    const units = consumptionUnits(household)
    const cost = costOf(household)
    const threshold = cost / limit
    return {
      household,
      units,
      cost,
      rates: deciles.map((_, i) => {
        const income = incomeAt(deciles, (i + 1) / 10)
        return income === null ? null : effortRate(cost, income, units)
      }),
      published: deciles.map((income) => income !== null),
      threshold,
      leftOut: shareBelow(deciles, threshold / units),
    }
  })
  const parts = made.map(({ leftOut, household }) => ({ range: leftOut, weight: household.weight }))
  return { households: made, leftOut: weighted(parts) }
}

/** The household whom the basket weighs on most: the highest cost per consumption unit. */
export const mostPressed = (efforts: readonly HouseholdEffort[]): HouseholdEffort | undefined =>
  efforts.reduce<HouseholdEffort | undefined>(
    (most, one) => (most && most.cost / most.units >= one.cost / one.units ? most : one),
    undefined,
  )
