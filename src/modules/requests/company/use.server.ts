import { sql } from 'drizzle-orm'
import { addMonths, firstDay, instantOf, type Month, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { keptIds } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Jobs of one month and service, with the people they were for; nobody's name. */
export type CompanyUse = {
  readonly month: Month
  readonly serviceId: Id<'Service'>
  /** Jobs by person: who they are stays inside the server, to be counted. */
  readonly people: ReadonlyMap<Id<'Person'>, number>
}

type Row = { month: Month; service_id: Id<'Service'>; person_id: Id<'Person'>; jobs: number }

/**
 * What an organisation paid, all or part of, for people, by month done and service: months `from` to `to`, both whole.
 * For whoever counts groups; never for a page.
 */
export async function paidUse(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  { from, to }: { from: Month; to: Month },
): Promise<CompanyUse[]> {
  const { id: hub, zone } = ctx.hub
  const begin = instantOf(firstDay(from), 0, zone).toISOString()
  const end = instantOf(firstDay(addMonths(to, 1)), 0, zone).toISOString()
  const { rows } = await ctx.read((tx) =>
    tx.execute<Row>(sql`
      WITH paid AS (
        SELECT id FROM requests WHERE hub_id = ${hub} AND payer_organisation_id = ${organisationId}
        UNION
        SELECT request_id FROM request_shares WHERE hub_id = ${hub} AND organisation_id = ${organisationId})
      SELECT to_char(r.done_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month, r.service_id, r.person_id, count(*)::int AS jobs
      FROM paid JOIN requests r ON r.hub_id = ${hub} AND r.id = paid.id
      WHERE r.person_id IS NOT NULL AND r.done_at >= ${begin}::timestamptz AND r.done_at < ${end}::timestamptz
      GROUP BY 1, 2, 3`),
  )
  // One person under two records that were merged is one person.
  const kept = await keptIds(
    ctx,
    rows.map((row) => row.person_id),
  )
  const groups = Map.groupBy(rows, (row) => `${row.month} ${row.service_id}`)
  return [...groups.values()].map((those) => {
    const people = new Map<Id<'Person'>, number>()
    for (const { person_id, jobs } of those) {
      const id = kept.get(person_id) ?? person_id
      people.set(id, (people.get(id) ?? 0) + jobs)
    }
    return { month: those[0]!.month, serviceId: those[0]!.service_id, people }
  })
}

export type OwnWork = { readonly serviceId: Id<'Service'>; readonly month: number; readonly year: number }

/** What an organisation asked for itself (a staffed session, a bin room): jobs done this month and in twelve months. */
export async function workFor(ctx: Ctx, organisationId: Id<'Organisation'>): Promise<OwnWork[]> {
  const { id: hub, zone } = ctx.hub
  const month = monthOf(ctx.today())
  const begin = (m: Month) => instantOf(firstDay(m), 0, zone).toISOString()
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ service_id: Id<'Service'>; month: number; year: number }>(sql`
      SELECT service_id, count(*) FILTER (WHERE done_at >= ${begin(month)}::timestamptz)::int AS month, count(*)::int AS year
      FROM requests
      WHERE hub_id = ${hub} AND organisation_id = ${organisationId} AND done_at >= ${begin(addMonths(month, -11))}::timestamptz
      GROUP BY service_id ORDER BY 3 DESC`),
  )
  return rows.map(({ service_id, ...counts }) => ({ serviceId: service_id, ...counts }))
}
