import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Segment } from '#modules/people/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Activity, PriceUnit } from './rules/activities.ts'
import type { OtherRate } from './rules/prices.ts'

/** Something the hub can do for somebody. */
export const services = pgTable(
  'services',
  {
    hubId: hubColumn(),
    id: idColumn<'Service'>('id').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    activity: text('activity').$type<Activity>().notNull(),
    unit: text('unit').$type<PriceUnit>().notNull(),
    /** Usual time of one unit, in minutes. */
    minutes: integer('minutes').notNull().default(0),
    /** What one unit costs the hub directly (provider's share, goods). */
    directCost: centsColumn('direct_cost').notNull(),
    /** Permille of the price without tax; null when the hub charges none on it. */
    vatRate: integer('vat_rate'),
    /** Permille of the price that goes to whoever does it; 0 when the hub keeps it whole. */
    providerShare: integer('provider_share').notNull().default(0),
    /** What whoever does it must know, as the file of a provider says it: « électricité ». */
    skills: text('skills').array().notNull().default(sql`'{}'`),
    /** Postcodes or communes served; empty is everywhere. */
    zone: text('zone').array().notNull().default(sql`'{}'`),
    /** Hours in which it is promised. */
    delayHours: integer('delay_hours').notNull().default(48),
    /** What the person must bring. */
    documents: text('documents').array().notNull().default(sql`'{}'`),
    /** Counts as a home service (services à la personne): its yearly certificate, its means of payment. */
    homeService: boolean('home_service').notNull().default(false),
    /** Months in which it is done, 1 to 12; empty is all year. */
    season: integer('season').array().notNull().default(sql`'{}'`),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    retiredAt: instant('retired_at'),
    sortKey: text('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('services_name').on(t.hubId, t.sortKey),
    index('services_activity').on(t.hubId, t.activity, t.sortKey, t.id),
  ],
)

/** A price for a segment from a day on. Append-only: a new price is a new row, so past requests stay explained. */
export const servicePrices = pgTable(
  'service_prices',
  {
    hubId: hubColumn(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    segment: text('segment').$type<Segment>().notNull(),
    fromDay: dayColumn('from_day').notNull(),
    /** Orders two changes of the same day: the last one holds. */
    recordedAt: instant('recorded_at').notNull(),
    price: centsColumn('price').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.serviceId, t.segment, t.fromDay, t.recordedAt] }),
    foreignKey({ columns: [t.hubId, t.serviceId], foreignColumns: [services.hubId, services.id] }),
  ],
)

/**
 * The other price of a segment from a day on: a lower one for those who need it, or one of support. Append-only, as
 * `service_prices`, which holds everybody's.
 */
export const serviceRates = pgTable(
  'service_rates',
  {
    hubId: hubColumn(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    segment: text('segment').$type<Segment>().notNull(),
    rate: text('rate').$type<OtherRate>().notNull(),
    fromDay: dayColumn('from_day').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    price: centsColumn('price').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.serviceId, t.segment, t.rate, t.fromDay, t.recordedAt] }),
    foreignKey({ columns: [t.hubId, t.serviceId], foreignColumns: [services.hubId, services.id] }),
  ],
)

/** What a package is made of. A service with parts is a package, sold as one line at its own price. */
export const serviceParts = pgTable(
  'service_parts',
  {
    hubId: hubColumn(),
    packageId: idColumn<'Service'>('package_id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** Order in which its contents are printed. */
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.packageId, t.serviceId] }),
    index('service_parts_service').on(t.hubId, t.serviceId),
    foreignKey({ columns: [t.hubId, t.packageId], foreignColumns: [services.hubId, services.id] }),
    foreignKey({ columns: [t.hubId, t.serviceId], foreignColumns: [services.hubId, services.id] }),
  ],
)

/** Days in which a service is not done, and why. Lifted early, the row stays with its instant. */
export const servicePauses = pgTable(
  'service_pauses',
  {
    hubId: hubColumn(),
    id: idColumn<'ServicePause'>('id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    /** Last day without it; null until somebody lifts it. */
    untilDay: dayColumn('until_day'),
    why: text('why').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('service_pauses_service').on(t.hubId, t.serviceId, t.fromDay),
    foreignKey({ columns: [t.hubId, t.serviceId], foreignColumns: [services.hubId, services.id] }),
  ],
)
