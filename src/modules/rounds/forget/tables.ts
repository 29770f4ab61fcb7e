import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, instant } from '#platform/db/columns.ts'

/** How long a hub keeps names and phones of what it carried: one row, kept up to date. Without it, the usual time. */
export const roundKeeping = pgTable(
  'round_keeping',
  {
    hubId: hubColumn(),
    /** After an errand is over, or a model was removed. */
    months: integer('months').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
