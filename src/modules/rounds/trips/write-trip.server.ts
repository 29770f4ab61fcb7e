import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import type { DoneRequest } from '#modules/requests/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { costOf, type Handover, type TripMode } from '../rules/trip.ts'
import { insertServed, insertTrip, ratesNow } from './store.server.ts'

export type TripFacts = {
  day: Day
  schemeId: Id<'Scheme'> | null
  mode: TripMode
  handover: Handover
  zone: string
  stops: number
  metres: number
  paidMinutes: number
  volunteerMinutes: number
  handling: Cents
  /** What it brought beside the requests it served. */
  income: Cents
  note: string
  served: readonly DoneRequest[]
}

/**
 * Writes a trip that was made, at the rates of now, and the requests it served at their price. The caller holds
 * `lockTrips` and made sure that no other trip that counts served them.
 */
export async function writeTrip(
  tx: Tx,
  ctx: Ctx,
  { served, income, ...facts }: TripFacts,
): Promise<{ id: Id<'Trip'>; cost: Cents; income: Cents }> {
  const hubId = ctx.hub.id
  const { mode, metres, paidMinutes, handling } = facts
  const rates = await ratesNow(tx, hubId)
  const id = newId<'Trip'>()
  const cost = costOf({ mode, metres, paidMinutes, handling }, rates)
  const earned = add(...served.map((one) => one.price), income)
  await insertTrip(tx, {
    ...{ hubId, id, ...facts, perKm: rates.perKm[mode], perHour: rates.perHour, cost, income: earned },
    ...{ at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
  })
  if (served.length > 0)
    await insertServed(
      tx,
      served.map((one) => ({
        ...{ hubId, tripId: id, requestId: one.id, number: one.number, label: one.label },
        amount: one.price,
      })),
    )
  await audit(tx, ctx, 'note', 'trip', id, { day: facts.day, stops: facts.stops })
  await emit(tx, ctx, 'rounds.trip-noted', id)
  return { id, cost, income: earned }
}
