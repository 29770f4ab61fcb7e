import { type Id, newId } from '#kit/id.ts'
import type { Refusal } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sqlState, type Tx } from '#platform/db/db.server.ts'
import { absencesByIds } from '../calendar/absence-store.server.ts'
import {
  type HeldRow,
  heldDuring,
  insertBookings,
  lanesOf,
  lockSlots,
} from '../calendar/booking-store.server.ts'
import { visitsOf } from '../calendar/visits.server.ts'
import { type AbsenceReason, freeLane, overlap, type Resource, type Span } from '../rules/slots.ts'

/** One thing that stands where somebody wanted to plan. */
export type Held = Span & {
  resource: Resource
} & (
    | {
        kind: 'visit'
        visitId: Id<'Visit'>
        number: string
        serviceName: string
        forWhom: string
        whoName: string
      }
    | { kind: 'absence'; absenceId: Id<'Absence'>; reason: AbsenceReason; whoName: string }
  )

/** The slot is not free; `held` says who has it and why. Nothing was written. */
export type SlotTaken = Refusal<'slot_taken'> & { readonly held: readonly Held[] }

export const isSlotTaken = (answer: Refusal): answer is SlotTaken => answer.code === 'slot_taken'

/** Another hand took the slot between our look and our write. Source: PostgreSQL, appendix A, exclusion_violation. */
const EXCLUDED = '23P01'
/** What a statement answers once its transaction has failed. */
const ABORTED = '25P02'
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction. When the database refuses an overlap, that whole transaction is rolled back and `work`
 * starts over: its second look finds what the other hand wrote, and answers it as a refusal. Inside somebody else's
 * transaction there is nothing left to start over from, and the error goes up to theirs.
 */
export async function overSlots<T>(ctx: Ctx, work: (c: Ctx) => Promise<T>): Promise<T | SlotTaken> {
  let first: unknown
  for (let n = 1; n <= ATTEMPTS; n++) {
    try {
      return await ctx.together(work)
    } catch (error) {
      if (first && sqlState(error) === ABORTED) throw first
      if (sqlState(error) !== EXCLUDED) throw error
      first = error
    }
  }
  return { ok: false, code: 'slot_taken', field: 'startsAt', held: [] }
}

type Slot = { resource: Resource; lane: number }
type Wanted = {
  resources: readonly Resource[]
  span: Span
  /** An absence takes every lane, a visit the first free one. */
  whole?: boolean
  /** The visit that moves is not in its own way. */
  except?: Id<'Visit'>
}

/**
 * Looks for a free lane of each resource, or answers what is in the way; writes nothing. Until the transaction ends,
 * hands that ask here for the same resources wait. `tx` must be that of `overSlots`.
 */
export async function findSlots(tx: Tx, c: Ctx, wanted: Wanted): Promise<Slot[] | SlotTaken> {
  const { resources, span, whole = false, except } = wanted
  const hubId = c.hub.id
  await lockSlots(tx, hubId, resources)
  const held = await heldDuring(tx, hubId, resources, span, except ? [except] : [])
  const lanes = await lanesOf(tx, hubId, resources)
  const inTheWay: HeldRow[] = []
  const slots = resources.flatMap((resource): Slot[] => {
    const there = held.filter((row) => row.resource === resource)
    const free = whole
      ? there.length === 0 && Array.from({ length: lanes(resource) }, (_, i) => i + 1)
      : [freeLane(lanes(resource), there)].filter((lane) => lane !== null)
    if (free && free.length > 0) return free.map((lane) => ({ resource, lane }))
    inTheWay.push(...there)
    return []
  })
  if (inTheWay.length === 0) return slots
  return { ok: false, code: 'slot_taken', field: 'startsAt', held: await describe(tx, c, inTheWay) }
}

type Booked = Slot & Span & { visitId: Id<'Visit'> }

/**
 * The same for several visits of the same resources at once, all of them put anew: none of them is in the way of
 * another unless they overlap themselves. A fixed number of queries.
 */
export async function findManySlots(
  tx: Tx,
  c: Ctx,
  { resources, visits }: { resources: readonly Resource[]; visits: readonly (Span & { id: Id<'Visit'> })[] },
): Promise<Booked[] | SlotTaken> {
  const hubId = c.hub.id
  await lockSlots(tx, hubId, resources)
  const startsAt = new Date(Math.min(...visits.map((one) => one.startsAt.getTime())))
  const endsAt = new Date(Math.max(...visits.map((one) => one.endsAt.getTime())))
  const ids = visits.map((one) => one.id)
  const held: HeldRow[] = await heldDuring(tx, hubId, resources, { startsAt, endsAt }, ids)
  const lanes = await lanesOf(tx, hubId, resources)
  const booked: Booked[] = []
  const inTheWay = new Set<HeldRow>()
  for (const { id, startsAt, endsAt } of visits)
    for (const resource of resources) {
      const there = held.filter((row) => row.resource === resource && overlap(row, { startsAt, endsAt }))
      const ours = booked.filter((row) => row.resource === resource && overlap(row, { startsAt, endsAt }))
      const lane = freeLane(lanes(resource), [...there, ...ours])
      if (lane === null) for (const row of there) inTheWay.add(row)
      // Nothing of others in the way: a lane beyond the last is refused by the constraint, as it must be.
      booked.push({ resource, lane: lane ?? 1, visitId: id, startsAt, endsAt })
    }
  if (inTheWay.size === 0) return booked
  return { ok: false, code: 'slot_taken', field: 'startsAt', held: await describe(tx, c, [...inTheWay]) }
}

/** Writes what `findSlots` found. The database refuses it when another hand was quicker. */
export const bookSlots = (
  tx: Tx,
  c: Ctx,
  cause: { visitId: Id<'Visit'> } | { absenceId: Id<'Absence'> },
  slots: readonly Slot[],
  { startsAt, endsAt }: Span,
): Promise<void> =>
  insertBookings(
    tx,
    slots.map((slot) => ({ hubId: c.hub.id, id: newId<'Booking'>(), ...slot, startsAt, endsAt, ...cause })),
  )

/** Names for what is in the way, in a few queries whatever its number; at most ten, the first ones. */
async function describe(tx: Tx, c: Ctx, rows: readonly HeldRow[]): Promise<Held[]> {
  const visitIds = [...new Set(rows.map((row) => row.visitId).filter((id) => id !== null))].slice(0, 10)
  const absenceIds = [...new Set(rows.map((row) => row.absenceId).filter((id) => id !== null))].slice(0, 10)
  const met = visitIds.length > 0 ? await visitsOf(c, { ids: visitIds }) : []
  const away = absenceIds.length > 0 ? await absencesByIds(tx, c.hub.id, absenceIds) : []
  const resourceOf = (test: (row: HeldRow) => boolean) => rows.find(test)!.resource
  const visits: Held[] = met.map((visit) => {
    const resource = resourceOf((row) => row.visitId === visit.id)
    return {
      kind: 'visit',
      visitId: visit.id,
      number: visit.number,
      serviceName: visit.serviceName,
      forWhom: visit.forWhom,
      whoName: resource.startsWith('vehicle:') ? (visit.vehicleName ?? '') : visit.whoName,
      resource,
      startsAt: visit.startsAt,
      endsAt: visit.endsAt,
    }
  })
  const absent: Held[] = away.map((row) => ({
    kind: 'absence',
    absenceId: row.id,
    reason: row.reason,
    whoName: row.resourceName,
    resource: row.resource,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
  }))
  return [...absent, ...visits]
}
