import type { Ctx } from '#platform/context/ctx.server.ts'
import { type ListedRequest, withNames } from './named.server.ts'
import { missedRows } from './recurring-store.server.ts'

/** A job of recurring work that nobody did on its day. */
export type Missed = ListedRequest & {
  recurrenceId: string
  /** The day that the rule gave. */
  occurrenceOn: string
  details: string
}

/** The most that a home page lists: beyond, it says that there are more. */
const SHOWN = 20

/** Recurring work that was missed, the oldest first: one range of a partial index, whatever the history. */
export async function missedWork(
  ctx: Ctx,
  limit: number = SHOWN,
): Promise<{ rows: Missed[]; more: boolean }> {
  const read = await ctx.read((tx) => missedRows(tx, ctx.hub.id, ctx.today(), limit))
  const rows = read.slice(0, limit)
  const named = await withNames(ctx, rows)
  return {
    rows: named.map((row, i) => ({
      ...row,
      recurrenceId: rows[i]!.recurrenceId!,
      occurrenceOn: rows[i]!.occurrenceOn!,
      details: rows[i]!.details,
    })),
    more: read.length > limit,
  }
}
