import type { Actor } from '#platform/session/roles.ts'
import {
  mayKeepFleet,
  mayKeepTrips,
  mayNoteTrips,
  mayPrepareRounds,
  mayReadRounds,
  mayReadTrips,
} from '../permits.ts'
import { mayKeepPlaces } from '../travel/permits.ts'

export type RoundSide =
  | 'day'
  | 'list'
  | 'errands'
  | 'models'
  | 'review'
  | 'trips'
  | 'note'
  | 'places'
  | 'means'
  | 'schemes'
  | 'rates'

/** What a reader may open of rounds: who cannot read the trips still notes theirs. */
export function roundSides(actor: Actor): RoundSide[] {
  const sides: RoundSide[] = []
  if (mayReadRounds(actor)) sides.push('day', 'list', 'errands')
  if (mayPrepareRounds(actor)) sides.push('models')
  if (mayReadTrips(actor)) sides.push('review', 'trips')
  else if (mayNoteTrips(actor)) sides.push('note')
  if (mayKeepPlaces(actor)) sides.push('places')
  if (mayKeepFleet(actor)) sides.push('means')
  if (mayKeepTrips(actor)) sides.push('schemes', 'rates')
  return sides
}
