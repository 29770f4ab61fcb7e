import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { CONFIDENCES, type Confidence } from '../rules/intervals.ts'
import { trialConfidences, trialCriterionSets, trialVotes } from './tables.ts'

export type VoteRow = typeof trialVotes.$inferSelect
export type SetRow = typeof trialCriterionSets.$inferSelect

/** How sure the hub wants to be, in percent. */
export async function confidenceOf(tx: Tx, hubId: Id<'Hub'>): Promise<Confidence> {
  const [row] = await tx
    .select({ level: trialConfidences.level })
    .from(trialConfidences)
    .where(eq(trialConfidences.hubId, hubId))
  return CONFIDENCES.find((level) => level === row?.level) ?? 95
}

export const writeConfidence = (tx: Tx, hubId: Id<'Hub'>, level: Confidence, updatedAt: Date) =>
  tx
    .insert(trialConfidences)
    .values({ hubId, level, updatedAt })
    .onConflictDoUpdate({ target: trialConfidences.hubId, set: { level, updatedAt } })

/** The last vote of each voter known before an instant, by criterion, the first to vote first. */
export async function votesOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  criteria: readonly Id<'Criterion'>[],
  before?: Date,
): Promise<Map<Id<'Criterion'>, VoteRow[]>> {
  const found = new Map<Id<'Criterion'>, VoteRow[]>()
  if (criteria.length === 0) return found
  const ids = sql.join(
    criteria.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const rows = await tx
    .selectDistinctOn([trialVotes.criterionId, trialVotes.voter])
    .from(trialVotes)
    .where(
      and(
        eq(trialVotes.hubId, hubId),
        sql`${trialVotes.criterionId} = ANY(ARRAY[${ids}])`,
        before && lt(trialVotes.at, before),
      ),
    )
    .orderBy(trialVotes.criterionId, trialVotes.voter, sql`${trialVotes.at} DESC`, sql`${trialVotes.id} DESC`)
  for (const row of rows) found.set(row.criterionId, [...(found.get(row.criterionId) ?? []), row])
  for (const votes of found.values()) votes.sort((a, b) => (a.id < b.id ? -1 : 1))
  return found
}

export const insertVote = (tx: Tx, row: VoteRow) => tx.insert(trialVotes).values(row)

export const setsOf = (tx: Tx, hubId: Id<'Hub'>): Promise<SetRow[]> =>
  tx
    .select()
    .from(trialCriterionSets)
    .where(and(eq(trialCriterionSets.hubId, hubId), isNull(trialCriterionSets.removedAt)))
    .orderBy(asc(trialCriterionSets.id))
    .limit(200)

/** Also finds what was removed, so that removing can be undone. */
export async function setById(tx: Tx, hubId: Id<'Hub'>, id: Id<'CriterionSet'>): Promise<SetRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialCriterionSets)
    .where(and(eq(trialCriterionSets.hubId, hubId), eq(trialCriterionSets.id, id)))
  return row
}

export const insertSet = (tx: Tx, row: SetRow) => tx.insert(trialCriterionSets).values(row)

export const updateSet = (tx: Tx, hubId: Id<'Hub'>, id: Id<'CriterionSet'>, set: Partial<SetRow>) =>
  tx
    .update(trialCriterionSets)
    .set(set)
    .where(and(eq(trialCriterionSets.hubId, hubId), eq(trialCriterionSets.id, id)))
