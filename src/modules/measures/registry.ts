import { moneyMeasures } from '#modules/money/measures.ts'
import type { Measure } from '#platform/measure/measure.ts'

/** Every measure of the product, in the order in which pages show them. */
export const MEASURES: readonly Measure[] = [...moneyMeasures]

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]))

export const measureOf = (id: string): Measure | undefined => BY_ID.get(id)
