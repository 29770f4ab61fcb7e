import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Segment } from '#modules/people/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Activity, PriceUnit } from './rules/activities.ts'

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
