import { contractsMeasures } from '#modules/contracts/measures.ts'
import { moneyMeasures } from '#modules/money/measures.ts'
import { peopleMeasures } from '#modules/people/measures.ts'
import { requestsMeasures } from '#modules/requests/measures.ts'
import { roundsMeasures } from '#modules/rounds/measures.ts'
import { volunteeringMeasures } from '#modules/volunteering/measures.ts'
import type { Measure, Window } from '#platform/measure/measure.ts'
import { windowMark } from './rules/window.ts'

/** Every measure of the product, in the order in which pages show them. */
export const MEASURES: readonly Measure[] = [
  ...requestsMeasures,
  ...peopleMeasures,
  ...volunteeringMeasures,
  ...roundsMeasures,
  ...contractsMeasures,
  ...moneyMeasures,
]

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]))

export const measureOf = (id: string): Measure | undefined => BY_ID.get(id)

/** The same measure over a window of the caller's own, with an id of its own so that its points are kept apart. */
export const measureOver = (measure: Measure, window: Window): Measure => ({
  ...measure,
  id: `${measure.id}${windowMark(window)}`,
  window,
})
