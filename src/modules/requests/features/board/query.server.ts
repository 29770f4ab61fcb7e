import { sql } from 'drizzle-orm'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { withNames } from '#modules/requests/named.server.ts'
import { COLUMNS, type Column } from '#modules/requests/rules/board.ts'
import { HORIZON_DAYS } from '#modules/requests/rules/life.ts'
import { requestsByIds } from '#modules/requests/store.server.ts'
import { commentCounts } from '#modules/requests/talk/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Cards shown in a column; the rest are in the list. */
const SHOWN = 12
/** What is to collect is counted no further. */
const CAP = 99

type Place = { id: Id<'Request'>; state: Column; n: string }

/**
 * The first cards of each column, the closest to their target on top, in one query over the partial indexes of what is
 * open and of what is to collect.
 */
export async function readBoard(ctx: Ctx, onlyMine: boolean) {
  const hub = ctx.hub.id
  const mine = onlyMine ? sql`AND assignee_user_id = ${ctx.actor.userId ?? ''}` : sql``
  const horizon = addDays(ctx.today(), HORIZON_DAYS)
  const { places, rows, comments } = await ctx.read(async (tx) => {
    const { rows: places } = await tx.execute<Place>(sql`
      SELECT id, state, n FROM (
        SELECT id, state, row_number() OVER (PARTITION BY state ORDER BY target_at, id) AS place,
          count(*) OVER (PARTITION BY state)::text AS n
        FROM (
          SELECT id, state, target_at FROM requests WHERE hub_id = ${hub} AND phase in ('triage', 'work')
            AND (recurrence_id IS NULL OR due_on <= ${horizon}) ${mine}
          UNION ALL
          (SELECT id, 'done', target_at FROM requests WHERE hub_id = ${hub} AND phase = 'collect' ${mine}
            ORDER BY received_at, id LIMIT ${CAP})
        ) every
      ) placed WHERE place <= ${SHOWN} ORDER BY place`)
    const ids = places.map((place) => place.id)
    return {
      places,
      rows: await requestsByIds(tx, hub, ids),
      comments: await commentCounts(tx, hub, ids),
    }
  })
  const named = new Map((await withNames(ctx, rows)).map((row) => [row.id, row]))
  return COLUMNS.map((column) => {
    const mineOf = places.filter((place) => place.state === column)
    const cards = mineOf.flatMap(({ id }) => {
      const row = named.get(id)
      return row ? [{ ...row, comments: comments.get(id) ?? 0 }] : []
    })
    return { column, cards, total: Number(mineOf[0]?.n ?? 0) }
  })
}
export type Board = Awaited<ReturnType<typeof readBoard>>
