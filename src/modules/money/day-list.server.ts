import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type Day, parseDay } from '#kit/day.ts'
import type { Cursor } from '#platform/lists/keyset.ts'

/** The part of the address that every list of the books shares: `q`, `du`, `au`, `tri=date` for oldest first. */
export type DayFilter = { q: string; from?: Day; to?: Day; ascending: boolean }

const dayOf = (text: string | null): Day | undefined => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Unknown words and broken days are ignored: a list always answers. */
export const dayFilter = (params: URLSearchParams): DayFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  from: dayOf(params.get('du')),
  to: dayOf(params.get('au')),
  ascending: params.get('tri') === 'date',
})

/** Where the page begins and in which order it is read, for rows sorted by day then id, newest first. */
export function dayKeyset(
  day: PgColumn,
  id: PgColumn,
  ascending: boolean,
  cursor: Cursor | null,
): { from: SQL | undefined; order: SQL[] } {
  const backwards = cursor !== null && 'before' in cursor
  const up = ascending !== backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const order = up ? asc : desc
  // A row comparison is one range of the index; the same written with OR reads everything before it.
  const sign = up ? sql`>` : sql`<`
  return {
    // A cursor that somebody wrote by hand means the first page, not an error of the database.
    from:
      edge && dayOf(edge[0]) ? sql`(${day}, ${id}) ${sign} (${edge[0]}::date, ${edge[1]}::uuid)` : undefined,
    order: [order(day), order(id)],
  }
}
