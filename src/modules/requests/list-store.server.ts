import { and, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isCommonWord, newestFirst, readInOrder } from '#platform/lists/common.server.ts'
import { COUNT_LIMIT, type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { Channel, Phase, RequestState } from './rules/life.ts'
import type { RequestRow } from './store.server.ts'
import { requests } from './tables.ts'

/** What a list is narrowed by; bounds of periods are instants, the end excluded. */
export type RequestFilter = {
  q: string
  phase?: Phase
  states: readonly RequestState[]
  /** Open, and past their target at this instant. */
  lateAt?: Date
  /** Still waited for, whatever the phase. */
  open: boolean
  /** Of recurring work, only what is due by this day: a season ahead would hide what is to be done now. */
  horizon?: Day
  serviceId?: Id<'Service'>
  channel?: Channel
  personId?: Id<'Person'>
  /** Every id of that person, when records of theirs were merged. */
  personIds?: readonly Id<'Person'>[]
  organisationId?: Id<'Organisation'>
  mine?: string
  /** Open and in these hands: an account, a person, a provider; `nobody` when in none. */
  inHands?: { user: string } | { person: Id<'Person'> } | { organisation: Id<'Organisation'> } | 'nobody'
  /** Somebody complained of it. */
  complaint?: boolean
  /** Linked to another, either way. */
  linked?: boolean
  /** Open, without an appointment to come or past. */
  unplanned?: boolean
  from?: Date
  until?: Date
  sort: 'received' | 'due' | 'target'
  descending: boolean
}

/** Written as constants so that the database proves the partial indexes of `tables.ts` fit. */
const STILL_OPEN = sql`${requests.phase} in ('triage', 'work')`
const TO_COLLECT = sql`${requests.phase} = 'collect'`
const TO_RECEIVE = sql`${requests.phase} = 'billed'`

const phaseIs = (phase: Phase): SQL =>
  phase === 'collect' ? TO_COLLECT : phase === 'billed' ? TO_RECEIVE : eq(requests.phase, phase)

function inHands(who: NonNullable<RequestFilter['inHands']>): SQL | undefined {
  if (who === 'nobody')
    return and(
      isNull(requests.assigneeUserId),
      isNull(requests.assigneePersonId),
      isNull(requests.assigneeOrganisationId),
    )
  if ('user' in who) return eq(requests.assigneeUserId, who.user)
  if ('person' in who) return eq(requests.assigneePersonId, who.person)
  return eq(requests.assigneeOrganisationId, who.organisation)
}

const matching = (hubId: Id<'Hub'>, f: RequestFilter): SQL | undefined => {
  const query = searchQuery(f.q)
  return and(
    eq(requests.hubId, hubId),
    query ? sql`${requests.search} @@ ${query}` : undefined,
    f.phase && phaseIs(f.phase),
    f.states.length === 1 ? eq(requests.state, f.states[0]!) : undefined,
    f.states.length > 1 ? inArray(requests.state, [...f.states]) : undefined,
    f.lateAt ? lt(requests.targetAt, f.lateAt) : undefined,
    f.open || f.lateAt || f.mine || f.inHands || f.unplanned ? STILL_OPEN : undefined,
    f.inHands ? inHands(f.inHands) : undefined,
    f.complaint
      ? sql`${requests.id} IN (SELECT request_id FROM complaints WHERE hub_id = ${hubId})`
      : undefined,
    f.linked
      ? sql`${requests.id} IN (SELECT from_id FROM request_links WHERE hub_id = ${hubId}
          UNION SELECT to_id FROM request_links WHERE hub_id = ${hubId})`
      : undefined,
    f.unplanned
      ? sql`NOT EXISTS (SELECT 1 FROM visits v WHERE v.hub_id = ${hubId} AND v.request_id = ${requests.id}
          AND v.cancelled_at IS NULL)`
      : undefined,
    f.horizon ? or(isNull(requests.recurrenceId), lte(requests.dueOn, f.horizon)) : undefined,
    f.mine ? eq(requests.assigneeUserId, f.mine) : undefined,
    f.serviceId ? eq(requests.serviceId, f.serviceId) : undefined,
    f.channel ? eq(requests.channel, f.channel) : undefined,
    f.personId ? inArray(requests.personId, [...(f.personIds ?? [f.personId])]) : undefined,
    f.organisationId ? eq(requests.organisationId, f.organisationId) : undefined,
    f.from ? gte(requests.receivedAt, f.from) : undefined,
    f.until ? lt(requests.receivedAt, f.until) : undefined,
  )
}

/** The sort value of a row as a cursor keeps it. */
export const sortValue = (row: RequestRow, sort: RequestFilter['sort']): string =>
  sort === 'due' ? row.dueOn : (sort === 'target' ? row.targetAt : row.receivedAt).toISOString()

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
  const [column, as] =
    filter.sort === 'due'
      ? ([requests.dueOn, 'date'] as const)
      : ([filter.sort === 'target' ? requests.targetAt : requests.receivedAt, 'timestamptz'] as const)
  const { from, direction } = pageFrom(column, requests.id, as, !filter.descending, cursor)
  return await tx
    .select()
    .from(requests)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(few ? sql`${column} + interval '0'` : column), direction(requests.id))
    .limit(size + 1)
}

/**
 * Is what was typed in the search box a word of many requests? Asked before the list is counted and read: see
 * `isCommonWord`.
 */
async function isCommon(tx: Tx, hubId: Id<'Hub'>, q: string): Promise<boolean> {
  const query = searchQuery(q)
  if (!query) return false
  return await isCommonWord(tx, requests, {
    ofHub: eq(requests.hubId, hubId),
    matches: sql`${requests.search} @@ ${query}`,
    order: newestFirst(requests.receivedAt, requests.id),
  })
}

/**
 * A page with its count up to `COUNT_LIMIT + 1`: common words in the list's order, rare ones by their words. At a
 * million requests, a word of all of them took 3 s when gathered first, 2 ms in order.
 */
export async function requestsPageCounted(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RequestFilter,
  cursor: Cursor | null,
  size?: number,
): Promise<{ rows: RequestRow[]; n: number }> {
  if (await isCommon(tx, hubId, filter.q)) await readInOrder(tx)
  const n = await requestsCount(tx, hubId, filter)
  const few = filter.q !== '' && n <= COUNT_LIMIT
  if (!few && filter.q !== '') await readInOrder(tx)
  return { n, rows: await requestsPage(tx, hubId, filter, cursor, size, few) }
}

/** How many match, counted no further than `limit` (`COUNT_LIMIT + 1` when it is not told). */
export const requestsCount = (
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RequestFilter,
  limit?: number,
): Promise<number> => countMatching(tx, requests, matching(hubId, filter), limit)
