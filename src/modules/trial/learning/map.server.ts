import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { nextToTest, quadrantOf } from '../rules/map.ts'
import type { HypothesisKind, HypothesisState } from '../rules/words.ts'
import { trialHypotheses } from '../tables.ts'
import { currentStage, type StageNow } from '../trial.server.ts'
import { trialTests } from './tables.ts'

export type Placed = {
  id: Id<'Hypothesis'>
  text: string
  kind: HypothesisKind
  state: HypothesisState
  risk: number | null
  evidence: number | null
  /** A test of it is planned or running. */
  tested: boolean
}

/** A stage has a handful of hypotheses; a loop gone wrong must not fill the map. */
const MOST = 100

/** The hypotheses of the stage we are in, in the order they were written, with whether each is under test. */
export async function placedNow(
  ctx: Ctx,
): Promise<{ stage: StageNow | undefined; hypotheses: Placed[]; next: Placed[] }> {
  const stage = await currentStage(ctx)
  if (!stage) return { stage, hypotheses: [], next: [] }
  const hypotheses = await placedIn(ctx, stage.id)
  return { stage, hypotheses, next: nextToTest(hypotheses) }
}

/** The hypotheses of one stage. */
export const placedIn = (ctx: Ctx, stageId: Id<'Stage'>): Promise<Placed[]> =>
  ctx.read((tx) =>
    tx
      .select({
        id: trialHypotheses.id,
        text: trialHypotheses.text,
        kind: trialHypotheses.kind,
        state: trialHypotheses.state,
        risk: trialHypotheses.risk,
        evidence: trialHypotheses.evidence,
        tested: sql<boolean>`EXISTS (SELECT 1 FROM ${trialTests} t WHERE t.hub_id = trial_hypotheses.hub_id
          AND t.hypothesis_id = trial_hypotheses.id AND t.state IN ('planned', 'running'))`,
      })
      .from(trialHypotheses)
      .where(
        and(
          eq(trialHypotheses.hubId, ctx.hub.id),
          eq(trialHypotheses.stageId, stageId),
          isNull(trialHypotheses.removedAt),
        ),
      )
      .orderBy(trialHypotheses.id)
      .limit(MOST),
  )

/** How many open hypotheses of the stage stand where nothing proves what would make it fail, and no test is planned. */
export const waitingForTest = (hypotheses: readonly Placed[]): number =>
  hypotheses.filter((one) => one.state === 'open' && !one.tested && quadrantOf(one) === 'test-first').length
