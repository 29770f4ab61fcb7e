import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
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
