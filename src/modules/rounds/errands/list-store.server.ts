import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isCommonWord, newestFirst, readInOrder } from '#platform/lists/common.server.ts'
import { COUNT_LIMIT, type Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { ErrandState, Way } from '../rules/errands/errand.ts'
import { ERRAND_COLUMNS, type ErrandRow } from './store.server.ts'
import { roundErrands } from './tables.ts'

export type ErrandFilter = {
  q: string
  state?: ErrandState
  way?: Way
  from?: Day
  to?: Day
  /** By day; the last one first unless told. */
  ascending: boolean
}

const matching = (hubId: Id<'Hub'>, { q, state, way, from, to }: ErrandFilter): SQL | undefined => {
  const query = searchQuery(q)
  return and(
    eq(roundErrands.hubId, hubId),
    query ? sql`${roundErrands.search} @@ ${query}` : undefined,
    // Written as a constant so that the database proves the partial index of open ones fits.
    state === 'open' ? sql`${roundErrands.state} = 'open'` : state && eq(roundErrands.state, state),
    way && eq(roundErrands.way, way),
    from && gte(roundErrands.day, from),
    to && lte(roundErrands.day, to),
  )
}

/** A page of errands by day, one more than `size`, and how many match. Common words are read in the list's order. */
export async function errandsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ErrandFilter,
  cursor: Cursor | null,
  size: number,
): Promise<{ read: ErrandRow[]; n: number }> {
  const query = searchQuery(filter.q)
  const common =
    query !== null &&
    (await isCommonWord(tx, roundErrands, {
      ofHub: eq(roundErrands.hubId, hubId),
      matches: sql`${roundErrands.search} @@ ${query}`,
      order: newestFirst(roundErrands.day, roundErrands.id),
    }))
  if (common) await readInOrder(tx)
  const where = matching(hubId, filter)
  const { from, direction } = pageFrom(roundErrands.day, roundErrands.id, 'date', filter.ascending, cursor)
  const n = await countMatching(tx, roundErrands, where)
  // A word of a few is found by its index and then sorted: in the list's order the whole hub would be looked through.
  const few = query !== null && n <= COUNT_LIMIT
  const read = await tx
    .select(ERRAND_COLUMNS)
    .from(roundErrands)
    .where(and(where, from))
    .orderBy(direction(few ? sql`${roundErrands.day} + 0` : roundErrands.day), direction(roundErrands.id))
    .limit(size + 1)
  return { read, n }
}
