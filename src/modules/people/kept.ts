import { aliasedTable, and, eq, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { people } from './tables.ts'

/** The record that another one is read through once they were found to be one person (decision 011), or itself. */
export const kept = aliasedTable(people, 'kept')

/**
 * Joins `people` with `kept`. Written with CASE: under row-level security the database takes `coalesce` for a function
 * that could tell of rows it must not show, leaves the index aside and reads everybody.
 */
export const throughKept = (hubId: Id<'Hub'>): SQL | undefined =>
  and(
    eq(kept.hubId, hubId),
    sql`${kept.id} = CASE WHEN ${people.mergedInto} IS NULL THEN ${people.id} ELSE ${people.mergedInto} END`,
  )
