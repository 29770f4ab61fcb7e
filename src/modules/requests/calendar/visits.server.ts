import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readVisits, unplannedRequests, type VisitFilter } from './store.server.ts'

/** A visit with what its request says and the name of who is served. */
export type PlannedVisit = Awaited<ReturnType<typeof readVisits>>[number] & { forWhom: string }

/**
 * Visits in the order of time, narrowed to a stretch that they touch, to people, a vehicle or a request; cancelled ones
 * only when asked for. Three queries whatever their number. Who may read them is for the caller to ask.
 */
export async function visitsOf(ctx: Ctx, filter: VisitFilter): Promise<PlannedVisit[]> {
  const rows = await ctx.read((tx) => readVisits(tx, ctx.hub.id, filter))
  return await withServed(ctx, rows)
}

/** Adds the name of who is served, in two queries whatever the number of rows. */
export async function withServed<Row extends Pick<PlannedVisit, 'personId' | 'organisationId'>>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<(Row & { forWhom: string })[]> {
  const people = await peopleNames(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await organisationNames(
    ctx,
    rows.map((row) => row.organisationId),
  )
  return rows.map((row) => ({
    ...row,
    forWhom:
      (row.personId && people.get(row.personId)) ??
      (row.organisationId && organisations.get(row.organisationId)) ??
      '',
  }))
}

/** Requests still to be done that nobody planned, the promised day first. Who may read them is for the caller to ask. */
export const listUnplanned = (ctx: Ctx, limit: number) =>
  ctx.read((tx) => unplannedRequests(tx, ctx.hub.id, limit))
