import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { requests } from './tables.ts'

/** Which of these requests are home services (services à la personne): they are not paid in cash. */
export async function homeServicesAmong(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: requests.id, serviceId: requests.serviceId })
      .from(requests)
      .where(and(eq(requests.hubId, ctx.hub.id), inArray(requests.id, [...ids]))),
  )
  const home = new Set((await listServices(ctx)).filter((one) => one.homeService).map((one) => one.id))
  return new Set(rows.filter((row) => home.has(row.serviceId)).map((row) => row.id))
}
