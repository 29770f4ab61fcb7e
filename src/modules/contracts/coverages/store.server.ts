import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { PERIODS, periodOf } from '../rules/coverages.ts'
import { coveragePeople, coverages, coverageTotals, coverageUses } from './tables.ts'

export type CoverageRow = typeof coverages.$inferSelect
export type NewCoverage = typeof coverages.$inferInsert
type UseRow = typeof coverageUses.$inferSelect

/** Those that may pay on a day, the first to pay first: a hub has dozens, not thousands. */
export const coveragesOn = (tx: Tx, hubId: Id<'Hub'>, day: Day): Promise<CoverageRow[]> =>
  tx
    .select()
    .from(coverages)
    .where(
      and(
        eq(coverages.hubId, hubId),
        lte(coverages.fromDay, day),
        or(isNull(coverages.toDay), gte(coverages.toDay, day)),
      ),
    )
    .orderBy(asc(coverages.rank), asc(coverages.id))

/** Every coverage ever agreed, the first to pay first. */
export const allCoverages = (tx: Tx, hubId: Id<'Hub'>): Promise<CoverageRow[]> =>
  tx
    .select()
    .from(coverages)
    .where(eq(coverages.hubId, hubId))
    .orderBy(asc(coverages.rank), asc(coverages.id))

export async function coverageById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Coverage'>,
): Promise<CoverageRow | null> {
  const [row] = await tx
    .select()
    .from(coverages)
    .where(and(eq(coverages.hubId, hubId), eq(coverages.id, id)))
  return row ?? null
}

/**
 * Makes those who count the use of these coverages wait for each other until the transaction ends; always in the
 * order of ids, so that two cannot wait for each other.
 */
export async function lockCoverages(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Coverage'>[],
): Promise<CoverageRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select()
    .from(coverages)
    .where(and(eq(coverages.hubId, hubId), inArray(coverages.id, [...ids])))
    .orderBy(asc(coverages.id))
    .for('update')
}

/** Which coverages name this person, under any of their ids. */
export async function coveragesNaming(
  tx: Tx,
  hubId: Id<'Hub'>,
  personIds: readonly Id<'Person'>[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ id: coveragePeople.coverageId })
    .from(coveragePeople)
    .where(and(eq(coveragePeople.hubId, hubId), inArray(coveragePeople.personId, [...personIds])))
  return new Set(rows.map((row) => row.id))
}

/** The people a coverage names. */
export async function peopleNamedBy(tx: Tx, hubId: Id<'Hub'>, id: Id<'Coverage'>): Promise<Id<'Person'>[]> {
  const rows = await tx
    .select({ personId: coveragePeople.personId })
    .from(coveragePeople)
    .where(and(eq(coveragePeople.hubId, hubId), eq(coveragePeople.coverageId, id)))
    .orderBy(asc(coveragePeople.addedAt), asc(coveragePeople.personId))
  return rows.map((row) => row.personId)
}

export async function namePerson(tx: Tx, row: typeof coveragePeople.$inferInsert): Promise<void> {
  await tx.insert(coveragePeople).values(row).onConflictDoNothing()
}

export async function unnamePerson(
  tx: Tx,
  hubId: Id<'Hub'>,
  coverageId: Id<'Coverage'>,
  personId: Id<'Person'>,
): Promise<void> {
  await tx
    .delete(coveragePeople)
    .where(
      and(
        eq(coveragePeople.hubId, hubId),
        eq(coveragePeople.coverageId, coverageId),
        eq(coveragePeople.personId, personId),
      ),
    )
}

export async function insertCoverage(tx: Tx, row: NewCoverage): Promise<void> {
  await tx.insert(coverages).values(row)
}

/** Writes over a coverage as it was then read: false when somebody changed it meanwhile. */
export async function updateCoverage(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Coverage'>,
  change: Partial<NewCoverage>,
  seenAt?: Date,
): Promise<boolean> {
  const mine = and(
    eq(coverages.hubId, hubId),
    eq(coverages.id, id),
    seenAt ? eq(coverages.updatedAt, seenAt) : undefined,
  )
  const done = await tx.update(coverages).set(change).where(mine).returning({ id: coverages.id })
  return done.length > 0
}

export type Total = typeof coverageTotals.$inferSelect

/** Sums of use of coverages for these people (empty: for everybody) and periods. */
export const totalsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  coverageIds: readonly Id<'Coverage'>[],
  who: readonly string[],
  periods: readonly string[],
): Promise<Total[]> =>
  tx
    .select()
    .from(coverageTotals)
    .where(
      and(
        eq(coverageTotals.hubId, hubId),
        inArray(coverageTotals.coverageId, [...coverageIds]),
        inArray(coverageTotals.who, [...who]),
        inArray(coverageTotals.period, [...periods]),
      ),
    )

/** What each person used of a coverage over a period, the most first. */
export const usersOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  coverageId: Id<'Coverage'>,
  period: string,
  limit: number,
): Promise<Total[]> =>
  tx
    .select()
    .from(coverageTotals)
    .where(
      and(
        eq(coverageTotals.hubId, hubId),
        eq(coverageTotals.coverageId, coverageId),
        eq(coverageTotals.period, period),
        sql`${coverageTotals.who} <> ''`,
        sql`${coverageTotals.used} > 0`,
      ),
    )
    .orderBy(sql`${coverageTotals.used} DESC`, asc(coverageTotals.who))
    .limit(limit)

/** What is still counted for something, per coverage, person and day: what was given back is gone. */
export async function usesOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  subjectId: string,
): Promise<Pick<UseRow, 'coverageId' | 'personId' | 'day' | 'amount'>[]> {
  const net = sql<string>`sum(${coverageUses.amount})`
  const rows = await tx
    .select({
      coverageId: coverageUses.coverageId,
      personId: coverageUses.personId,
      day: coverageUses.day,
      amount: net,
    })
    .from(coverageUses)
    .where(and(eq(coverageUses.hubId, hubId), eq(coverageUses.subjectId, subjectId)))
    .groupBy(coverageUses.coverageId, coverageUses.personId, coverageUses.day)
    .having(sql`${net} <> 0`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) as Cents }))
}

/** Writes uses and adds them to the sums, in one statement. */
export async function insertUses(
  tx: Tx,
  rows: readonly Omit<typeof coverageUses.$inferInsert, 'id'>[],
): Promise<void> {
  if (rows.length === 0) return
  const written = tx
    .$with('written')
    .as(tx.insert(coverageUses).values(rows.map((row) => ({ ...row, id: newId<'CoverageUse'>() }))))
  await tx
    .with(written)
    .insert(coverageTotals)
    .values(sumsOf(rows))
    .onConflictDoUpdate({
      target: [coverageTotals.hubId, coverageTotals.coverageId, coverageTotals.who, coverageTotals.period],
      set: { used: sql`${coverageTotals.used} + excluded.used` },
    })
}

/** The person's month, quarter and year, and everybody's year. Sorted: two transactions meet them in one order. */
function sumsOf(rows: readonly Omit<typeof coverageUses.$inferInsert, 'id'>[]): Total[] {
  const sums = new Map<string, Total>()
  for (const { hubId, coverageId, personId, day, amount } of rows) {
    const places = [
      ...PERIODS.map((period) => [personId as string, periodOf(day, period)] as const),
      ['', periodOf(day, 'year')] as const,
    ]
    for (const [who, period] of places) {
      const key = `${coverageId} ${who} ${period}`
      const sum = sums.get(key) ?? { hubId, coverageId, who, period, used: zero }
      sums.set(key, { ...sum, used: (sum.used + amount) as Cents })
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
