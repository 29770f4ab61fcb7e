import { and, desc, eq } from 'drizzle-orm'
import { firstDay, instantOf, monthOf } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { loadPlan } from './current.server.ts'
import { fr } from './messages.fr.ts'
import { canvasVersions } from './tables.ts'
import { keepVersion } from './versions.server.ts'

/**
 * Keeps a version once a month when the plan changed since the last one kept, so that one can tell later what was
 * believed when. Runs each night: a server that slept on the first of the month makes up for it. Idempotent.
 */
export async function keepMonthly(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return
    const [last] = await tx
      .select({ at: canvasVersions.at })
      .from(canvasVersions)
      .where(and(eq(canvasVersions.hubId, ctx.hub.id), eq(canvasVersions.planId, loaded.row.id)))
      .orderBy(desc(canvasVersions.number))
      .limit(1)
    const month = monthOf(ctx.today())
    const begins = instantOf(firstDay(month), 0, ctx.hub.zone)
    if (last && (last.at >= loaded.row.updatedAt || last.at >= begins)) return
    // A plan made this month has nothing older to remember.
    if (loaded.row.createdAt >= begins) return
    await keepVersion(tx, ctx, loaded, fr.actuals.monthly)
  })
}
