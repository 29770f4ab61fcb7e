import { doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, instant } from '#platform/db/columns.ts'

/**
 * What a measure gave on a day, kept so that a page costs the same whatever the number of rows behind it.
 * A point computed after its day was over never changes: nothing recorded later counts for that day.
 */
export const measurePoints = pgTable(
  'measure_points',
  {
    hubId: hubColumn(),
    measureId: text('measure_id').notNull(),
    day: dayColumn('day').notNull(),
    value: doublePrecision('value'),
    sample: integer('sample').notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.measureId, t.day] })],
)
