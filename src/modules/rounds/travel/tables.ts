import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, instant } from '#platform/db/columns.ts'
import type { Pace } from '../rules/vroom/crow.ts'

/** How a hub computes its travel: one row, kept up to date. Without it, as the installation does. */
export const travelSettings = pgTable(
  'travel_settings',
  {
    hubId: hubColumn(),
    service: text('service').$type<'usual' | 'osrm' | 'ors' | 'crow'>().notNull(),
    planner: text('planner').$type<'palier' | 'vroom'>().notNull(),
    /** Paces as the crow flies, by mode; those that are not there are the usual ones. */
    paces: jsonb('paces').$type<Readonly<Record<string, Pace>>>().notNull(),
    /** The address where rounds leave from and come back to; empty: that of the hub's papers. */
    start: text('start').notNull().default(''),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** What a routing service said of a pair of places, so that it is asked once in a while only. */
export const travelTimes = pgTable(
  'travel_times',
  {
    hubId: hubColumn(),
    service: text('service').notNull(),
    mode: text('mode').notNull(),
    /** `lon,lat` to a metre. */
    fromPoint: text('from_point').notNull(),
    toPoint: text('to_point').notNull(),
    seconds: integer('seconds').notNull(),
    metres: integer('metres').notNull(),
    learntAt: instant('learnt_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.service, t.mode, t.fromPoint, t.toPoint] }),
    index('travel_times_age').on(t.hubId, t.learntAt),
  ],
)

/** Where the ground of a hub's maps comes from: one row, kept up to date. Without it, maps are plain sketches. */
export const mapTiles = pgTable(
  'map_tiles',
  {
    hubId: hubColumn(),
    url: text('url').notNull(),
    credit: text('credit').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
