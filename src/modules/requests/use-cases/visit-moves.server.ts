import { type Id, newId } from '#kit/id.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dropBookings } from '../calendar/booking-store.server.ts'
import { insertVisitMoves, updateVisit, type VisitRow } from '../calendar/store.server.ts'
import type { WhoKey } from '../rules/slots.ts'

/** Where a visit stands: when, who, with what. */
export type Stand = {
  startsAt: Date
  endsAt: Date
  who: WhoKey
  whoName: string
  vehicleId: Id<'Vehicle'> | null
}

/** Writes the line of history of a change of a visit; answers its id. */
export async function keepMove(
  tx: Tx,
  c: Ctx,
  visit: { id: Id<'Visit'>; requestId: Id<'Request'> },
  verb: 'plan' | 'move' | 'cancel',
  { from, to, why }: { from?: Stand; to?: Stand; why?: string },
): Promise<Id<'VisitMove'>> {
  const id = newId<'VisitMove'>()
  await insertVisitMoves(tx, [
    {
      hubId: c.hub.id,
      id,
      visitId: visit.id,
      requestId: visit.requestId,
      verb,
      fromStartsAt: from?.startsAt,
      fromEndsAt: from?.endsAt,
      fromWho: from?.who,
      fromWhoName: from?.whoName,
      fromVehicleId: from?.vehicleId,
      toStartsAt: to?.startsAt,
      toEndsAt: to?.endsAt,
      toWho: to?.who,
      toWhoName: to?.whoName,
      toVehicleId: to?.vehicleId,
      why,
      at: c.now(),
      userId: c.actor.userId,
      actorName: c.actor.name,
    },
  ])
  await audit(tx, c, `visit-${verb}`, 'request', visit.requestId, { visitId: visit.id })
  await emit(
    tx,
    c,
    `requests.visit-${verb === 'plan' ? 'planned' : verb === 'move' ? 'moved' : 'cancelled'}`,
    visit.requestId,
    {
      visitId: visit.id,
    },
  )
  return id
}

/** Cancels visits that the caller locked. */
export async function cancelThem(
  tx: Tx,
  c: Ctx,
  rows: readonly VisitRow[],
  why?: string,
): Promise<Id<'VisitMove'>[]> {
  const ids: Id<'VisitMove'>[] = []
  await dropBookings(
    tx,
    c.hub.id,
    rows.map((row) => row.id),
  )
  for (const visit of rows) {
    await updateVisit(tx, c.hub.id, visit.id, { cancelledAt: c.now(), updatedAt: c.now() })
    ids.push(await keepMove(tx, c, visit, 'cancel', { from: visit, why: why?.trim() || undefined }))
  }
  return ids
}
