import { and, asc, eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { contractEligibles } from './tables.ts'

/** People whom a contract opens to on a day, in the order they came. */
export const eligiblesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Contract'>, day: Day) =>
  tx
    .select()
    .from(contractEligibles)
    .where(
      and(
        eq(contractEligibles.hubId, hubId),
        eq(contractEligibles.contractId, id),
        sql`${contractEligibles.since} <= ${day}::date`,
        sql`coalesce(${contractEligibles.until}, 'infinity'::date) > ${day}::date`,
      ),
    )
    .orderBy(asc(contractEligibles.since), asc(contractEligibles.personId))

/** Opens a contract to people, those who had left it too; answers how many are new. */
export async function upsertEligibles(
  tx: Tx,
  rows: readonly (typeof contractEligibles.$inferInsert)[],
): Promise<number> {
  if (rows.length === 0) return 0
  const written = await tx
    .insert(contractEligibles)
    .values([...rows])
    .onConflictDoUpdate({
      target: [contractEligibles.hubId, contractEligibles.contractId, contractEligibles.personId],
      set: { until: null, byCode: sql`excluded.by_code` },
      setWhere: sql`${contractEligibles.until} IS NOT NULL`,
    })
    .returning({ id: contractEligibles.personId })
  return written.length
}

export async function closeEligible(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Contract'>,
  personId: Id<'Person'>,
  until: Day,
): Promise<boolean> {
  const done = await tx
    .update(contractEligibles)
    .set({ until })
    .where(
      and(
        eq(contractEligibles.hubId, hubId),
        eq(contractEligibles.contractId, id),
        eq(contractEligibles.personId, personId),
        sql`${contractEligibles.until} IS NULL`,
      ),
    )
    .returning({ id: contractEligibles.personId })
  return done.length > 0
}
