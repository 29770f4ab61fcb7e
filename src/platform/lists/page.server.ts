import { asc, count, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../db/db.server.ts'
import { COUNT_LIMIT, type Cursor } from './keyset.ts'

/**
 * Where a page begins and in which direction it is read, for rows sorted by `column`, then by `id`.
 * @param as how the sort value is written in the database.
 */
export function pageFrom(
  column: PgColumn,
  id: PgColumn,
  as: 'text' | 'date' | 'timestamptz' | 'bigint',
  ascending: boolean,
  cursor: Cursor | null,
): { from: SQL | undefined; direction: typeof asc } {
  const backwards = cursor !== null && 'before' in cursor
  const up = ascending !== backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  // A row comparison is one range of the index; the same written with OR reads everything before it.
  const sign = up ? sql`>` : sql`<`
  return {
    from: edge ? sql`(${column}, ${id}) ${sign} (${edge[0]}::${sql.raw(as)}, ${edge[1]}::uuid)` : undefined,
    direction: up ? asc : desc,
  }
}

/** How many rows match, counted no further than `limit`: the cost stays flat however many there are. */
export async function countMatching(
  tx: Tx,
  table: PgTable,
  where: SQL | undefined,
  limit: number = COUNT_LIMIT + 1,
): Promise<number> {
  const some = tx.select({ one: sql`1` }).from(table).where(where).limit(limit).as('some')
  const [row] = await tx.select({ n: count() }).from(some)
  return row!.n
}
