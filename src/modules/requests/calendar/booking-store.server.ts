import { and, eq, gt, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { LONGEST_MINUTES, type Resource, type Span } from '../rules/slots.ts'
import { absences, bookings, resourceLanes } from './tables.ts'

type HubId = Id<'Hub'>

const DAY_MS = LONGEST_MINUTES * 60_000

/**
 * Makes the hands that want the same resources wait for each other until the transaction ends, in the order of the
 * keys so that they never wait in a circle. Manners, not the wall: that is the constraint `bookings_free`.
 */
export async function lockSlots(tx: Tx, hubId: HubId, resources: readonly Resource[]): Promise<void> {
  const keys = [...new Set(resources)].sort().map((resource) => `${hubId}:${resource}`)
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM unnest(${sql.param(keys)}::text[]) AS k`,
  )
}

/** How many things each resource does at once; one unless said otherwise. */
export async function lanesOf(
  tx: Tx,
  hubId: HubId,
  resources: readonly Resource[],
): Promise<(resource: Resource) => number> {
  const rows = await tx
    .select({ resource: resourceLanes.resource, lanes: resourceLanes.lanes })
    .from(resourceLanes)
    .where(and(eq(resourceLanes.hubId, hubId), inArray(resourceLanes.resource, [...resources])))
  return (resource) => rows.find((row) => row.resource === resource)?.lanes ?? 1
}

/** The resources that do several things at once. */
export const severalLanes = (tx: Tx, hubId: HubId): Promise<{ resource: Resource; lanes: number }[]> =>
  tx
    .select({ resource: resourceLanes.resource, lanes: resourceLanes.lanes })
    .from(resourceLanes)
    .where(and(eq(resourceLanes.hubId, hubId), gt(resourceLanes.lanes, 1)))

export type HeldRow = Span & {
  resource: Resource
  lane: number
  visitId: Id<'Visit'> | null
  absenceId: Id<'Absence'> | null
}

/**
 * What holds these resources during a stretch of time: visits, which last a day at most, by a range of their index;
 * absences, however long, by their end.
 */
export async function heldDuring(
  tx: Tx,
  hubId: HubId,
  resources: readonly Resource[],
  { startsAt, endsAt }: Span,
  except: readonly Id<'Visit'>[] = [],
): Promise<HeldRow[]> {
  const { resource, lane, visitId, absenceId } = bookings
  const span = { startsAt: bookings.startsAt, endsAt: bookings.endsAt }
  const byVisits = await tx
    .select({ resource, lane, visitId, absenceId, ...span })
    .from(bookings)
    .where(
      and(
        eq(bookings.hubId, hubId),
        inArray(resource, [...resources]),
        isNull(bookings.cancelledAt),
        gt(bookings.startsAt, new Date(startsAt.getTime() - DAY_MS)),
        lt(bookings.startsAt, endsAt),
        gt(bookings.endsAt, startsAt),
        isNull(absenceId),
        except.length > 0 ? notInArray(visitId, [...except]) : undefined,
      ),
    )
  const away = await tx
    .select({
      resource: absences.resource,
      absenceId: absences.id,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
    })
    .from(absences)
    .where(
      and(
        eq(absences.hubId, hubId),
        inArray(absences.resource, [...resources]),
        isNull(absences.cancelledAt),
        gt(absences.endsAt, startsAt),
        lt(absences.startsAt, endsAt),
      ),
    )
  if (away.length === 0) return byVisits
  // Somebody away is away on every lane.
  const lanes = await lanesOf(
    tx,
    hubId,
    away.map((row) => row.resource),
  )
  const taken = away.flatMap((row) =>
    Array.from({ length: lanes(row.resource) }, (_, i) => ({ ...row, lane: i + 1, visitId: null })),
  )
  return [...byVisits, ...taken]
}

export async function insertBookings(tx: Tx, rows: readonly (typeof bookings.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(bookings).values([...rows])
}

/** Removes what a visit held: its past is in `visitMoves`. */
export async function dropBookings(tx: Tx, hubId: HubId, visitIds: readonly Id<'Visit'>[]): Promise<void> {
  if (visitIds.length > 0)
    await tx.delete(bookings).where(and(eq(bookings.hubId, hubId), inArray(bookings.visitId, [...visitIds])))
}
