import type { Actor } from '#platform/session/roles.ts'
import { mayKeepTrips, mayNoteTrips, mayReadRounds, mayReadTrips } from '../permits.ts'
import { mayKeepPlaces } from '../travel/permits.ts'

export type RoundSide = 'day' | 'list' | 'trips' | 'note' | 'places' | 'schemes' | 'rates'

/** What a reader may open of rounds: who cannot read the trips still notes theirs. */
export function roundSides(actor: Actor): RoundSide[] {
  const sides: RoundSide[] = []
  if (mayReadRounds(actor)) sides.push('day', 'list')
  if (mayReadTrips(actor)) sides.push('trips')
  else if (mayNoteTrips(actor)) sides.push('note')
  if (mayKeepPlaces(actor)) sides.push('places')
  if (mayKeepTrips(actor)) sides.push('schemes', 'rates')
  return sides
}
