import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isOpen } from './rules/life.ts'
import { lockRequests } from './store.server.ts'
import { requests } from './tables.ts'

/** Those of these requests that still wait for work. */
export async function openAmong(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<Set<Id<'Request'>>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(
        and(
          eq(requests.hubId, ctx.hub.id),
          inArray(requests.id, [...ids]),
          sql`${requests.phase} in ('triage', 'work')`,
        ),
      ),
  )
  return new Set(rows.map((row) => row.id))
}

/** The same, held until the caller's transaction ends: nobody cancels one of them meanwhile. Taken in the order of ids. */
export async function holdOpenAmong(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<Set<Id<'Request'>>> {
  const rows = await ctx.tx((tx) => lockRequests(tx, ctx.hub.id, [...new Set(ids)]))
  return new Set(rows.flatMap((row) => (isOpen(row.state) ? [row.id] : [])))
}
