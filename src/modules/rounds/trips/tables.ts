import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { type Grams, USUAL_GRAMS } from '../rules/figures/carbon.ts'
import type { Handover, TripMode } from '../rules/trip.ts'

/** What the hub counts for a kilometre by mode (cents, grams of CO₂) and for a paid hour, from when it was set. Append-only. */
export const roundRates = pgTable(
  'round_rates',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundRates'>('id').notNull(),
    perKm: jsonb('per_km').$type<Record<TripMode, number>>().notNull(),
    perHour: centsColumn('per_hour').notNull(),
    /** Grams of CO₂ for a kilometre, by mode; rates set before they were asked count the usual ones. */
    gramsPerKm: jsonb('grams_per_km').$type<Grams>().notNull().default(USUAL_GRAMS),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** A way of going about it: days, zones, mode, where things are handed over. Removed ones keep their trips. */
export const roundSchemes = pgTable(
  'round_schemes',
  {
    hubId: hubColumn(),
    id: idColumn<'Scheme'>('id').notNull(),
    name: text('name').notNull(),
    how: text('how').notNull(),
    mode: text('mode').$type<TripMode>().notNull(),
    handover: text('handover').$type<Handover>().notNull(),
    zone: text('zone').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('round_schemes_name').on(t.hubId, t.name).where(sql`removed_at is null`),
  ],
)

/** A trip that was made, with its cost at the rates of the day it was noted. Append-only: a slip is cancelled and noted anew. */
export const roundTrips = pgTable(
  'round_trips',
  {
    hubId: hubColumn(),
    id: idColumn<'Trip'>('id').notNull(),
    day: dayColumn('day').notNull(),
    schemeId: idColumn<'Scheme'>('scheme_id'),
    mode: text('mode').$type<TripMode>().notNull(),
    handover: text('handover').$type<Handover>().notNull(),
    zone: text('zone').notNull(),
    stops: integer('stops').notNull(),
    metres: integer('metres').notNull(),
    paidMinutes: integer('paid_minutes').notNull(),
    volunteerMinutes: integer('volunteer_minutes').notNull(),
    handling: centsColumn('handling').notNull(),
    perKm: centsColumn('per_km').notNull(),
    perHour: centsColumn('per_hour').notNull(),
    /** Kilometres, paid time and handling. */
    cost: centsColumn('cost').notNull(),
    /** What the requests it served were worth that day, and what was typed beside them. */
    income: centsColumn('income').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('round_trips_day').on(t.hubId, t.day, t.id),
    index('round_trips_scheme').on(t.hubId, t.schemeId, t.day, t.id).where(sql`scheme_id is not null`),
    foreignKey({ columns: [t.hubId, t.schemeId], foreignColumns: [roundSchemes.hubId, roundSchemes.id] }),
  ],
)

/** The requests that a trip served, each at its price of that day. Append-only. */
export const roundTripRequests = pgTable(
  'round_trip_requests',
  {
    hubId: hubColumn(),
    tripId: idColumn<'Trip'>('trip_id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    number: text('number').notNull(),
    label: text('label').notNull(),
    amount: centsColumn('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.tripId, t.requestId] }),
    index('round_trip_requests_request').on(t.hubId, t.requestId),
    foreignKey({ columns: [t.hubId, t.tripId], foreignColumns: [roundTrips.hubId, roundTrips.id] }),
  ],
)

/** A trip that was noted by mistake: it no longer counts from that instant. Append-only. */
export const roundTripCancels = pgTable(
  'round_trip_cancels',
  {
    hubId: hubColumn(),
    tripId: idColumn<'Trip'>('trip_id').notNull(),
    why: text('why').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.tripId] }),
    foreignKey({ columns: [t.hubId, t.tripId], foreignColumns: [roundTrips.hubId, roundTrips.id] }),
  ],
)
