import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { TemplateLine } from '../rules/templates/template.ts'

/** A round that comes back on days of the week: who, with what, when, where to, and its own stops. */
export const roundTemplates = pgTable(
  'round_templates',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundTemplate'>('id').notNull(),
    name: text('name').notNull(),
    /** Monday = 1 … Sunday = 7. */
    weekdays: integer('weekdays').array().notNull(),
    vehicleId: idColumn<'Vehicle'>('vehicle_id'),
    who: text('who').$type<WhoKey>(),
    whoName: text('who_name').notNull().default(''),
    paid: boolean('paid').notNull(),
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    schemeId: idColumn<'Scheme'>('scheme_id'),
    /** Postcodes or communes whose requests it takes by itself; empty: those put there by hand. */
    zone: text('zone').array().notNull().default(sql`'{}'`),
    /** Its own errands, made each time: bread, the newspaper, the school canteen. */
    lines: jsonb('lines').$type<TemplateLine[]>().notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
    /** Whom its lines named, and where, is gone since. */
    forgottenAt: instant('forgotten_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('round_templates_name').on(t.hubId, t.name).where(sql`removed_at is null`),
    index('round_templates_alive').on(t.hubId, t.createdAt).where(sql`removed_at is null`),
  ],
)

/** A day on which a model makes no round: a holiday, a driver away. Taken back, the row goes. */
export const roundTemplateSkips = pgTable(
  'round_template_skips',
  {
    hubId: hubColumn(),
    templateId: idColumn<'RoundTemplate'>('template_id').notNull(),
    day: dayColumn('day').notNull(),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.templateId, t.day] }),
    foreignKey({
      columns: [t.hubId, t.templateId],
      foreignColumns: [roundTemplates.hubId, roundTemplates.id],
    }),
  ],
)
