import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { trialComparisonSchemes, trialComparisons } from './tables.ts'

export type ComparisonRow = typeof trialComparisons.$inferSelect
/** A comparison with its schemes, in the order in which they were named. */
export type Comparison = ComparisonRow & { schemeIds: Id<'Scheme'>[] }

/** A trial compares a few things; a loop gone wrong must not fill a page. */
const MOST = 100

export async function insertComparison(tx: Tx, { schemeIds, ...row }: Comparison): Promise<void> {
  await tx.insert(trialComparisons).values(row)
  await tx
    .insert(trialComparisonSchemes)
    .values(schemeIds.map((schemeId, rank) => ({ hubId: row.hubId, comparisonId: row.id, schemeId, rank })))
}

export const updateComparison = (
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Comparison'>,
  set: Partial<ComparisonRow>,
) =>
  tx
    .update(trialComparisons)
    .set(set)
    .where(and(eq(trialComparisons.hubId, hubId), eq(trialComparisons.id, id)))

/** Comparisons of the hub (of one stage when it is named), those still open first, then the last to end. */
export async function comparisonsOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  only: { stageId?: Id<'Stage'>; id?: Id<'Comparison'>; open?: boolean } = {},
): Promise<Comparison[]> {
  const rows = await tx
    .select()
    .from(trialComparisons)
    .where(
      and(
        eq(trialComparisons.hubId, hubId),
        only.stageId && eq(trialComparisons.stageId, only.stageId),
        only.id && eq(trialComparisons.id, only.id),
        only.open ? isNull(trialComparisons.closedOn) : undefined,
      ),
    )
    .orderBy(
      sql`${trialComparisons.closedOn} IS NOT NULL`,
      desc(trialComparisons.endsOn),
      desc(trialComparisons.id),
    )
    .limit(MOST)
  if (rows.length === 0) return []
  const schemes = await tx
    .select()
    .from(trialComparisonSchemes)
    .where(
      and(
        eq(trialComparisonSchemes.hubId, hubId),
        inArray(
          trialComparisonSchemes.comparisonId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(trialComparisonSchemes.rank))
  const byId = Map.groupBy(schemes, (one) => one.comparisonId)
  return rows.map((row) => ({ ...row, schemeIds: (byId.get(row.id) ?? []).map((one) => one.schemeId) }))
}

export async function comparisonById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Comparison'>) {
  return (await comparisonsOf(tx, hubId, { id }))[0]
}
