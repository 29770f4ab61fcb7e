import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, instant } from '../db/columns.ts'

/** The last run of each task of a hub: what the settings page shows of the work done behind the pages. */
export const taskRuns = pgTable(
  'task_runs',
  {
    hubId: hubColumn(),
    task: text('task').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
    /** Null when the last run went well. */
    failure: text('failure'),
    runs: integer('runs').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.task] })],
)
