import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { TripMode } from '../rules/trip.ts'

/** What a vehicle of the calendar can do on a round. One without a row is a plain van (`rules/fleet.ts`). */
export const roundFleet = pgTable(
  'round_fleet',
  {
    hubId: hubColumn(),
    vehicleId: idColumn<'Vehicle'>('vehicle_id').notNull(),
    mode: text('mode').$type<TripMode>().notNull(),
    kg: integer('kg').notNull(),
    crates: integer('crates').notNull(),
    /** 100 as the travel times are, 80 slower. */
    speedPercent: integer('speed_percent').notNull(),
    /** Metres that its battery or habit allows in a day; null: no limit. */
    range: integer('range'),
    /** When it may be out, minutes after midnight. */
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    /** From leaving to being back; null: no limit. */
    mostMinutes: integer('most_minutes'),
    /** A break of so many minutes begins between these; 0 minutes: none. */
    breakFrom: integer('break_from').notNull(),
    breakTo: integer('break_to').notNull(),
    breakMinutes: integer('break_minutes').notNull(),
    /** It may come back to the hub to load again, in so many minutes. */
    reloads: integer('reloads').notNull(),
    reloadMinutes: integer('reload_minutes').notNull(),
    skills: text('skills').array().notNull().default(sql`'{}'`),
    /** Each time it leaves, beside kilometres and hours: rent, wash. */
    fixed: centsColumn('fixed').notNull(),
    /** Who usually drives is paid; else a volunteer. */
    paid: boolean('paid').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.vehicleId] })],
)
