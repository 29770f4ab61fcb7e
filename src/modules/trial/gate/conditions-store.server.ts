import { and, asc, desc, eq, ilike, lte } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import type { ConditionState } from '../rules/conditions.ts'
import { type DecisionRow, decisionsOf } from '../store.server.ts'
import { trialDecisions, trialStages } from '../tables.ts'
import { trialConditionMoves, trialConditions } from './tables.ts'

export type ConditionRow = typeof trialConditions.$inferSelect
export type ConditionMoveRow = typeof trialConditionMoves.$inferSelect
/** A condition with the decision it belongs to. */
export type ConditionCard = ConditionRow & { stageId: Id<'Stage'>; stageName: string; decidedAt: Date }

export type ConditionFilter = { q: string; state?: ConditionState; lateOn?: Day }

/** The conditions of a decision just signed, to be followed. */
export async function insertConditions(tx: Tx, decision: DecisionRow): Promise<void> {
  const rows = decision.record.conditions.map(({ what, dueOn }, i) => ({
    ...{ hubId: decision.hubId, id: newId<'Condition'>(), decisionId: decision.id, position: i + 1 },
    ...{ what, dueOn, state: 'open' as const, updatedAt: decision.at },
  }))
  if (rows.length > 0) await tx.insert(trialConditions).values(rows)
}

const cards = (tx: Tx) =>
  tx
    .select({
      condition: trialConditions,
      stageId: trialDecisions.stageId,
      stageName: trialStages.name,
      decidedAt: trialDecisions.at,
    })
    .from(trialConditions)
    .innerJoin(
      trialDecisions,
      and(eq(trialDecisions.hubId, trialConditions.hubId), eq(trialDecisions.id, trialConditions.decisionId)),
    )
    .innerJoin(
      trialStages,
      and(eq(trialStages.hubId, trialDecisions.hubId), eq(trialStages.id, trialDecisions.stageId)),
    )

type Card = Awaited<ReturnType<typeof cards>>[number]
const cardOf = ({ condition, ...rest }: Card): ConditionCard => ({ ...condition, ...rest })

const matching = (hubId: Id<'Hub'>, { q, state, lateOn }: ConditionFilter) =>
  and(
    eq(trialConditions.hubId, hubId),
    state ? eq(trialConditions.state, state) : undefined,
    lateOn ? lte(trialConditions.dueOn, lateOn) : undefined,
    q ? ilike(trialConditions.what, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
  )

/** A page of conditions, those due first first; one row more than `size`. */
export async function conditionsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ConditionFilter,
  cursor: Cursor | null,
  size: number,
): Promise<ConditionCard[]> {
  const { dueOn, id } = trialConditions
  const { from, direction } = pageFrom(dueOn, id, 'date', true, cursor)
  const rows = await cards(tx)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(dueOn), direction(id))
    .limit(size + 1)
  return rows.map(cardOf)
}

export const countConditions = (tx: Tx, hubId: Id<'Hub'>, filter: ConditionFilter): Promise<number> =>
  countMatching(tx, trialConditions, matching(hubId, filter))

export async function conditionById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Condition'>,
): Promise<ConditionCard | undefined> {
  const [row] = await cards(tx).where(and(eq(trialConditions.hubId, hubId), eq(trialConditions.id, id)))
  return row && cardOf(row)
}

/** The conditions of one decision in their order. */
export const conditionsOfDecision = (tx: Tx, hubId: Id<'Hub'>, decisionId: Id<'Decision'>) =>
  tx
    .select()
    .from(trialConditions)
    .where(and(eq(trialConditions.hubId, hubId), eq(trialConditions.decisionId, decisionId)))
    .orderBy(asc(trialConditions.position))

/** The conditions of the decision signed last, in their order. */
export async function lastConditions(ctx: Ctx): Promise<ConditionRow[]> {
  return await ctx.read(async (tx) => {
    const [last] = await decisionsOf(tx, ctx.hub.id)
    return last ? await conditionsOfDecision(tx, ctx.hub.id, last.id) : []
  })
}

/** Conditions that nobody settled, due until a day: the most pressing first. */
export const openConditions = (tx: Tx, hubId: Id<'Hub'>, until: Day, limit: number) =>
  tx
    .select()
    .from(trialConditions)
    .where(
      and(
        eq(trialConditions.hubId, hubId),
        eq(trialConditions.state, 'open'),
        lte(trialConditions.dueOn, until),
      ),
    )
    .orderBy(asc(trialConditions.dueOn), asc(trialConditions.id))
    .limit(limit)

export const updateCondition = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Condition'>, set: Partial<ConditionRow>) =>
  tx
    .update(trialConditions)
    .set(set)
    .where(and(eq(trialConditions.hubId, hubId), eq(trialConditions.id, id)))

/** What was said of a condition, the last first. */
export const movesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Condition'>): Promise<ConditionMoveRow[]> =>
  tx
    .select()
    .from(trialConditionMoves)
    .where(and(eq(trialConditionMoves.hubId, hubId), eq(trialConditionMoves.conditionId, id)))
    .orderBy(desc(trialConditionMoves.id))
    .limit(100)

export const insertMove = (tx: Tx, row: ConditionMoveRow) => tx.insert(trialConditionMoves).values(row)
