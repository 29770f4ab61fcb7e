import { and, count, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { type DayFilter, dayFilter, dayKeyset } from '#modules/money/day-list.server.ts'
import {
  ALL_KINDS,
  OPERATION_GROUPS,
  type OperationGroup,
  type OperationKind,
} from '#modules/money/rules/kinds.ts'
import type { OperationRow } from '#modules/money/store.server.ts'
import { entries, operations } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { COUNT_LIMIT, cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import { searchQuery } from '#platform/lists/search.ts'

export type OperationsFilter = DayFilter & { group?: OperationGroup; kind?: OperationKind }
export type ListedOperation = OperationRow & { number: string }
export type OperationList = Page<ListedOperation> & {
  filter: OperationsFilter
  total: number
  capped: boolean
}

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
  const cursor = cursorOf(params)
  const { from, order } = dayKeyset(operations.day, operations.id, filter.ascending, cursor)
  return await ctx.read(async (tx) => {
    const found = await tx
      .select({ operation: operations, number: entries.number })
      .from(operations)
      .innerJoin(entries, and(eq(entries.hubId, operations.hubId), eq(entries.id, operations.entryId)))
      .where(and(matching(ctx, filter), from))
      .orderBy(...order)
      .limit(size + 1)
    const read = found.map(({ operation, number }) => ({ ...operation, number }))
    const some = tx
      .select({ one: sql`1` })
      .from(operations)
      .where(matching(ctx, filter))
      .limit(COUNT_LIMIT + 1)
      .as('some')
    const [counted] = await tx.select({ n: count() }).from(some)
    const n = counted!.n
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    return { ...page, filter, total: Math.min(n, COUNT_LIMIT), capped: n > COUNT_LIMIT }
  })
}

/** Every operation that matches, page after page, for an export. */
export async function* everyOperation(ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedOperation> {
  let next: URLSearchParams | null = new URLSearchParams(params)
  next.delete('apres')
  next.delete('avant')
  while (next) {
    const page: OperationList = await listOperations(ctx, next, 500)
    yield* page.rows
    next = page.next === null ? null : new URLSearchParams(page.next)
  }
}
