import { and, eq, gt, isNull } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { absencesByIds } from '../calendar/absence-store.server.ts'
import { insertBookings, lanesOf, lockSlots } from '../calendar/booking-store.server.ts'
import { upcomingVisitsOf } from '../calendar/store.server.ts'
import { absences, bookings, resourceLanes } from '../calendar/tables.ts'
import { vehicleById } from '../calendar/vehicle-store.server.ts'
import { mayKeepVehicles, mayNoteAbsences } from '../permits.ts'
import {
  type AbsenceReason,
  idOfKey,
  organisationKey,
  type Resource,
  type Span,
  vehicleKey,
} from '../rules/slots.ts'
import { bookSlots, findSlots, overSlots, type SlotTaken } from './hold-slots.server.ts'
import { type Doer, whoGoes } from './visit-doer.server.ts'
import { cancelThem } from './visit-moves.server.ts'

export type AbsenceInput = Span & {
  of: Doer | { kind: 'vehicle'; id: Id<'Vehicle'> }
  reason: AbsenceReason
  note?: string
  /** Takes off the calendar the visits that stand there: their requests wait to be planned again. */
  release?: boolean
  idempotencyKey?: string
}

export type AbsenceCode =
  | 'not_permitted'
  | 'not_found'
  | 'assignee_unknown'
  | 'vehicle_unknown'
  | 'who_needed'
  | 'end_before_start'
  | 'too_long_away'
  | 'already_cancelled'
  | 'lanes_wrong'
  | 'slot_taken'

type Absent = { absenceId: Id<'Absence'>; released: number }

/** More than a year away is a retirement, not an absence. */
const LONGEST_DAYS = 366

/**
 * Notes that somebody, a provider or a vehicle cannot be had. What is planned there is in the way (`slot_taken`, which
 * names it), unless `release` takes it off.
 */
export async function addAbsence(
  ctx: Ctx,
  input: AbsenceInput,
): Promise<Result<Absent, AbsenceCode> | SlotTaken> {
  if (!mayNoteAbsences(ctx.actor)) return refuse('not_permitted')
  const { startsAt, endsAt } = input
  if (endsAt <= startsAt) return refuse('end_before_start', 'until')
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * 86_400_000)
    return refuse('too_long_away', 'until')
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Absent, AbsenceCode>(tx, c, input.idempotencyKey, async () => {
        const of = await resourceOf(tx, c, input.of)
        if (!of.ok) return of
        const { resource, resourceName } = of.value
        await lockSlots(tx, c.hub.id, [resource])
        const there = input.release
          ? await upcomingVisitsOf(tx, c.hub.id, resource, { startsAt, endsAt })
          : []
        if (there.length > 0) await cancelThem(tx, c, there, input.note)
        const span = { startsAt, endsAt }
        const slots = await findSlots(tx, c, { resources: [resource], span, whole: true })
        if ('ok' in slots) return { ...slots, field: 'from' }
        const id = newId<'Absence'>()
        const { reason, note = '' } = input
        await tx.insert(absences).values({
          hubId: c.hub.id,
          id,
          resource,
          resourceName,
          ...span,
          reason,
          note: note.trim(),
          createdAt: c.now(),
        })
        await bookSlots(tx, c, { absenceId: id }, slots, span)
        await audit(tx, c, 'add', 'absence', id, { resource })
        return ok({ absenceId: id, released: there.length })
      }),
    ),
  )
}

async function resourceOf(
  tx: Parameters<typeof whoGoes>[0],
  c: Ctx,
  of: AbsenceInput['of'],
): Promise<Result<{ resource: Resource; resourceName: string }, AbsenceCode>> {
  if (of.kind === 'vehicle') {
    const vehicle = await vehicleById(tx, c.hub.id, of.id)
    return vehicle
      ? ok({ resource: vehicleKey(of.id), resourceName: vehicle.name })
      : refuse('vehicle_unknown', 'of')
  }
  // A provider who may not work can still be away: only their name is asked for.
  const name = of.kind === 'organisation' ? (await organisationNames(c, [of.id])).get(of.id) : undefined
  if (of.kind === 'organisation')
    return name
      ? ok({ resource: organisationKey(of.id), resourceName: name })
      : refuse('assignee_unknown', 'of')
  const who = await whoGoes(tx, c, of, c.now())
  if (!who.ok) return refuse(who.code === 'who_needed' ? 'who_needed' : 'assignee_unknown', 'of')
  return ok({ resource: who.value.key, resourceName: who.value.name })
}

/** They are here after all: the time is free again. */
export async function cancelAbsence(
  ctx: Ctx,
  input: { absenceId: Id<'Absence'> },
): Promise<Result<{ resource: Resource }, AbsenceCode>> {
  if (!mayNoteAbsences(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<{ resource: Resource }, AbsenceCode>> => {
    const [absence] = await absencesByIds(tx, ctx.hub.id, [input.absenceId])
    if (!absence) return refuse('not_found')
    if (absence.cancelledAt) return refuse('already_cancelled')
    const set = { cancelledAt: ctx.now() }
    await tx
      .update(absences)
      .set(set)
      .where(and(eq(absences.hubId, ctx.hub.id), eq(absences.id, absence.id)))
    await tx
      .update(bookings)
      .set(set)
      .where(and(eq(bookings.hubId, ctx.hub.id), eq(bookings.absenceId, absence.id)))
    await audit(tx, ctx, 'cancel', 'absence', absence.id)
    return ok({ resource: absence.resource })
  })
}

/**
 * Says how many things a team does at once. Fewer than before leaves what is already planned; more covers the new lanes
 * with the absences to come.
 */
export async function setLanes(
  ctx: Ctx,
  { resource, lanes }: { resource: Resource; lanes: number },
): Promise<Result<{ lanes: number }, AbsenceCode>> {
  if (!mayKeepVehicles(ctx.actor)) return refuse('not_permitted')
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > 50) return refuse('lanes_wrong', 'lanes')
  return await ctx.tx(async (tx): Promise<Result<{ lanes: number }, AbsenceCode>> => {
    await lockSlots(tx, ctx.hub.id, [resource])
    const before = (await lanesOf(tx, ctx.hub.id, [resource]))(resource)
    const row = { hubId: ctx.hub.id, resource, lanes, updatedAt: ctx.now() }
    await tx
      .insert(resourceLanes)
      .values(row)
      .onConflictDoUpdate({ target: [resourceLanes.hubId, resourceLanes.resource], set: row })
    const away = await tx
      .select()
      .from(absences)
      .where(
        and(
          eq(absences.hubId, ctx.hub.id),
          eq(absences.resource, resource),
          isNull(absences.cancelledAt),
          gt(absences.endsAt, ctx.now()),
        ),
      )
    const fresh = Array.from({ length: Math.max(0, lanes - before) }, (_, i) => before + 1 + i)
    await insertBookings(
      tx,
      away.flatMap(({ id, startsAt, endsAt }) =>
        fresh.map((lane) => ({
          hubId: ctx.hub.id,
          id: newId<'Booking'>(),
          resource,
          lane,
          startsAt,
          endsAt,
          absenceId: id,
        })),
      ),
    )
    await audit(tx, ctx, 'set-lanes', 'resource', idOfKey(resource), { lanes })
    return ok({ lanes })
  })
}
