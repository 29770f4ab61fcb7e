import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dropBookings, insertBookings, lockSlots } from '../calendar/booking-store.server.ts'
import {
  insertVisitMoves,
  lockVisits,
  markAllPlanned,
  putVisits,
  type VisitRow,
} from '../calendar/store.server.ts'
import { vehicleById } from '../calendar/vehicle-store.server.ts'
import { mayPlanVisits } from '../permits.ts'
import { isOpen, requestLife } from '../rules/life.ts'
import { type Resource, type Span, spanFrom, vehicleKey, type WhoKey } from '../rules/slots.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb } from './apply-verb.server.ts'
import { findManySlots, overSlots, type SlotTaken } from './hold-slots.server.ts'
import { type Doer, doerOfKey, type Who, type WhoCode, whoGoes } from './visit-doer.server.ts'
import { cancelThem } from './visit-moves.server.ts'

export type RoundVisit = {
  requestId: Id<'Request'>
  /** The visit to move; null makes one. */
  visitId: Id<'Visit'> | null
  startsAt: Date
  /** 5 to 1,440. */
  minutes: number
}

export type RoundVisitsInput = {
  who: { key: WhoKey; name: string }
  vehicleId: Id<'Vehicle'> | null
  note: string
  /** In the order of time, none over another. */
  visits: readonly RoundVisit[]
}

export type RoundVisitsCode =
  | WhoCode
  | 'not_permitted'
  | 'not_found'
  | 'request_over'
  | 'duration_wrong'
  | 'vehicle_unknown'
  | 'slot_taken'

type Answer =
  | Result<{ visitIds: Id<'Visit'>[] }, RoundVisitsCode>
  | SlotTaken
  | ({ ok: false; code: 'request_over'; about: Id<'Request'> } & { field?: string })

/** Who would drive, checked as whoever is planned for a visit is: still here, and allowed to work that day. */
export async function whoDrives(
  ctx: Ctx,
  { key, name }: { key: WhoKey; name: string },
  at: Date,
): Promise<Result<{ key: WhoKey; name: string }, WhoCode>> {
  const who = await ctx.together((c) => c.tx((tx) => whoGoes(tx, c, doerOfKey(key, name) as Doer, at)))
  return who.ok ? ok({ key: who.value.key, name: who.value.name }) : who
}

/** Every request is handed to whoever goes, when its life allows and it is not theirs yet: one step for all. */
async function handAll(
  tx: Tx,
  c: Ctx,
  rows: readonly RequestRow[],
  who: Who,
): Promise<Result<unknown, RoundVisitsCode>> {
  const { assigneeUserId, assigneePersonId, assigneeOrganisationId } = who.assign
  const given = rows.filter((row) => {
    const theirs =
      row.assigneeUserId === (assigneeUserId ?? null) &&
      row.assigneePersonId === (assigneePersonId ?? null) &&
      row.assigneeOrganisationId === (assigneeOrganisationId ?? null)
    const settled = row.state === 'assigned' || row.state === 'started'
    return !(theirs && settled) && requestLife.next(row.state, 'assign').ok
  })
  const unmarked = rows.filter((row) => !row.plannedAt).map((row) => row.id)
  await markAllPlanned(tx, c.hub.id, unmarked, c.now())
  if (given.length === 0) return ok(null)
  const moved = await applyVerb(tx, c, given, 'assign', { set: who.assign, visits: 'stay' })
  return moved.ok ? moved : refuse('request_over')
}

/**
 * Puts the visits of a whole round in the calendar at once: those it has already are moved, the others made, each
 * request handed to whoever drives. Answers the visits in the order given. All or nothing: `slot_taken` names what is
 * in the way, `request_over` the request (`about`). A fixed number of queries.
 */
export async function planVisitsOfRound(ctx: Ctx, input: RoundVisitsInput): Promise<Answer> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  const [first] = input.visits
  if (!first) return ok({ visitIds: [] })
  return await overSlots(ctx, (c) =>
    c.tx(async (tx): Promise<Answer> => {
      const hubId = c.hub.id
      const rows = await lockRequests(tx, hubId, [...new Set(input.visits.map((one) => one.requestId))])
      const byId = new Map(rows.map((row) => [row.id, row]))
      const spans: Span[] = []
      for (const { requestId, startsAt, minutes } of input.visits) {
        const row = byId.get(requestId)
        if (!row) return refuse('not_found')
        if (!isOpen(row.state)) return { ok: false, code: 'request_over', about: requestId }
        const span = spanFrom(startsAt, minutes)
        if (!span.ok) return span
        spans.push(span.value)
      }
      const who = await whoGoes(tx, c, doerOfKey(input.who.key, input.who.name), first.startsAt)
      if (!who.ok) return who
      const vehicle = input.vehicleId && (await vehicleById(tx, hubId, input.vehicleId))
      if (input.vehicleId && (!vehicle || vehicle.retiredAt)) return refuse('vehicle_unknown', 'vehicleId')
      const before = new Map(
        (
          await lockVisits(
            tx,
            hubId,
            input.visits.flatMap(({ visitId }) => visitId ?? []),
          )
        ).map((row) => [row.id, row]),
      )
      const at = c.now()
      const after = input.visits.map(({ requestId, visitId }, i): VisitRow => {
        const old = visitId ? before.get(visitId) : undefined
        return {
          ...{ hubId, id: old?.id ?? newId<'Visit'>(), requestId, ...spans[i]! },
          ...{ who: who.value.key, whoName: who.value.name, vehicleId: input.vehicleId },
          ...{ note: old?.note || input.note, sequence: old ? old.sequence + 1 : 0 },
          ...{ createdAt: old?.createdAt ?? at, updatedAt: at, cancelledAt: null },
        }
      })
      const changed = after.filter((visit) => !stands(visit, before.get(visit.id)))
      if (changed.length > 0) {
        const resources: Resource[] = input.vehicleId
          ? [who.value.key, vehicleKey(input.vehicleId)]
          : [who.value.key]
        const slots = await findManySlots(tx, c, { resources, visits: after })
        if ('ok' in slots) return slots
        await dropBookings(
          tx,
          hubId,
          after.map(({ id }) => id),
        )
        await putVisits(tx, hubId, changed)
        await insertBookings(
          tx,
          slots.map((slot) => ({ hubId, id: newId<'Booking'>(), ...slot })),
        )
        await keepMoves(tx, c, changed, before)
      }
      const handed = await handAll(tx, c, rows, who.value)
      if (!handed.ok) return handed
      return ok({ visitIds: after.map(({ id }) => id) })
    }),
  )
}

/** A visit that is where it should be already: nothing to write, nobody to tell. */
const stands = (visit: VisitRow, old: VisitRow | undefined): boolean =>
  old !== undefined &&
  !old.cancelledAt &&
  old.startsAt.getTime() === visit.startsAt.getTime() &&
  old.endsAt.getTime() === visit.endsAt.getTime() &&
  old.who === visit.who &&
  old.vehicleId === visit.vehicleId

/** A line of history and a fact for each. */
async function keepMoves(
  tx: Tx,
  c: Ctx,
  changed: readonly VisitRow[],
  before: ReadonlyMap<Id<'Visit'>, VisitRow>,
): Promise<void> {
  const moves = changed.map((visit) => {
    const found = before.get(visit.id)
    // One that was cancelled comes back as if it were planned anew.
    const old = found?.cancelledAt ? undefined : found
    return {
      ...{ hubId: c.hub.id, id: newId<'VisitMove'>(), visitId: visit.id, requestId: visit.requestId },
      verb: old ? ('move' as const) : ('plan' as const),
      ...{ fromStartsAt: old?.startsAt, fromEndsAt: old?.endsAt, fromWho: old?.who },
      ...{ fromWhoName: old?.whoName, fromVehicleId: old?.vehicleId },
      ...{ toStartsAt: visit.startsAt, toEndsAt: visit.endsAt, toWho: visit.who },
      ...{ toWhoName: visit.whoName, toVehicleId: visit.vehicleId },
      ...{ at: c.now(), userId: c.actor.userId, actorName: c.actor.name },
    }
  })
  await insertVisitMoves(tx, moves)
  for (const { verb, requestId, visitId } of moves)
    await emit(tx, c, `requests.visit-${verb === 'plan' ? 'planned' : 'moved'}`, requestId, { visitId })
}

type Held = {
  requestIds: readonly Id<'Request'>[]
  /** Whose time the visits take, round by round. */
  rounds: readonly { who: WhoKey; vehicleId: Id<'Vehicle'> | null }[]
}

/**
 * Holds at once all that the visits of several rounds are about to touch, requests before calendars and each kind in its
 * order: one round after the other, they would wait in a circle with whoever moves several requests or one visit by hand.
 * Inside the caller's transaction.
 */
export async function holdForRounds(ctx: Ctx, { requestIds, rounds }: Held): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockRequests(tx, ctx.hub.id, [...new Set(requestIds)])
    const resources = rounds.flatMap(({ who, vehicleId }): Resource[] =>
      vehicleId ? [who, vehicleKey(vehicleId)] : [who],
    )
    if (resources.length > 0) await lockSlots(tx, ctx.hub.id, resources)
  })
}

/** Takes visits of a round off the calendar: their slots are free at once. Those cancelled already are left alone. */
export async function cancelVisitsOfRound(
  ctx: Ctx,
  { visitIds, why }: { visitIds: readonly Id<'Visit'>[]; why?: string },
): Promise<Result<null, 'not_permitted'>> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  if (visitIds.length === 0) return ok(null)
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const rows = (await lockVisits(tx, c.hub.id, visitIds)).filter((visit) => !visit.cancelledAt)
      await cancelThem(tx, c, rows, why)
      return ok(null)
    }),
  )
}
