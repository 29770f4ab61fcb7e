import { and, asc, count, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { COUNT_LIMIT, type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { Channel, Phase, RequestState } from './rules/life.ts'
import type { RequestRow } from './store.server.ts'
import { requests } from './tables.ts'

/** What a list is narrowed by; bounds of periods are instants, the end excluded. */
export type RequestFilter = {
  q: string
  phase?: Phase
  states: readonly RequestState[]
  /** Open and received before this instant. */
  lateBefore?: Date
  /** Still waited for, whatever the phase. */
  open: boolean
  serviceId?: Id<'Service'>
  channel?: Channel
  personId?: Id<'Person'>
  organisationId?: Id<'Organisation'>
  mine?: string
  from?: Date
  until?: Date
  sort: 'received' | 'due'
  descending: boolean
}

/** Written as constants so that the database proves the partial indexes of `tables.ts` fit. */
const STILL_OPEN = sql`${requests.phase} in ('triage', 'work')`
const TO_COLLECT = sql`${requests.phase} = 'collect'`

const matching = (hubId: Id<'Hub'>, f: RequestFilter): SQL | undefined => {
  const query = searchQuery(f.q)
  return and(
    eq(requests.hubId, hubId),
    query ? sql`${requests.search} @@ ${query}` : undefined,
    f.phase === 'collect' ? TO_COLLECT : f.phase ? eq(requests.phase, f.phase) : undefined,
    f.states.length === 1 ? eq(requests.state, f.states[0]!) : undefined,
    f.states.length > 1 ? inArray(requests.state, [...f.states]) : undefined,
    f.lateBefore ? lt(requests.receivedAt, f.lateBefore) : undefined,
    f.open || f.lateBefore || f.mine ? STILL_OPEN : undefined,
    f.mine ? eq(requests.assigneeUserId, f.mine) : undefined,
    f.serviceId ? eq(requests.serviceId, f.serviceId) : undefined,
    f.channel ? eq(requests.channel, f.channel) : undefined,
    f.personId ? eq(requests.personId, f.personId) : undefined,
    f.organisationId ? eq(requests.organisationId, f.organisationId) : undefined,
    f.from ? gte(requests.receivedAt, f.from) : undefined,
    f.until ? lt(requests.receivedAt, f.until) : undefined,
  )
}

/** The sort value of a row as a cursor keeps it. */
export const sortValue = (row: RequestRow, sort: RequestFilter['sort']): string =>
  sort === 'due' ? row.dueOn : row.receivedAt.toISOString()

/**
 * One row more than a page, so that the caller knows whether another page follows.
 * @param few says that few rows match a search: they are then found by their words and sorted, where the database,
 * which takes every beginning of a word for a common one, would read the whole list in order for a rare name.
 */
export async function requestsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RequestFilter,
  cursor: Cursor | null,
  size: number = PAGE_SIZE,
  few = false,
): Promise<RequestRow[]> {
  const backwards = cursor !== null && 'before' in cursor
  const up = filter.descending === backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const order = up ? asc : desc
  const column = filter.sort === 'due' ? requests.dueOn : requests.receivedAt
  const as = filter.sort === 'due' ? sql`::date` : sql`::timestamptz`
  // A row comparison is one range of the index; the same written with OR reads everything before it.
  const from = edge
    ? sql`(${column}, ${requests.id}) ${up ? sql`>` : sql`<`} (${edge[0]}${as}, ${edge[1]}::uuid)`
    : undefined
  return await tx
    .select()
    .from(requests)
    .where(and(matching(hubId, filter), from))
    .orderBy(order(few ? sql`${column} + interval '0'` : column), order(requests.id))
    .limit(size + 1)
}

/** How many match, counted no further than `limit`: the cost stays flat however many there are. */
export async function requestsCount(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RequestFilter,
  limit: number = COUNT_LIMIT + 1,
): Promise<number> {
  const some = tx
    .select({ one: sql`1` })
    .from(requests)
    .where(matching(hubId, filter))
    .limit(limit)
    .as('some')
  const [row] = await tx.select({ n: count() }).from(some)
  return row!.n
}
