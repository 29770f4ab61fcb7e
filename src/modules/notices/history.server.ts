import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { anyOf, type Happened, none, readBranches } from '#platform/lists/timeline.ts'

/** Messages to one person, on one page of their history. */
export const messageHistory = (
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
  kinds: readonly string[],
  cursor: Cursor | null,
  size: number,
): Promise<Happened[]> =>
  ctx.read((tx) =>
    readBranches(
      tx,
      kinds.includes('message')
        ? [
            {
              kind: 'message',
              rows: sql`SELECT id, at, way AS what, ${none.text} AS who, user_id, subject AS label, state AS detail,
                ${none.amount} AS amount, ${none.text} AS ref
                FROM notices WHERE hub_id = ${ctx.hub.id} AND person_id ${anyOf(ids)}`,
            },
          ]
        : [],
      cursor,
      size,
    ),
  )

/** What was written to somebody, for a copy of their data; links that hold a secret are left out. */
export async function copyOfMessages(ctx: Ctx, ids: readonly Id<'Person'>[]) {
  const { rows } = await ctx.read((tx) =>
    tx.execute(sql`
      SELECT at, way, address, subject, body, state FROM notices
      WHERE hub_id = ${ctx.hub.id} AND person_id ${anyOf(ids)} ORDER BY at, id`),
  )
  return rows
}
