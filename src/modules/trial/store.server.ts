import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { keepStageDays } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { trialCriteria, trialDecisions, trialHypotheses, trialStages } from './tables.ts'

type StageRow = typeof trialStages.$inferSelect
export type HypothesisRow = typeof trialHypotheses.$inferSelect
export type CriterionRow = typeof trialCriteria.$inferSelect
export type DecisionRow = typeof trialDecisions.$inferSelect
/** A stage with how many decisions it had and whether one closed it. */
export type Stage = StageRow & { decisions: number; closed: boolean }

/** A trial has a handful of stages; a loop gone wrong must not fill a page. */
const MOST_STAGES = 200

/** Writers of one hub's stages and decisions wait for each other: two at once could overlap or decide twice. */
export async function lockTrial(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`trial ${ctx.hub.id}`}, 0))`)
}

/** Stages in the order of their days. */
export async function stagesOf(tx: Tx, hubId: Id<'Hub'>): Promise<Stage[]> {
  const rows = await tx
    .select({
      stage: trialStages,
      decisions: sql<number>`count(${trialDecisions.id})::int`,
      closed: sql<boolean>`coalesce(bool_or(${trialDecisions.outcome} <> 'extend'), false)`,
    })
    .from(trialStages)
    .leftJoin(
      trialDecisions,
      and(eq(trialDecisions.hubId, trialStages.hubId), eq(trialDecisions.stageId, trialStages.id)),
    )
    .where(eq(trialStages.hubId, hubId))
    .groupBy(trialStages.hubId, trialStages.id)
    .orderBy(asc(trialStages.startsOn))
    .limit(MOST_STAGES)
  return rows.map(({ stage, decisions, closed }) => ({ ...stage, decisions, closed }))
}

export async function stageOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Stage'>): Promise<Stage | undefined> {
  return (await stagesOf(tx, hubId)).find((stage) => stage.id === id)
}

/** A stage that may still change, or why not. Waits for a decision that is being signed. */
export async function openStage(
  tx: Tx,
  ctx: Ctx,
  id: Id<'Stage'>,
): Promise<Result<Stage, 'not_found' | 'stage_closed'>> {
  await lockTrial(tx, ctx)
  const stage = await stageOf(tx, ctx.hub.id, id)
  if (!stage) return refuse('not_found')
  return stage.closed ? refuse('stage_closed') : ok(stage)
}

/** Writes a stage, and tells the books its days: whoever moves a stage's days comes through here. */
export async function insertStage(tx: Tx, row: StageRow): Promise<void> {
  await tx.insert(trialStages).values(row)
  await keepStageDays(tx, { ...row, stageId: row.id })
}

/** Changes a stage, and tells the books its days. */
export async function updateStage(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Stage'>,
  set: Partial<StageRow>,
): Promise<void> {
  const [row] = await tx
    .update(trialStages)
    .set(set)
    .where(and(eq(trialStages.hubId, hubId), eq(trialStages.id, id)))
    .returning()
  if (row) await keepStageDays(tx, { ...row, stageId: row.id })
}

const ofStage = (table: typeof trialHypotheses | typeof trialCriteria, hubId: Id<'Hub'>, id: Id<'Stage'>) =>
  and(eq(table.hubId, hubId), eq(table.stageId, id), isNull(table.removedAt))

export const hypothesesOf = (tx: Tx, hubId: Id<'Hub'>, stageId: Id<'Stage'>): Promise<HypothesisRow[]> =>
  tx
    .select()
    .from(trialHypotheses)
    .where(ofStage(trialHypotheses, hubId, stageId))
    .orderBy(asc(trialHypotheses.id))

export const criteriaOf = (tx: Tx, hubId: Id<'Hub'>, stageId: Id<'Stage'>): Promise<CriterionRow[]> =>
  tx
    .select()
    .from(trialCriteria)
    .where(ofStage(trialCriteria, hubId, stageId))
    .orderBy(asc(trialCriteria.id))

/** Also finds what was removed, so that removing can be undone. */
export async function hypothesisById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Hypothesis'>) {
  const [row] = await tx
    .select()
    .from(trialHypotheses)
    .where(and(eq(trialHypotheses.hubId, hubId), eq(trialHypotheses.id, id)))
  return row
}

export async function criterionById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Criterion'>) {
  const [row] = await tx
    .select()
    .from(trialCriteria)
    .where(and(eq(trialCriteria.hubId, hubId), eq(trialCriteria.id, id)))
  return row
}

export const insertHypothesis = (tx: Tx, row: HypothesisRow) => tx.insert(trialHypotheses).values(row)
export const insertCriteria = (tx: Tx, rows: CriterionRow[]) => tx.insert(trialCriteria).values(rows)

export const updateHypothesis = (
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Hypothesis'>,
  set: Partial<HypothesisRow>,
) =>
  tx
    .update(trialHypotheses)
    .set(set)
    .where(and(eq(trialHypotheses.hubId, hubId), eq(trialHypotheses.id, id)))

export const updateCriterion = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Criterion'>, set: Partial<CriterionRow>) =>
  tx
    .update(trialCriteria)
    .set(set)
    .where(and(eq(trialCriteria.hubId, hubId), eq(trialCriteria.id, id)))

/** The hub's decisions, newest first; of one stage when it is named. */
export const decisionsOf = (tx: Tx, hubId: Id<'Hub'>, stageId?: Id<'Stage'>): Promise<DecisionRow[]> =>
  tx
    .select()
    .from(trialDecisions)
    .where(and(eq(trialDecisions.hubId, hubId), stageId ? eq(trialDecisions.stageId, stageId) : undefined))
    .orderBy(desc(trialDecisions.at), desc(trialDecisions.id))
    .limit(MOST_STAGES)

export async function decisionById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Decision'>) {
  const [row] = await tx
    .select()
    .from(trialDecisions)
    .where(and(eq(trialDecisions.hubId, hubId), eq(trialDecisions.id, id)))
  return row
}

export const insertDecision = (tx: Tx, row: DecisionRow) => tx.insert(trialDecisions).values(row)
