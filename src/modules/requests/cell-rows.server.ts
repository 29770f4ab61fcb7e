import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Segment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import type { Bounds } from '#platform/measure/measure.ts'
import { cellBounds, servesTarget } from './cells.server.ts'
import { ASKED, dayOf, done, within } from './measures.ts'

/** Which rows of a cell: asked for, done, or rated. */
export const CELL_ROWS = ['received', 'done', 'rated'] as const
export type CellRowsKind = (typeof CELL_ROWS)[number]

export type CellRow = {
  id: Id<'Request'>
  number: string
  serviceName: string
  /** The day it came, was done, or was rated. */
  day: Day
  price: Cents
  /** Price less direct cost. */
  margin: Cents
  score: number | null
}

const FROM: Record<CellRowsKind, (bounds: Bounds) => { at: SQL; from: SQL }> = {
  received: (bounds) => ({
    at: sql`q.received_at`,
    from: sql`requests q WHERE ${within(sql`q.received_at`, bounds)} AND ${ASKED}`,
  }),
  done: (bounds) => ({ at: sql`d.at`, from: done(bounds) }),
  rated: (bounds) => ({
    at: sql`n.at`,
    from: sql`request_ratings n JOIN requests q ON q.hub_id = n.hub_id AND q.id = n.request_id
      WHERE ${within(sql`n.at`, bounds)}`,
  }),
}

/** A page of the requests that a cell counts, newest first. `params` hold the cursor. */
export async function cellRows(
  ctx: Ctx,
  cell: { target: Segment; serviceId: Id<'Service'>; from: Day; to: Day; kind: CellRowsKind },
  params: URLSearchParams,
): Promise<Page<CellRow>> {
  const cursor = cursorOf(params)
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const { at, from } = FROM[cell.kind](cellBounds(ctx, cell.from, cell.to))
  const order = backwards ? sql`ASC` : sql`DESC`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Omit<CellRow, 'price' | 'margin'> & { price: string; margin: string }>(sql`
      SELECT r.* FROM (
        SELECT q.id, q.number, q.service_name AS "serviceName", ${dayOf(at)} AS day, q.price::text AS price,
          (q.price - q.direct_cost)::text AS margin,
          (SELECT g.score FROM request_ratings g WHERE g.hub_id = q.hub_id AND g.request_id = q.id) AS score
        FROM ${from} AND q.service_id = ${cell.serviceId}::uuid AND ${servesTarget(cell.target)}
      ) r
      WHERE true ${edge ? sql`AND (r.day::text, r.id::text) ${backwards ? sql`>` : sql`<`} (${edge[0]}::text, ${edge[1]}::text)` : sql``}
      ORDER BY r.day::text ${order}, r.id::text ${order}
      LIMIT ${PAGE_SIZE + 1}`),
  )
  const read = rows.map((row) => ({
    ...row,
    price: BigInt(row.price) as Cents,
    margin: BigInt(row.margin) as Cents,
  }))
  return pageOf(read, cursor, params, (row) => [row.day, row.id])
}
