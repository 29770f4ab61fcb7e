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
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Activity, HolderKind, HourKind } from './rules/words.ts'

/**
 * A session (permanence): a place open between two hours of a day. Append-only: a change is a new version that names the
 * one it replaces, so that a past day reads as it did then.
 */
export const staffedSessions = pgTable(
  'staffed_sessions',
  {
    hubId: hubColumn(),
    id: idColumn<'SessionVersion'>('id').notNull(),
    /** The id of its first version: what addresses and timesheets name. */
    rootId: idColumn<'SessionVersion'>('root_id').notNull(),
    corrects: idColumn<'SessionVersion'>('corrects'),
    day: dayColumn('day').notNull(),
    /** Minutes after midnight, in the hub's zone. */
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    place: text('place').notNull(),
    /** People who came; null when nobody counted. */
    visits: integer('visits'),
    note: text('note').notNull().default(''),
    cancelled: boolean('cancelled').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('staffed_sessions_corrects').on(t.hubId, t.corrects),
    index('staffed_sessions_day').on(t.hubId, t.day, t.id),
    index('staffed_sessions_root').on(t.hubId, t.rootId, t.id),
    foreignKey({ columns: [t.hubId, t.corrects], foreignColumns: [t.hubId, t.id] }),
    foreignKey({ columns: [t.hubId, t.rootId], foreignColumns: [t.hubId, t.id] }),
  ],
)

/** Who holds one version of a session. Append-only, with it. */
export const sessionHolders = pgTable(
  'session_holders',
  {
    hubId: hubColumn(),
    sessionId: idColumn<'SessionVersion'>('session_id').notNull(),
    place: integer('place').notNull(),
    personId: idColumn<'Person'>('person_id'),
    userId: text('user_id'),
    /** As it was that day. */
    name: text('name').notNull(),
    kind: text('kind').$type<HolderKind>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.sessionId, t.place] }),
    index('session_holders_person').on(t.hubId, t.personId, t.sessionId),
    foreignKey({
      columns: [t.hubId, t.sessionId],
      foreignColumns: [staffedSessions.hubId, staffedSessions.id],
    }),
  ],
)

/**
 * Hours that somebody gave or was paid for. Append-only: a correction is a new row that names the one it replaces; zero
 * minutes take it away.
 */
export const timesheets = pgTable(
  'timesheets',
  {
    hubId: hubColumn(),
    id: idColumn<'Timesheet'>('id').notNull(),
    corrects: idColumn<'Timesheet'>('corrects'),
    personId: idColumn<'Person'>('person_id'),
    userId: text('user_id'),
    /** Their name that day. */
    name: text('name').notNull(),
    day: dayColumn('day').notNull(),
    minutes: integer('minutes').notNull(),
    kind: text('kind').$type<HourKind>().notNull(),
    activity: text('activity').$type<Activity>().notNull(),
    serviceId: idColumn<'Service'>('service_id'),
    /** The first version of the session. */
    sessionId: idColumn<'SessionVersion'>('session_id'),
    note: text('note').notNull().default(''),
    /** Their name and the note, folded: what the list is searched by. */
    words: text('words').notNull().default(''),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by'),
    recordedName: text('recorded_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('timesheets_corrects').on(t.hubId, t.corrects),
    index('timesheets_day').on(t.hubId, t.day, t.id),
    index('timesheets_user').on(t.hubId, t.userId, t.day, t.id),
    index('timesheets_person').on(t.hubId, t.personId, t.day, t.id),
    index('timesheets_session').on(t.hubId, t.sessionId),
    foreignKey({ columns: [t.hubId, t.corrects], foreignColumns: [t.hubId, t.id] }),
    foreignKey({
      columns: [t.hubId, t.sessionId],
      foreignColumns: [staffedSessions.hubId, staffedSessions.id],
    }),
  ],
)
