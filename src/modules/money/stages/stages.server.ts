import { asc, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { stageDays } from './tables.ts'

type StageDays = typeof stageDays.$inferSelect

/**
 * Tells the books which days a stage covers, when it is written or made longer. Entries posted from then on for these
 * days bear it; those already there keep what they bore, as everything in the books does.
 */
export async function keepStageDays(tx: Tx, stage: StageDays): Promise<void> {
  const { name, startsOn, endsOn } = stage
  await tx
    .insert(stageDays)
    .values({ hubId: stage.hubId, stageId: stage.stageId, name, startsOn, endsOn })
    .onConflictDoUpdate({
      target: [stageDays.hubId, stageDays.stageId],
      set: { name, startsOn, endsOn },
    })
}

/** The stages that the books know, in the order of their days: `value` is what transfers bear, `label` their name. */
export const stageChoices = async (ctx: Ctx): Promise<{ value: Id<'Stage'>; label: string }[]> =>
  await ctx.read((tx) =>
    tx
      .select({ value: stageDays.stageId, label: stageDays.name })
      .from(stageDays)
      .where(eq(stageDays.hubId, ctx.hub.id))
      .orderBy(asc(stageDays.startsOn)),
  )
