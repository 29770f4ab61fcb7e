import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn } from '#platform/db/columns.ts'

/** Which days belong to which stage of the trial, as the trial tells it: a new entry counts in the stage of its day. */
export const stageDays = pgTable(
  'stage_days',
  {
    hubId: hubColumn(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    name: text('name').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.stageId] }),
    uniqueIndex('stage_days_start').on(t.hubId, t.startsOn),
  ],
)
