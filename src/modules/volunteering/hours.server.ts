import { and, eq, gte, lte, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { standing } from './store.server.ts'
import { timesheets } from './tables.ts'

/** Minutes. */
export type Hours = { paid: number; volunteer: number }

/**
 * Minutes worked from one day to another, both included, paid and volunteer apart. With `asOf`, as they were known just
 * before that instant: what was noted or corrected since is left out.
 */
export async function hoursBetween(ctx: Ctx, from: Day, to: Day, asOf?: Date): Promise<Hours> {
  const rows = await ctx.read((tx) =>
    tx
      .select({ kind: timesheets.kind, minutes: sql<number>`sum(${timesheets.minutes})::int` })
      .from(timesheets)
      .where(
        and(
          eq(timesheets.hubId, ctx.hub.id),
          gte(timesheets.day, from),
          lte(timesheets.day, to),
          asOf ? sql`${timesheets.recordedAt} < ${asOf.toISOString()}::timestamptz` : undefined,
          standing(timesheets, asOf),
        ),
      )
      .groupBy(timesheets.kind),
  )
  const of = (kind: 'paid' | 'volunteer') => rows.find((row) => row.kind === kind)?.minutes ?? 0
  return { paid: of('paid'), volunteer: of('volunteer') }
}
