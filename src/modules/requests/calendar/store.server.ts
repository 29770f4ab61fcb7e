import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { idOfKey, LONGEST_MINUTES, type Resource, type Span, type WhoKey } from '../rules/slots.ts'
import { requests } from '../tables.ts'
import { vehicles, visitMoves, visits } from './tables.ts'

export type VisitRow = typeof visits.$inferSelect
export type VisitMoveRow = typeof visitMoves.$inferSelect
type HubId = Id<'Hub'>

const DAY_MS = LONGEST_MINUTES * 60_000

/** A request has a visit from now on: its visits follow what becomes of it. */
export async function markPlanned(tx: Tx, hubId: HubId, id: Id<'Request'>, at: Date): Promise<void> {
  await tx
    .update(requests)
    .set({ plannedAt: at })
    .where(and(eq(requests.hubId, hubId), eq(requests.id, id)))
}

/** The same for several that had none. */
export async function markAllPlanned(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'Request'>[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(requests)
    .set({ plannedAt: at })
    .where(and(eq(requests.hubId, hubId), inArray(requests.id, [...ids])))
}

export async function insertVisit(tx: Tx, visit: typeof visits.$inferInsert): Promise<VisitRow> {
  const [row] = await tx.insert(visits).values(visit).returning()
  return row!
}

export async function updateVisit(
  tx: Tx,
  hubId: HubId,
  id: Id<'Visit'>,
  set: Partial<typeof visits.$inferInsert>,
): Promise<VisitRow> {
  const [row] = await tx
    .update(visits)
    .set({ ...set, sequence: sql`${visits.sequence} + 1` })
    .where(and(eq(visits.hubId, hubId), eq(visits.id, id)))
    .returning()
  return row!
}

/** Takes visits off the calendar, in one statement. */
export async function cancelVisits(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'Visit'>[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(visits)
    .set({ cancelledAt: at, updatedAt: at, sequence: sql`${visits.sequence} + 1` })
    .where(and(eq(visits.hubId, hubId), inArray(visits.id, [...ids])))
}

export async function visitById(tx: Tx, hubId: HubId, id: Id<'Visit'>): Promise<VisitRow | null> {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.hubId, hubId), eq(visits.id, id)))
  return row ?? null
}

/** Locked until the transaction ends, so that of two hands the second sees where the first put it. */
export async function lockVisit(tx: Tx, hubId: HubId, id: Id<'Visit'>): Promise<VisitRow | null> {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.hubId, hubId), eq(visits.id, id)))
    .for('update')
  return row ?? null
}

/** Locked in the order of ids, until the transaction ends. */
export async function lockVisits(tx: Tx, hubId: HubId, ids: readonly Id<'Visit'>[]): Promise<VisitRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select()
    .from(visits)
    .where(and(eq(visits.hubId, hubId), inArray(visits.id, [...ids])))
    .orderBy(asc(visits.id))
    .for('update')
}

/** Writes visits as they stand now, new ones and old ones, in one statement. */
export async function putVisits(tx: Tx, hubId: HubId, rows: readonly VisitRow[]): Promise<void> {
  if (rows.length === 0) return
  const { names, values } = manyRows(visits, rows)
  await tx.execute(sql`
    INSERT INTO ${visits} (${names}) SELECT ${names} FROM ${values} v WHERE v.hub_id = ${hubId}
    ON CONFLICT (hub_id, id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      who = excluded.who, who_name = excluded.who_name, vehicle_id = excluded.vehicle_id, note = excluded.note,
      sequence = excluded.sequence, updated_at = excluded.updated_at, cancelled_at = NULL`)
}

/** Visits of requests that are still to come to an end, locked in the order of ids. */
export const upcomingOf = (
  tx: Tx,
  hubId: HubId,
  requestIds: readonly Id<'Request'>[],
  endsAfter: Date,
): Promise<VisitRow[]> =>
  tx
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.hubId, hubId),
        inArray(visits.requestId, [...requestIds]),
        isNull(visits.cancelledAt),
        gt(visits.endsAt, endsAfter),
      ),
    )
    .orderBy(asc(visits.id))
    .for('update')

/** Visits that take the time of a resource during a stretch, locked in the order of ids. */
export const upcomingVisitsOf = (
  tx: Tx,
  hubId: HubId,
  resource: Resource,
  { startsAt, endsAt }: Span,
): Promise<VisitRow[]> =>
  tx
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.hubId, hubId),
        resource.startsWith('vehicle:')
          ? eq(visits.vehicleId, idOfKey<'Vehicle'>(resource))
          : eq(visits.who, resource as WhoKey),
        isNull(visits.cancelledAt),
        gt(visits.startsAt, new Date(startsAt.getTime() - DAY_MS)),
        lt(visits.startsAt, endsAt),
        gt(visits.endsAt, startsAt),
      ),
    )
    .orderBy(asc(visits.id))
    .for('update')

export async function insertVisitMoves(
  tx: Tx,
  rows: readonly (typeof visitMoves.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(visitMoves).values([...rows])
}

/** The last change of a visit, which is the one that may be undone. */
export async function lastMoveOf(tx: Tx, hubId: HubId, visitId: Id<'Visit'>): Promise<VisitMoveRow | null> {
  const [row] = await tx
    .select()
    .from(visitMoves)
    .where(and(eq(visitMoves.hubId, hubId), eq(visitMoves.visitId, visitId)))
    .orderBy(desc(visitMoves.id))
    .limit(1)
  return row ?? null
}

/** Everything that was planned, moved and cancelled for a request, newest first. */
export const visitMovesOf = (tx: Tx, hubId: HubId, requestId: Id<'Request'>): Promise<VisitMoveRow[]> =>
  tx
    .select()
    .from(visitMoves)
    .where(and(eq(visitMoves.hubId, hubId), eq(visitMoves.requestId, requestId)))
    .orderBy(desc(visitMoves.id))
    .limit(200)

/** What visits are narrowed by: a stretch of time they touch, and whose they are. */
export type VisitFilter = Partial<Span> & {
  who?: readonly WhoKey[]
  vehicleId?: Id<'Vehicle'>
  requestId?: Id<'Request'>
  ids?: readonly Id<'Visit'>[]
  /** Cancelled ones too: for feeds, which must say so. */
  cancelled?: boolean
}

/** More than a screen can show of a month; a page says so when it is reached. */
export const MOST_VISITS = 3000

const READ = {
  id: visits.id,
  requestId: visits.requestId,
  startsAt: visits.startsAt,
  endsAt: visits.endsAt,
  who: visits.who,
  whoName: visits.whoName,
  vehicleId: visits.vehicleId,
  vehicleName: vehicles.name,
  note: visits.note,
  sequence: visits.sequence,
  createdAt: visits.createdAt,
  updatedAt: visits.updatedAt,
  cancelledAt: visits.cancelledAt,
  number: requests.number,
  state: requests.state,
  phase: requests.phase,
  activity: requests.activity,
  serviceId: requests.serviceId,
  serviceName: requests.serviceName,
  quantity: requests.quantity,
  details: requests.details,
  personId: requests.personId,
  organisationId: requests.organisationId,
}

const matching = (hubId: HubId, f: VisitFilter): SQL | undefined =>
  and(
    eq(visits.hubId, hubId),
    f.cancelled ? undefined : isNull(visits.cancelledAt),
    f.startsAt && gt(visits.startsAt, new Date(f.startsAt.getTime() - DAY_MS)),
    f.startsAt && gt(visits.endsAt, f.startsAt),
    f.endsAt && lt(visits.startsAt, f.endsAt),
    f.who && inArray(visits.who, [...f.who]),
    f.vehicleId && eq(visits.vehicleId, f.vehicleId),
    f.requestId && eq(visits.requestId, f.requestId),
    f.ids && inArray(visits.id, [...f.ids]),
  )

/** Visits with what their request says, in the order of time. */
export const readVisits = (tx: Tx, hubId: HubId, filter: VisitFilter) =>
  tx
    .select(READ)
    .from(visits)
    .innerJoin(requests, and(eq(requests.hubId, hubId), eq(requests.id, visits.requestId)))
    .leftJoin(vehicles, and(eq(vehicles.hubId, hubId), eq(vehicles.id, visits.vehicleId)))
    .where(matching(hubId, filter))
    .orderBy(asc(visits.startsAt), asc(visits.id))
    .limit(MOST_VISITS)

/** Requests still to be done that nobody planned, those promised first before the others. */
export const unplannedRequests = (tx: Tx, hubId: HubId, limit: number) =>
  tx
    .select({
      id: requests.id,
      number: requests.number,
      state: requests.state,
      serviceId: requests.serviceId,
      serviceName: requests.serviceName,
      quantity: requests.quantity,
      details: requests.details,
      dueOn: requests.dueOn,
      wantedOn: requests.wantedOn,
      assigneeUserId: requests.assigneeUserId,
      assigneePersonId: requests.assigneePersonId,
      assigneeOrganisationId: requests.assigneeOrganisationId,
      assigneeName: requests.assigneeName,
      personId: requests.personId,
      organisationId: requests.organisationId,
    })
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        // Written as a constant so that the database proves the partial index `requests_open_due` fits.
        sql`${requests.phase} in ('triage', 'work')`,
        ne(requests.state, 'quoted'),
        sql`not exists (select from ${visits} v where v.hub_id = ${hubId} and v.request_id = ${requests.id}
          and v.cancelled_at is null)`,
      ),
    )
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(limit)
