import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isCommonWord, newestFirst, readInOrder } from '#platform/lists/common.server.ts'
import { COUNT_LIMIT, type Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { RoundState } from '../rules/life.ts'
import type { RoundRow } from './store.server.ts'
import { rounds } from './tables.ts'

export type RoundFilter = {
  q: string
  /** One state, or all those that are not over yet; neither: every round. */
  state?: RoundState | undefined
  open: boolean
  who?: WhoKey | undefined
  vehicleId?: Id<'Vehicle'> | undefined
  from?: Day | undefined
  to?: Day | undefined
  /** Those alone, whatever else is asked. */
  ids?: readonly Id<'Round'>[] | undefined
}

export type RoundSort = { readonly by: 'day' | 'metres' | 'margin'; readonly ascending: boolean }

const roundsWhere = (
  hubId: Id<'Hub'>,
  query: SQL | null,
  { state, open, who, vehicleId, from, to, ids }: RoundFilter,
): SQL | undefined =>
  and(
    eq(rounds.hubId, hubId),
    state && eq(rounds.state, state),
    // Written as a constant, so that the partial index of rounds to come is proved to fit.
    open ? sql`${rounds.state} in ('draft', 'ready', 'out')` : undefined,
    who && eq(rounds.who, who),
    vehicleId && eq(rounds.vehicleId, vehicleId),
    from && gte(rounds.day, from),
    to && lte(rounds.day, to),
    ids && inArray(rounds.id, [...ids]),
    query ? sql`${rounds.search} @@ ${query}` : undefined,
  )

/** A page of rounds in the order asked, one more than `size`; and how many there are. */
export async function roundsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RoundFilter,
  { by, ascending }: RoundSort,
  cursor: Cursor | null,
  size: number,
): Promise<{ read: RoundRow[]; n: number }> {
  const query = searchQuery(filter.q)
  const common =
    query !== null &&
    (await isCommonWord(tx, rounds, {
      ofHub: eq(rounds.hubId, hubId),
      matches: sql`${rounds.search} @@ ${query}`,
      order: newestFirst(rounds.day, rounds.id),
    }))
  // A driver's name is in half the rounds: read in the order of the list, the first page is found at once.
  if (common) await readInOrder(tx)
  const where = roundsWhere(hubId, query, filter)
  const { from, direction } = pageFrom(
    rounds[by],
    rounds.id,
    by === 'day' ? 'date' : 'bigint',
    ascending,
    cursor,
  )
  const n = await countMatching(tx, rounds, where)
  // A word of a few is found by its index and then sorted: in the list's order the whole hub would be looked through.
  const few = query !== null && n <= COUNT_LIMIT
  const read = await tx
    .select()
    .from(rounds)
    .where(and(where, from))
    .orderBy(direction(few ? sql`${rounds[by]} + 0` : rounds[by]), direction(rounds.id))
    .limit(size + 1)
  return { read, n }
}
