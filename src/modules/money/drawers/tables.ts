import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'

/**
 * The cash drawers that are open now, one per till session: what is received lands in the drawer of whoever receives
 * it. The row goes when the session is closed; the entries keep its session.
 */
export const drawers = pgTable(
  'drawers',
  {
    hubId: hubColumn(),
    sessionId: idColumn<'TillSession'>('session_id').notNull(),
    /** Accounts of those who work at it. */
    hands: text('hands').array().notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.sessionId] })],
)
