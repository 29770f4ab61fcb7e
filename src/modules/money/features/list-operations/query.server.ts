import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { type DayFilter, dayFilter, isDay } from '#modules/money/day-list.server.ts'
import {
  ALL_KINDS,
  OPERATION_GROUPS,
  type OperationGroup,
  type OperationKind,
} from '#modules/money/rules/kinds.ts'
import type { OperationRow } from '#modules/money/store.server.ts'
import { entries, operations } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'

type OperationsFilter = DayFilter & { group?: OperationGroup; kind?: OperationKind }
type ListedOperation = OperationRow & { number: string }
type OperationList = Page<ListedOperation> & Counted & { filter: OperationsFilter }

function filterOf(params: URLSearchParams): OperationsFilter {
  const group = params.get('sens') as OperationGroup
  const kind = params.get('nature') as OperationKind
  return {
    ...dayFilter(params),
    group: OPERATION_GROUPS.includes(group) ? group : undefined,
    kind: ALL_KINDS.includes(kind) ? kind : undefined,
  }
}

function matching(ctx: Ctx, filter: OperationsFilter): SQL | undefined {
  const query = searchQuery(filter.q)
  return and(
    eq(operations.hubId, ctx.hub.id),
    filter.group ? eq(operations.group, filter.group) : undefined,
    filter.kind ? eq(operations.kind, filter.kind) : undefined,
    filter.from ? gte(operations.day, filter.from) : undefined,
    filter.to ? lte(operations.day, filter.to) : undefined,
    query ? sql`${operations.search} @@ ${query}` : undefined,
  )
}

/** One page of operations, newest first, with the total up to `COUNT_LIMIT`. */
export async function listOperations(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<OperationList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, isDay)
  const { day, id } = operations
  const { from, direction } = pageFrom(day, id, 'date', filter.ascending, cursor)
  return await ctx.read(async (tx) => {
    const found = await tx
      .select({ operation: operations, number: entries.number })
      .from(operations)
      .innerJoin(entries, and(eq(entries.hubId, operations.hubId), eq(entries.id, operations.entryId)))
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(day), direction(id))
      .limit(size + 1)
    const read = found.map(({ operation, number }) => ({ ...operation, number }))
    const n = await countMatching(tx, operations, matching(ctx, filter))
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    return { ...page, filter, ...counted(n) }
  })
}

/** Every operation that matches, page after page, for an export. */
export const everyOperation = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedOperation> =>
  everyRow(params, (next) => listOperations(ctx, next, 500))
