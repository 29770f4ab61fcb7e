import { type SQL, sql } from 'drizzle-orm'
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { AbsenceReason, Resource, WhoKey } from '../rules/slots.ts'
import { requests } from '../tables.ts'

const span = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** What is driven to a job. Retired rather than deleted: past visits keep its name. */
export const vehicles = pgTable(
  'vehicles',
  {
    hubId: hubColumn(),
    id: idColumn<'Vehicle'>('id').notNull(),
    name: text('name').notNull(),
    plate: text('plate'),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('vehicles_name').on(t.hubId, t.name).where(sql`retired_at is null`),
  ],
)

/** One passage for a request: who goes, from when to when. Its history is in `visitMoves`. */
export const visits = pgTable(
  'visits',
  {
    hubId: hubColumn(),
    id: idColumn<'Visit'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** `user:…`, `person:…` or `org:…`: whose time it takes. */
    who: text('who').$type<WhoKey>().notNull(),
    /** Their name the day it was planned. */
    whoName: text('who_name').notNull(),
    vehicleId: idColumn<'Vehicle'>('vehicle_id'),
    note: text('note').notNull().default(''),
    /** Grows with each change: calendars that subscribe take the highest (RFC 5545, SEQUENCE). */
    sequence: integer('sequence').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // A visit lasts a day at most, so those that touch a period begin within it or the day before: a range of these.
    index('visits_start').on(t.hubId, t.startsAt, t.id).where(sql`cancelled_at is null`),
    index('visits_who').on(t.hubId, t.who, t.startsAt),
    index('visits_vehicle').on(t.hubId, t.vehicleId, t.startsAt).where(sql`vehicle_id is not null`),
    index('visits_request').on(t.hubId, t.requestId, t.startsAt),
    // What a feed of the whole hub reads, cancelled ones too.
    index('visits_all').on(t.hubId, t.startsAt),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
    foreignKey({ columns: [t.hubId, t.vehicleId], foreignColumns: [vehicles.hubId, vehicles.id] }),
    check('visits_span', sql`ends_at > starts_at and ends_at - starts_at <= interval '24 hours'`),
  ],
)

/** Time during which somebody or something cannot be had. */
export const absences = pgTable(
  'absences',
  {
    hubId: hubColumn(),
    id: idColumn<'Absence'>('id').notNull(),
    resource: text('resource').$type<Resource>().notNull(),
    resourceName: text('resource_name').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    reason: text('reason').$type<AbsenceReason>().notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // An absence may be long: those that touch a period end after its beginning.
    index('absences_end').on(t.hubId, t.endsAt).where(sql`cancelled_at is null`),
    index('absences_resource').on(t.hubId, t.resource, t.endsAt).where(sql`cancelled_at is null`),
    check('absences_span', sql`ends_at > starts_at`),
  ],
)

/**
 * Who or what is taken, and when. The migration `0003` excludes two that overlap on the same lane of the same resource:
 * whatever the program does, nobody is booked twice.
 */
export const bookings = pgTable(
  'bookings',
  {
    hubId: hubColumn(),
    id: idColumn<'Booking'>('id').notNull(),
    resource: text('resource').$type<Resource>().notNull(),
    /** 1 for whoever does one thing at a time; a team of three has lanes 1 to 3. */
    lane: integer('lane').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    during: span('during')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`tstzrange(starts_at, ends_at)`),
    visitId: idColumn<'Visit'>('visit_id'),
    absenceId: idColumn<'Absence'>('absence_id'),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('bookings_resource').on(t.hubId, t.resource, t.startsAt).where(sql`cancelled_at is null`),
    index('bookings_visit').on(t.hubId, t.visitId),
    index('bookings_absence').on(t.hubId, t.absenceId).where(sql`absence_id is not null`),
    foreignKey({ columns: [t.hubId, t.visitId], foreignColumns: [visits.hubId, visits.id] }),
    foreignKey({ columns: [t.hubId, t.absenceId], foreignColumns: [absences.hubId, absences.id] }),
    check('bookings_one_cause', sql`num_nonnulls(visit_id, absence_id) = 1`),
    check('bookings_lane', sql`lane >= 1`),
  ],
)

/** Each planning, move and cancellation of a visit: who, when, from what to what. Append-only. */
export const visitMoves = pgTable(
  'visit_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'VisitMove'>('id').notNull(),
    visitId: idColumn<'Visit'>('visit_id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    verb: text('verb').$type<'plan' | 'move' | 'cancel'>().notNull(),
    fromStartsAt: instant('from_starts_at'),
    fromEndsAt: instant('from_ends_at'),
    fromWho: text('from_who').$type<WhoKey>(),
    fromWhoName: text('from_who_name'),
    fromVehicleId: idColumn<'Vehicle'>('from_vehicle_id'),
    toStartsAt: instant('to_starts_at'),
    toEndsAt: instant('to_ends_at'),
    toWho: text('to_who').$type<WhoKey>(),
    toWhoName: text('to_who_name'),
    toVehicleId: idColumn<'Vehicle'>('to_vehicle_id'),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('visit_moves_visit').on(t.hubId, t.visitId, t.id),
    index('visit_moves_request').on(t.hubId, t.requestId, t.id),
    foreignKey({ columns: [t.hubId, t.visitId], foreignColumns: [visits.hubId, visits.id] }),
  ],
)

/** How many things a resource does at once, when it is more than one. */
export const resourceLanes = pgTable(
  'resource_lanes',
  {
    hubId: hubColumn(),
    resource: text('resource').$type<Resource>().notNull(),
    lanes: integer('lanes').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.resource] }),
    check('resource_lanes_some', sql`lanes between 1 and 50`),
  ],
)

/** The private address of a calendar. Only the SHA-256 of its secret is kept; one alive per subject. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    hubId: hubColumn(),
    id: idColumn<'CalendarFeed'>('id').notNull(),
    /** `hub` for everything, or whose visits. */
    subject: text('subject').$type<'hub' | WhoKey>().notNull(),
    subjectName: text('subject_name').notNull(),
    secretHash: text('secret_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by'),
    createdName: text('created_name').notNull(),
    revokedAt: instant('revoked_at'),
    /** The last day on which a calendar read it. */
    readAt: instant('read_at'),
    /** What it said last, and since when: the honest answer to « has it changed since? ». */
    etag: text('etag'),
    changedAt: instant('changed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('calendar_feeds_secret').on(t.hubId, t.secretHash),
    uniqueIndex('calendar_feeds_subject').on(t.hubId, t.subject).where(sql`revoked_at is null`),
  ],
)
