import { getPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dropBookings } from '../calendar/booking-store.server.ts'
import { upcomingOf, updateVisit } from '../calendar/store.server.ts'
import type { RequestVerb } from '../rules/life.ts'
import { keyOfAssignee, userKey, vehicleKey, type WhoKey } from '../rules/slots.ts'
import type { NewRequest, RequestRow } from '../store.server.ts'
import { bookSlots, findSlots, type SlotTaken } from './hold-slots.server.ts'
import { cancelThem, keepMove } from './visit-moves.server.ts'

const ENDS: readonly RequestVerb[] = ['cancel', 'refuse', 'redirect']

/**
 * The visits to come follow what becomes of their request: given up, they leave the calendar; done sooner, so does what
 * had not begun; given to somebody else, they become theirs, unless that somebody is taken then.
 */
export async function followVisits(
  tx: Tx,
  c: Ctx,
  rows: readonly RequestRow[],
  verb: RequestVerb,
  { set = {}, why }: { set?: Partial<NewRequest>; why?: string },
): Promise<SlotTaken | null> {
  if (!ENDS.includes(verb) && verb !== 'finish' && verb !== 'assign') return null
  const ids = rows.filter((row) => row.plannedAt).map((row) => row.id)
  if (ids.length === 0) return null
  const ahead = await upcomingOf(tx, c.hub.id, ids, c.now())
  if (ahead.length === 0) return null
  if (verb !== 'assign') {
    const gone = verb === 'finish' ? ahead.filter((visit) => visit.startsAt > c.now()) : ahead
    if (gone.length > 0) await cancelThem(tx, c, gone, why)
    return null
  }
  const who = await keyOf(c, set)
  if (!who) return null
  for (const visit of ahead.filter((one) => one.who !== who)) {
    const resources = visit.vehicleId ? [who, vehicleKey(visit.vehicleId)] : [who]
    const slots = await findSlots(tx, c, { resources, span: visit, except: visit.id })
    if ('ok' in slots) return slots
    await dropBookings(tx, c.hub.id, [visit.id])
    await bookSlots(tx, c, { visitId: visit.id }, slots, visit)
    const to = { who, whoName: set.assigneeName ?? '' }
    const moved = await updateVisit(tx, c.hub.id, visit.id, { ...to, updatedAt: c.now() })
    await keepMove(tx, c, visit, 'move', { from: visit, to: moved })
  }
  return null
}

/** Whose calendar an assignment means: somebody with an account has one. */
async function keyOf(c: Ctx, set: Partial<NewRequest>): Promise<WhoKey | null> {
  const person = set.assigneePersonId ? await getPerson(c, set.assigneePersonId) : null
  return person?.userId ? userKey(person.userId) : keyOfAssignee(set)
}
