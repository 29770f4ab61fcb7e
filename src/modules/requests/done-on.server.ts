import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { requests } from './tables.ts'

export type DoneRequest = {
  id: Id<'Request'>
  number: string
  /** The service as it was agreed. */
  label: string
  price: Cents
}

/** A day's work of one hub; a page shows no more. */
const MOST = 100

/** What was done on a day and is still done, with its price, in the order of numbers. */
export async function doneOn(ctx: Ctx, day: Day): Promise<DoneRequest[]> {
  const from = instantOf(day, 0, ctx.hub.zone)
  const to = instantOf(addDays(day, 1), 0, ctx.hub.zone)
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ id: Id<'Request'>; number: string; label: string; price: string }>(sql`
      SELECT q.id, q.number, q.service_name AS label, q.price::text AS price
      FROM request_moves d JOIN requests q ON q.hub_id = d.hub_id AND q.id = d.request_id
      WHERE d.hub_id = ${ctx.hub.id} AND d.to_state = 'done' AND d.verb = 'finish' AND d.at >= ${from} AND d.at < ${to}
        AND NOT EXISTS (SELECT 1 FROM request_moves u WHERE u.hub_id = d.hub_id AND u.request_id = d.request_id
          AND u.verb = 'reopen' AND u.id > d.id)
      ORDER BY q.number
      LIMIT ${MOST}`),
  )
  return rows.map(({ price, ...row }) => ({ ...row, price: cents(BigInt(price)) }))
}

/** Those of these requests that are done, paid or not, with their price, in the order of numbers. */
export async function doneAmong(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<DoneRequest[]> {
  if (ids.length === 0) return []
  return await ctx.read((tx) =>
    tx
      .select({
        id: requests.id,
        number: requests.number,
        label: requests.serviceName,
        price: requests.price,
      })
      .from(requests)
      .where(
        and(
          eq(requests.hubId, ctx.hub.id),
          inArray(requests.id, [...ids]),
          inArray(requests.state, ['done', 'paid', 'closed']),
        ),
      )
      .orderBy(asc(requests.number)),
  )
}
