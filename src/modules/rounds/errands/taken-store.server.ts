import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { idsOf } from '../day/store.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import { type ErrandKey, errandKey, type Held } from '../rules/errands/errand.ts'

type Taken = Omit<Held, 'address' | 'point'>

/**
 * Of what is carried from door to door, that whose pickup was done and whose delivery waits in no round: by which round
 * it was taken last. Nothing for those that a round is carrying right now. Two reads, by the stops of each errand.
 */
export async function takenAlready(
  tx: Tx,
  hubId: Id<'Hub'>,
  keys: readonly ErrandKey[],
): Promise<ReadonlyMap<ErrandKey, Taken>> {
  const { requests, errands } = idsOf(keys)
  const ends = async (column: typeof roundStops.requestId | typeof roundStops.errandId, ids: string[]) =>
    ids.length === 0
      ? []
      : await tx
          .select({
            ...{ requestId: roundStops.requestId, errandId: roundStops.errandId, part: roundStops.part },
            ...{ state: roundStops.state, round: rounds.number, day: rounds.day, of: rounds.state },
          })
          .from(roundStops)
          .innerJoin(rounds, and(eq(rounds.hubId, hubId), eq(rounds.id, roundStops.roundId)))
          .where(
            and(eq(roundStops.hubId, hubId), inArray(column, ids as never), ne(roundStops.part, 'whole')),
          )
          .orderBy(roundStops.doneAt, roundStops.id)
  const stops = [
    ...(await ends(roundStops.requestId, requests)),
    ...(await ends(roundStops.errandId, errands)),
  ]
  const taken = new Map<ErrandKey, Taken>()
  for (const { part, state, round, day, of, ...stop } of stops)
    if (part === 'pickup' && state === 'done')
      taken.set(errandKey(stop), { round, day, aboard: of === 'out' })
  // Under way, or arranged by hand to be fetched again: both its ends are still to come.
  for (const { state, ...stop } of stops)
    if (state === 'todo' || state === 'arrived') taken.delete(errandKey(stop))
  return taken
}
