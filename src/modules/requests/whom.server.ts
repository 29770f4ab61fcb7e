import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isOpen } from './rules/life.ts'
import { requests } from './tables.ts'

/** Whom a request is for, and what it is called when one writes to them. */
export type Awaiting = {
  readonly id: Id<'Request'>
  readonly number: string
  readonly service: string
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  /** Still to be done. */
  readonly open: boolean
}

/** Who waits for these requests, in one query; the caller asked whether it may know. */
export async function awaitingRequests(
  ctx: Ctx,
  ids: readonly Id<'Request'>[],
): Promise<ReadonlyMap<Id<'Request'>, Awaiting>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({
        id: requests.id,
        number: requests.number,
        service: requests.serviceName,
        personId: requests.personId,
        organisationId: requests.organisationId,
        state: requests.state,
      })
      .from(requests)
      .where(and(eq(requests.hubId, ctx.hub.id), inArray(requests.id, [...new Set(ids)]))),
  )
  return new Map(rows.map(({ state, ...row }) => [row.id, { ...row, open: isOpen(state) }]))
}
