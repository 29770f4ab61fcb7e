/** People who live together and share what they have. Somebody of 14 or more counts as older. */
export type Household = { readonly older: number; readonly younger: number }

/** Whose price of the catalogue a household pays. */
export const householdSegments = ['inhabitant', 'employee', 'senior'] as const
export type HouseholdSegment = (typeof householdSegments)[number]

/** A sort of household as a hub names it; `weight` is its share among inhabitants, in any unit. */
export type HouseholdType = Household & {
  readonly name: string
  readonly segment: HouseholdSegment
  readonly weight: number
}

/**
 * Consumption units of a household, OECD-modified scale as INSEE uses it: 1 for the first adult, 0.5 for each other
 * person of 14 or more, 0.3 for each child under 14. A household without anybody of 14 or more counts its first child
 * as the adult.
 */
export function consumptionUnits({ older, younger }: Household): number {
  const persons = older + younger
  if (persons === 0) return 0
  const others = Math.max(0, older - 1)
  const children = older > 0 ? younger : younger - 1
  return (10 + 5 * others + 3 * children) / 10
}

/**
 * Parts of the means-test index (quotient familial) of the family allowances: 2 for a couple or a lone person,
 * 0.5 for each of the first two children, 1 for the third, 0.5 for each one after.
 */
export function familyParts({ older, younger }: Household): number {
  const adults = Math.min(older, 2)
  const children = older - adults + younger
  const third = children >= 3 ? 0.5 : 0
  return 2 + 0.5 * children + third
}

/**
 * Yearly income per consumption unit of a household whose means-test index is `index` (cents a month). The index is
 * counted on declared income plus benefits, the result is read as disposable income: an approximation, said on the page.
 */
export const incomeAtIndex = (index: number, household: Household): number =>
  (index * 12 * familyParts(household)) / consumptionUnits(household)
