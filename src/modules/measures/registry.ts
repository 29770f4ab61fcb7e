import { moneyMeasures } from '#modules/money/measures.ts'
import { peopleMeasures } from '#modules/people/measures.ts'
import { requestsMeasures } from '#modules/requests/measures.ts'
import { volunteeringMeasures } from '#modules/volunteering/measures.ts'
import type { Measure } from '#platform/measure/measure.ts'

/** Every measure of the product, in the order in which pages show them. */
export const MEASURES: readonly Measure[] = [
  ...requestsMeasures,
  ...peopleMeasures,
  ...volunteeringMeasures,
  ...moneyMeasures,
]

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]))

export const measureOf = (id: string): Measure | undefined => BY_ID.get(id)
