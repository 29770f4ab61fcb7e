import { and, eq, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { ContractState } from './rules/life.ts'
import type { ContractRow } from './store.server.ts'
import { contracts } from './tables.ts'

export type ContractSort = 'ends' | 'starts' | 'number'
export type ContractFilter = {
  q: string
  states: readonly ContractState[]
  organisationId?: Id<'Organisation'>
  /** In force, and over by this day unless something is done. */
  endsBefore?: Day
  sort: ContractSort
  descending: boolean
}

const { search: _, ...READ } = getTableColumns(contracts)
const COLUMNS = {
  ends: [contracts.endsOn, 'date'],
  starts: [contracts.startsOn, 'date'],
  number: [contracts.number, 'text'],
} as const

const matching = (hubId: Id<'Hub'>, f: ContractFilter): SQL | undefined => {
  const query = searchQuery(f.q)
  return and(
    eq(contracts.hubId, hubId),
    query ? sql`${contracts.search} @@ ${query}` : undefined,
    f.states.length > 0 ? inArray(contracts.state, [...f.states]) : undefined,
    f.organisationId ? eq(contracts.organisationId, f.organisationId) : undefined,
    f.endsBefore ? lte(contracts.endsOn, f.endsBefore) : undefined,
  )
}

/** The sort value of a row as a cursor keeps it. */
export const sortValue = (row: ContractRow, sort: ContractSort): string =>
  sort === 'ends' ? row.endsOn : sort === 'starts' ? row.startsOn : row.number

/** One row more than a page, so that the caller knows whether another page follows. */
export async function contractsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ContractFilter,
  cursor: Cursor | null,
): Promise<ContractRow[]> {
  const [column, as] = COLUMNS[filter.sort]
  const { from, direction } = pageFrom(column, contracts.id, as, !filter.descending, cursor)
  return await tx
    .select(READ)
    .from(contracts)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(column), direction(contracts.id))
    .limit(PAGE_SIZE + 1)
}

export const contractsCount = (tx: Tx, hubId: Id<'Hub'>, filter: ContractFilter): Promise<number> =>
  countMatching(tx, contracts, matching(hubId, filter))
