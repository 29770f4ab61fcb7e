import type { Id } from '#kit/id.ts'
import { nextIn, withReceived } from '#modules/funding/calendar.server.ts'
import { grantById, movesOf } from '#modules/funding/store.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** All that the page of a grant shows; undefined when there is no such grant in the hub. */
export async function grantPage(ctx: Ctx, id: Id<'Grant'>) {
  const { row, moves } = await ctx.read(async (tx) => ({
    row: await grantById(tx, ctx.hub.id, id),
    moves: await movesOf(tx, ctx.hub.id, id),
  }))
  if (!row) return undefined
  const { words: _, ...grant } = row
  return {
    grant,
    moves,
    next: nextIn(grant),
    funder: (await organisationNames(ctx, [row.organisationId])).get(row.organisationId) ?? '',
    instalments: (await withReceived(ctx, [id])).get(id) ?? [],
  }
}
