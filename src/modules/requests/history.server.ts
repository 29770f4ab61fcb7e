import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { anyOf, type Branch, type Happened, none, readBranches } from '#platform/lists/timeline.ts'

const branches = (hub: string, ids: readonly Id<'Person'>[]): Branch[] => {
  const mine = sql`r.hub_id = ${hub} AND r.person_id ${anyOf(ids)}`
  const name = sql`r.number || ' · ' || r.service_name`
  return [
    {
      kind: 'request',
      rows: sql`SELECT m.id, m.at, m.verb AS what, m.actor_name AS who, m.user_id, ${name} AS label, m.why AS detail,
        ${none.amount} AS amount, r.number AS ref
        FROM requests r JOIN request_moves m ON m.hub_id = r.hub_id AND m.request_id = r.id WHERE ${mine}`,
    },
    {
      kind: 'quote',
      rows: sql`SELECT q.id, coalesce(q.ended_at, q.sent_at) AS at, coalesce(q.ended_how, 'sent') AS what,
        coalesce(q.ended_by_name, q.sent_by_name) AS who, ${none.text} AS user_id,
        q.number || ' · ' || r.service_name AS label, q.ended_why AS detail, q.total AS amount, r.number AS ref
        FROM requests r JOIN quotes q ON q.hub_id = r.hub_id AND q.request_id = r.id WHERE ${mine}`,
    },
    {
      kind: 'visit',
      rows: sql`SELECT v.id, v.starts_at AS at, CASE WHEN v.cancelled_at IS NULL THEN 'planned' ELSE 'cancelled' END AS what,
        v.who_name AS who, ${none.text} AS user_id, ${name} AS label, ${none.text} AS detail,
        ${none.amount} AS amount, r.number AS ref
        FROM requests r JOIN visits v ON v.hub_id = r.hub_id AND v.request_id = r.id WHERE ${mine}`,
    },
    {
      kind: 'opinion',
      rows: sql`SELECT r.id, g.at, 'rated'::text AS what, ${none.text} AS who, ${none.text} AS user_id, ${name} AS label,
        nullif(g.comment, '') AS detail, g.score::bigint AS amount, r.number AS ref
        FROM requests r JOIN request_ratings g ON g.hub_id = r.hub_id AND g.request_id = r.id WHERE ${mine}
        UNION ALL
        SELECT c.id, c.at, 'complaint', ${none.text}, ${none.text}, ${name}, c.what, ${none.amount}, r.number
        FROM requests r JOIN complaints c ON c.hub_id = r.hub_id AND c.request_id = r.id WHERE ${mine}`,
    },
    {
      kind: 'web',
      rows: sql`SELECT w.id, w.received_at AS at, w.state AS what, w.handler_name AS who, ${none.text} AS user_id,
        nullif(w.details, '') AS label, w.answer AS detail, ${none.amount} AS amount, w.id::text AS ref
        FROM web_requests w WHERE w.hub_id = ${hub} AND w.person_id ${anyOf(ids)}`,
    },
  ]
}

/** Requests with all their moves, quotes, visits, opinions and forms of one person, on one page of their history. */
export const requestHistory = (
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
  kinds: readonly string[],
  cursor: Cursor | null,
  size: number,
): Promise<Happened[]> =>
  ctx.read((tx) =>
    readBranches(
      tx,
      branches(ctx.hub.id, ids).filter(({ kind }) => kinds.includes(kind)),
      cursor,
      size,
    ),
  )

/** What somebody asked, for a copy of their data: what was written of it, without the hub's costs and hands. */
export async function copyOfRequests(ctx: Ctx, ids: readonly Id<'Person'>[]) {
  return await ctx.read(async (tx) => {
    const requests = await tx.execute(sql`
      SELECT number, state, channel, service_name AS service, quantity, price::text AS price_cents, details,
        wanted_on::text AS wanted_on, received_at, done_at
      FROM requests WHERE hub_id = ${ctx.hub.id} AND person_id ${anyOf(ids)} ORDER BY received_at, id`)
    const forms = await tx.execute(sql`
      SELECT received_at, state, first_name, last_name, phone, email, street, postcode, city, details, answer
      FROM web_requests WHERE hub_id = ${ctx.hub.id} AND (person_id ${anyOf(ids)} OR request_id IN (
        SELECT id FROM requests WHERE hub_id = ${ctx.hub.id} AND person_id ${anyOf(ids)}))
      ORDER BY received_at, id`)
    return { requests: requests.rows, forms: forms.rows }
  })
}
