import { and, asc, count, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { COUNT_LIMIT, type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { PersonSegment } from './rules/segments.ts'
import { people } from './tables.ts'

export type PersonRow = typeof people.$inferSelect
export type NewPerson = typeof people.$inferInsert

export type PeopleFilter = { q: string; segment?: PersonSegment; descending: boolean }

const matching = (hubId: Id<'Hub'>, filter: PeopleFilter): SQL | undefined => {
  const query = searchQuery(filter.q)
  return and(
    eq(people.hubId, hubId),
    isNull(people.leftAt),
    query ? sql`${people.search} @@ ${query}` : undefined,
    filter.segment ? eq(people.segment, filter.segment) : undefined,
  )
}

/** One row more than a page, so that the caller knows whether another page follows. */
export async function peoplePage(tx: Tx, hubId: Id<'Hub'>, filter: PeopleFilter, cursor: Cursor | null) {
  const backwards = cursor !== null && 'before' in cursor
  const up = filter.descending === backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const beyond = up ? gt : lt
  const order = up ? asc : desc
  const from = edge
    ? or(
        beyond(people.sortKey, edge[0]),
        and(eq(people.sortKey, edge[0]), beyond(people.id, edge[1] as Id<'Person'>)),
      )
    : undefined
  return await tx
    .select()
    .from(people)
    .where(and(matching(hubId, filter), from))
    .orderBy(order(people.sortKey), order(people.id))
    .limit(PAGE_SIZE + 1)
}

/** How many match, counted no further than `COUNT_LIMIT + 1`: the cost stays flat however many there are. */
export async function peopleCount(tx: Tx, hubId: Id<'Hub'>, filter: PeopleFilter): Promise<number> {
  const some = tx
    .select({ one: sql`1` })
    .from(people)
    .where(matching(hubId, filter))
    .limit(COUNT_LIMIT + 1)
    .as('some')
  const [row] = await tx.select({ n: count() }).from(some)
  return row!.n
}

export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.insert(people).values(person)
}
