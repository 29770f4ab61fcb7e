import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { legalSteps, stageWatches } from './tables.ts'

export type LegalStepRow = typeof legalSteps.$inferSelect
export type StageWatchRow = typeof stageWatches.$inferSelect

/** A hub's status changes a few times in its life; a loop gone wrong must not fill a page. */
const MOST_STEPS = 100

export const stepsOf = (tx: Tx, hubId: Id<'Hub'>): Promise<LegalStepRow[]> =>
  tx
    .select()
    .from(legalSteps)
    .where(and(eq(legalSteps.hubId, hubId), isNull(legalSteps.removedAt)))
    .orderBy(asc(legalSteps.targetOn), asc(legalSteps.id))
    .limit(MOST_STEPS)

/** Also finds what was removed, so that removing can be undone. */
export async function stepById(tx: Tx, hubId: Id<'Hub'>, id: Id<'LegalStep'>) {
  const [row] = await tx
    .select()
    .from(legalSteps)
    .where(and(eq(legalSteps.hubId, hubId), eq(legalSteps.id, id)))
  return row
}

export const insertStep = (tx: Tx, row: LegalStepRow) => tx.insert(legalSteps).values(row)

export const updateStep = (tx: Tx, hubId: Id<'Hub'>, id: Id<'LegalStep'>, set: Partial<LegalStepRow>) =>
  tx
    .update(legalSteps)
    .set(set)
    .where(and(eq(legalSteps.hubId, hubId), eq(legalSteps.id, id)))

export async function watchOf(tx: Tx, hubId: Id<'Hub'>, stageId: Id<'Stage'>) {
  const [row] = await tx
    .select()
    .from(stageWatches)
    .where(and(eq(stageWatches.hubId, hubId), eq(stageWatches.stageId, stageId)))
  return row
}

/** Keeps what was seen; what did not change is not written again. */
export const keepWatch = (tx: Tx, row: StageWatchRow) =>
  tx
    .insert(stageWatches)
    .values(row)
    .onConflictDoUpdate({
      target: [stageWatches.hubId, stageWatches.stageId],
      set: row,
      setWhere: sql`(${stageWatches.spent}, ${stageWatches.loss}, ${stageWatches.budgetWatch}, ${stageWatches.lossWatch})
        IS DISTINCT FROM (excluded.spent, excluded.loss, excluded.budget_watch, excluded.loss_watch)`,
    })
