import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, instant } from '#platform/db/columns.ts'

/** A year of the books that is not the calendar's. Append-only: numbers of entries follow it. */
export const fiscalYears = pgTable(
  'fiscal_years',
  {
    hubId: hubColumn(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    declaredAt: instant('declared_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.startsOn] }),
    uniqueIndex('fiscal_years_end').on(t.hubId, t.endsOn),
    check('fiscal_years_order', sql`ends_on > starts_on`),
  ],
)

/**
 * Days that take no entry any more, up to `through`. Append-only: what was closed stays closed. The trigger
 * `entries_open_period` holds it for whoever writes; `post` says it in words first.
 */
export const bookLocks = pgTable(
  'book_locks',
  {
    hubId: hubColumn(),
    through: dayColumn('through').notNull(),
    why: text('why').$type<'month' | 'year'>().notNull(),
    lockedAt: instant('locked_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.through] })],
)
