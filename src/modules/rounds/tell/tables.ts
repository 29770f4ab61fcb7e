import { boolean, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { rounds } from '../day/tables.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import type { SayingKind } from '../rules/tell/eta.ts'

/**
 * What was told to whoever waits for a stop: a slot, an hour, that it is not today. It holds no name and no words; those
 * are in `notices`. Append-only.
 */
export const roundSayings = pgTable(
  'round_sayings',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundSaying'>('id').notNull(),
    roundId: idColumn<'Round'>('round_id').notNull(),
    errand: text('errand').$type<ErrandKey>().notNull(),
    /** The day of the round as it was told. */
    day: dayColumn('day').notNull(),
    kind: text('kind').$type<SayingKind>().notNull(),
    /** The slot, or twice the minute; minutes after midnight. */
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('round_sayings_day').on(t.hubId, t.day, t.id),
    index('round_sayings_errand').on(t.hubId, t.errand, t.id),
    foreignKey({ columns: [t.hubId, t.roundId], foreignColumns: [rounds.hubId, rounds.id] }),
  ],
)

/** Whether a hub tells people when its rounds come. A hub without a row does. */
export const roundTelling = pgTable(
  'round_telling',
  {
    hubId: hubColumn(),
    slots: boolean('slots').notNull(),
    road: boolean('road').notNull(),
    missed: boolean('missed').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
