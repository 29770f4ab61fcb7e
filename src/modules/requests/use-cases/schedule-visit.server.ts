import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dropBookings } from '../calendar/booking-store.server.ts'
import {
  insertVisit,
  lastMoveOf,
  lockVisit,
  markPlanned,
  updateVisit,
  type VisitRow,
  visitById,
} from '../calendar/store.server.ts'
import { vehicleById } from '../calendar/vehicle-store.server.ts'
import { mayPlanVisits } from '../permits.ts'
import { isOpen, requestLife } from '../rules/life.ts'
import {
  keyOfAssignee,
  minutesOf,
  plannedMinutes,
  type Resource,
  spanFrom,
  vehicleKey,
  type WhoKey,
} from '../rules/slots.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb } from './apply-verb.server.ts'
import { bookSlots, findSlots, overSlots, type SlotTaken } from './hold-slots.server.ts'
import { type Doer, doerOfKey, type Who, type WhoCode, whoGoes } from './visit-doer.server.ts'
import { cancelThem, keepMove, type Stand } from './visit-moves.server.ts'

export type ScheduleInput = {
  requestId: Id<'Request'>
  startsAt: Date
  /** Real minutes, 5 to 1,440; the service's usual time × quantity when it is not told. */
  minutes?: number
  /** Whoever the request is with, when it is not told. */
  who?: Doer
  vehicleId?: Id<'Vehicle'>
  note?: string
  idempotencyKey?: string
}

export type VisitCode =
  | WhoCode
  | 'not_permitted'
  | 'not_found'
  | 'request_over'
  | 'duration_wrong'
  | 'vehicle_unknown'
  | 'visit_cancelled'
  | 'changed_meanwhile'
  | 'nothing_to_undo'
  | 'slot_taken'

type Planned = { visitId: Id<'Visit'>; moveId: Id<'VisitMove'>; number: string }
type Answer = Result<Planned, VisitCode> | SlotTaken

async function vehicleFor(tx: Tx, c: Ctx, id: Id<'Vehicle'> | null): Promise<Result<null, VisitCode>> {
  if (id === null) return ok(null)
  const vehicle = await vehicleById(tx, c.hub.id, id)
  return vehicle && !vehicle.retiredAt ? ok(null) : refuse('vehicle_unknown', 'vehicleId')
}

const resourcesOf = (visit: { who: WhoKey; vehicleId: Id<'Vehicle'> | null }): Resource[] =>
  visit.vehicleId ? [visit.who, vehicleKey(visit.vehicleId)] : [visit.who]

/** Planning a job for somebody hands it to them, when its life allows and it is not theirs yet. */
async function handOver(tx: Tx, c: Ctx, request: RequestRow, who: Who): Promise<Result<unknown, VisitCode>> {
  const { assigneeUserId, assigneePersonId, assigneeOrganisationId } = who.assign
  const theirs =
    request.assigneeUserId === (assigneeUserId ?? null) &&
    request.assigneePersonId === (assigneePersonId ?? null) &&
    request.assigneeOrganisationId === (assigneeOrganisationId ?? null)
  const settled = request.state === 'assigned' || request.state === 'started'
  const plannedAt = request.plannedAt ?? c.now()
  if ((theirs && settled) || !requestLife.next(request.state, 'assign').ok) {
    if (!request.plannedAt) await markPlanned(tx, c.hub.id, request.id, plannedAt)
    return ok(null)
  }
  const set = { ...who.assign, plannedAt }
  const moved = await applyVerb(tx, c, [request], 'assign', { set, visits: 'stay' })
  return moved.ok ? moved : refuse('request_over')
}

const lengthOf = async (c: Ctx, request: RequestRow): Promise<number> =>
  plannedMinutes((await getService(c, request.serviceId))?.minutes ?? 0, request.quantity)

/**
 * Plans a visit for a request: somebody, perhaps a vehicle, from an instant on. Two at once in the same place are
 * refused by the database; the refusal `slot_taken` names what is in the way. The same form sent twice plans once.
 */
export async function scheduleVisit(ctx: Ctx, input: ScheduleInput): Promise<Answer> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Planned, VisitCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        if (!isOpen(request.state)) return refuse('request_over')
        const span = spanFrom(input.startsAt, input.minutes ?? (await lengthOf(c, request)))
        if (!span.ok) return span
        const own = keyOfAssignee(request)
        const doer = input.who ?? (own && doerOfKey(own, request.assigneeName ?? ''))
        if (!doer) return refuse('who_needed', 'who')
        const who = await whoGoes(tx, c, doer, input.startsAt)
        if (!who.ok) return who
        const vehicleId = input.vehicleId ?? null
        const vehicle = await vehicleFor(tx, c, vehicleId)
        if (!vehicle.ok) return vehicle
        const resources = resourcesOf({ who: who.value.key, vehicleId })
        const slots = await findSlots(tx, c, { resources, span: span.value })
        if ('ok' in slots) return slots
        const at = c.now()
        const visit = await insertVisit(tx, {
          hubId: c.hub.id,
          id: newId<'Visit'>(),
          requestId: request.id,
          ...span.value,
          who: who.value.key,
          whoName: who.value.name,
          vehicleId,
          note: input.note?.trim() ?? '',
          sequence: 0,
          createdAt: at,
          updatedAt: at,
        })
        await bookSlots(tx, c, { visitId: visit.id }, slots, span.value)
        const handed = await handOver(tx, c, request, who.value)
        if (!handed.ok) return handed
        const moveId = await keepMove(tx, c, visit, 'plan', { to: visit })
        return ok({ visitId: visit.id, moveId, number: request.number })
      }),
    ),
  )
}

export type MoveVisitInput = {
  visitId: Id<'Visit'>
  startsAt?: Date
  minutes?: number
  who?: Doer
  /** null takes the vehicle off. */
  vehicleId?: Id<'Vehicle'> | null
  note?: string
  /** The `sequence` that the page showed: refused when somebody changed the visit meanwhile. */
  seen?: number
  idempotencyKey?: string
}

/** Reads the request before the visit, so that every use case locks the two in the same order. */
async function lockBoth(tx: Tx, c: Ctx, visitId: Id<'Visit'>) {
  const found = await visitById(tx, c.hub.id, visitId)
  if (!found) return null
  const [request] = await lockRequests(tx, c.hub.id, [found.requestId])
  const visit = await lockVisit(tx, c.hub.id, visitId)
  return request && visit ? { request, visit } : null
}

/** Puts a visit elsewhere: another time, length, person or vehicle. What is not told stays as it is. */
export async function moveVisit(ctx: Ctx, input: MoveVisitInput): Promise<Answer> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Planned, VisitCode>(tx, c, input.idempotencyKey, async () => {
        const found = await lockBoth(tx, c, input.visitId)
        if (!found) return refuse('not_found')
        const { request, visit } = found
        if (visit.cancelledAt) return refuse('visit_cancelled')
        if (input.seen !== undefined && input.seen !== visit.sequence) return refuse('changed_meanwhile')
        if (!isOpen(request.state)) return refuse('request_over')
        const span = spanFrom(input.startsAt ?? visit.startsAt, input.minutes ?? minutesOf(visit))
        if (!span.ok) return span
        const who = input.who ? await whoGoes(tx, c, input.who, span.value.startsAt) : null
        if (who && !who.ok) return who
        const vehicleId = input.vehicleId === undefined ? visit.vehicleId : input.vehicleId
        // A vehicle retired meanwhile may stay where it was planned.
        const vehicle = vehicleId === visit.vehicleId ? ok(null) : await vehicleFor(tx, c, vehicleId)
        if (!vehicle.ok) return vehicle
        const place = {
          ...span.value,
          who: who?.value.key ?? visit.who,
          whoName: who?.value.name ?? visit.whoName,
          vehicleId,
        }
        const moved = await putAt(tx, c, visit, place, input.note?.trim())
        if ('ok' in moved) return moved
        const handed = who ? await handOver(tx, c, request, who.value) : ok(null)
        if (!handed.ok) return handed
        const moveId = await keepMove(tx, c, visit, 'move', { from: visit, to: moved })
        return ok({ visitId: visit.id, moveId, number: request.number })
      }),
    ),
  )
}

/** Frees what the visit held, and holds its new place; also brings back one that was cancelled. */
async function putAt(
  tx: Tx,
  c: Ctx,
  visit: VisitRow,
  place: Stand,
  note: string = visit.note,
): Promise<VisitRow | SlotTaken> {
  const slots = await findSlots(tx, c, { resources: resourcesOf(place), span: place, except: visit.id })
  if ('ok' in slots) return slots
  await dropBookings(tx, c.hub.id, [visit.id])
  await bookSlots(tx, c, { visitId: visit.id }, slots, place)
  return await updateVisit(tx, c.hub.id, visit.id, { ...place, note, updatedAt: c.now(), cancelledAt: null })
}

/** Takes a visit off the calendar: its slot is free at once, its request waits to be planned again. */
export async function cancelVisit(
  ctx: Ctx,
  input: { visitId: Id<'Visit'>; why?: string; idempotencyKey?: string },
): Promise<Result<Planned, VisitCode>> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Planned, VisitCode>(tx, c, input.idempotencyKey, async () => {
        const found = await lockBoth(tx, c, input.visitId)
        if (!found) return refuse('not_found')
        if (found.visit.cancelledAt) return refuse('visit_cancelled')
        const [moveId] = await cancelThem(tx, c, [found.visit], input.why)
        return ok({ visitId: found.visit.id, moveId: moveId!, number: found.request.number })
      }),
    ),
  )
}

/**
 * Takes back the last change of a visit: a move goes back where it was, a cancelled visit returns to its slot, one just
 * planned is taken off. Refused when it is no longer the last, or when the old place was taken meanwhile.
 */
export async function undoVisitMove(
  ctx: Ctx,
  input: { visitId: Id<'Visit'>; moveId: Id<'VisitMove'>; idempotencyKey?: string },
): Promise<Answer> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Planned, VisitCode>(tx, c, input.idempotencyKey, async () => {
        const found = await lockBoth(tx, c, input.visitId)
        if (!found) return refuse('not_found')
        const { request, visit } = found
        const last = await lastMoveOf(tx, c.hub.id, visit.id)
        if (!last || last.id !== input.moveId) return refuse('changed_meanwhile')
        if (!isOpen(request.state)) return refuse('request_over')
        if (last.verb === 'plan') {
          const [moveId] = await cancelThem(tx, c, [visit])
          return ok({ visitId: visit.id, moveId: moveId!, number: request.number })
        }
        const from = placeBefore(last)
        if (!from) return refuse('nothing_to_undo')
        const back = await putAt(tx, c, visit, from)
        if ('ok' in back) return back
        const who =
          from.who === visit.who
            ? null
            : await whoGoes(tx, c, doerOfKey(from.who, from.whoName), from.startsAt)
        const handed = who?.ok ? await handOver(tx, c, request, who.value) : ok(null)
        if (!handed.ok) return handed
        const verb = last.verb === 'cancel' ? 'plan' : 'move'
        const moveId = await keepMove(tx, c, visit, verb, {
          from: last.verb === 'cancel' ? undefined : visit,
          to: back,
        })
        return ok({ visitId: visit.id, moveId, number: request.number })
      }),
    ),
  )
}

function placeBefore(last: NonNullable<Awaited<ReturnType<typeof lastMoveOf>>>): Stand | null {
  const { fromStartsAt, fromEndsAt, fromWho, fromWhoName } = last
  if (!fromStartsAt || !fromEndsAt || !fromWho) return null
  return {
    startsAt: fromStartsAt,
    endsAt: fromEndsAt,
    who: fromWho,
    whoName: fromWhoName ?? '',
    vehicleId: last.fromVehicleId,
  }
}
