import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Balances brought already and not taken back, the newest first. */
export const broughtBefore = (ctx: Ctx): Promise<{ number: string; day: Day }[]> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ number: string; day: Day }>(sql`
      SELECT e.number, e.day FROM entries e
      WHERE e.hub_id = ${ctx.hub.id} AND e.piece_kind = 'opening'
        AND NOT EXISTS (SELECT FROM entries r
          WHERE r.hub_id = e.hub_id AND r.piece_kind = 'reversal' AND r.piece_id = e.id::text)
      ORDER BY e.day DESC LIMIT 10`)
    return rows
  })
