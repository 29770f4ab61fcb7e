import type { Errand, Load } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { ClockStop } from './asked.ts'

/** What a clock needs to know of an errand. */
export type TimedErrand = Pick<
  Errand,
  | 'key'
  | 'way'
  | 'point'
  | 'toPoint'
  | 'hours'
  | 'minutes'
  | 'load'
  | 'skills'
  | 'driver'
  | 'revenue'
  | 'handling'
>

const NOTHING: Load = { kg: 0, crates: 0 }
const less = ({ kg, crates }: Load): Load => ({ kg: -kg, crates: -crates })

/**
 * A stop of an errand as its clock reads it. What a visit needs (tools) goes there and comes back, as laundry that is
 * swapped does. Hours and minutes of a `carry` hold at both its doors.
 * @param place row of the matrix
 */
export function clockStopOf(errand: TimedErrand, part: StopPart, place: number | null): ClockStop {
  const { key, way, hours, minutes, load, skills, driver } = errand
  const both = way === 'visit' || way === 'swap'
  return {
    ...{ key, part, place, hours, minutes, skills, driver },
    brought: both || way === 'bring' ? load : NOTHING,
    fetched: both || way === 'fetch' ? load : NOTHING,
    carried: way !== 'carry' ? NOTHING : part === 'delivery' ? less(load) : load,
  }
}

/** Where that part of an errand is done. */
export const pointOfPart = (errand: Pick<Errand, 'point' | 'toPoint'>, part: StopPart) =>
  part === 'delivery' ? errand.toPoint : errand.point
