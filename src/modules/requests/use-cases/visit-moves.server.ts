import { type Id, newId } from '#kit/id.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dropBookings } from '../calendar/booking-store.server.ts'
import { cancelVisits, insertVisitMoves, type VisitRow } from '../calendar/store.server.ts'
import type { WhoKey } from '../rules/slots.ts'

/** Where a visit stands: when, who, with what. */
export type Stand = {
  startsAt: Date
  endsAt: Date
  who: WhoKey
  whoName: string
  vehicleId: Id<'Vehicle'> | null
}

type Moved = { id: Id<'Visit'>; requestId: Id<'Request'> }
type MoveVerb = 'plan' | 'move' | 'cancel'
type Move = { from?: Stand; to?: Stand; why?: string | undefined }

const moveOf = (c: Ctx, visit: Moved, verb: MoveVerb, { from, to, why }: Move) => ({
  hubId: c.hub.id,
  id: newId<'VisitMove'>(),
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
})

/** Writes the line of history of a change of a visit; answers its id. */
export async function keepMove(
  tx: Tx,
  c: Ctx,
  visit: Moved,
  verb: MoveVerb,
  move: Move,
): Promise<Id<'VisitMove'>> {
  const row = moveOf(c, visit, verb, move)
  await insertVisitMoves(tx, [row])
  await tell(tx, c, visit, verb)
  return row.id
}

async function tell(tx: Tx, c: Ctx, visit: Moved, verb: MoveVerb): Promise<void> {
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
}

/** Cancels visits that the caller locked: three statements whatever their number. */
export async function cancelThem(
  tx: Tx,
  c: Ctx,
  rows: readonly VisitRow[],
  why?: string,
): Promise<Id<'VisitMove'>[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  await dropBookings(tx, c.hub.id, ids)
  await cancelVisits(tx, c.hub.id, ids, c.now())
  const moves = rows.map((visit) =>
    moveOf(c, visit, 'cancel', { from: visit, why: why?.trim() || undefined }),
  )
  await insertVisitMoves(tx, moves)
  for (const visit of rows) await tell(tx, c, visit, 'cancel')
  return moves.map(({ id }) => id)
}
