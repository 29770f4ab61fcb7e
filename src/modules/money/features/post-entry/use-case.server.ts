import type { Result } from '#kit/result.ts'
import { type NewEntry, type Posted, post, seedChart } from '#modules/money/ledger.server.ts'
import type { PostRefusal } from '#modules/money/rules/refusals.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/**
 * Opens a hub's books with the association chart (ANC 2018-06). Doing it again changes nothing; the first posting
 * does it when nobody did.
 */
export async function openBooks(ctx: Ctx): Promise<void> {
  await ctx.tx((tx) => seedChart(tx, ctx.hub.id))
}

/**
 * Writes an entry in the books. For the use cases of other modules, which hold the permit and the audit line of
 * what they record; at most one entry per piece.
 */
export const postEntry = (ctx: Ctx, input: NewEntry): Promise<Result<Posted, PostRefusal>> =>
  ctx.tx((tx) => post(tx, ctx, input))
