import type { Ctx } from '#platform/context/ctx.server.ts'
import { requestsPageCounted } from './list-store.server.ts'
import { type ListedRequest, withNames } from './named.server.ts'

/** The newest requests that carry these words (number, name, service, details), for a box that answers as one types. */
export async function findRequests(ctx: Ctx, q: string, limit: number): Promise<ListedRequest[]> {
  const filter = { q: q.slice(0, 100), states: [], open: false, sort: 'received', descending: true } as const
  const { rows } = await ctx.read((tx) => requestsPageCounted(tx, ctx.hub.id, filter, null, limit))
  return await withNames(ctx, rows.slice(0, limit))
}
