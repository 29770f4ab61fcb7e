import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { HandTotals, TestState } from '../rules/tests.ts'
import { trialHypotheses } from '../tables.ts'
import { trialLearnings, trialTestCounts, trialTests } from './tables.ts'

export type TestRow = typeof trialTests.$inferSelect
export type CountRow = typeof trialTestCounts.$inferSelect
export type LearningRow = typeof trialLearnings.$inferSelect

/** A page of a test's counts, and the tests of one hypothesis, stop here. */
const MOST = 200

export async function testById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Test'>): Promise<TestRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialTests)
    .where(and(eq(trialTests.hubId, hubId), eq(trialTests.id, id)))
  return row
}

/** The same, locked until the transaction ends: two who write its end at once wait for each other. */
export async function lockedTest(tx: Tx, hubId: Id<'Hub'>, id: Id<'Test'>): Promise<TestRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialTests)
    .where(and(eq(trialTests.hubId, hubId), eq(trialTests.id, id)))
    .for('update')
  return row
}

export const insertTest = (tx: Tx, row: TestRow) => tx.insert(trialTests).values(row)

export const updateTest = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Test'>, set: Partial<TestRow>) =>
  tx
    .update(trialTests)
    .set(set)
    .where(and(eq(trialTests.hubId, hubId), eq(trialTests.id, id)))

/** Tests in these states, by deadline. */
export const testsIn = (
  tx: Tx,
  hubId: Id<'Hub'>,
  states: readonly TestState[],
  limit = MOST,
): Promise<TestRow[]> =>
  tx
    .select()
    .from(trialTests)
    .where(and(eq(trialTests.hubId, hubId), inArray(trialTests.state, [...states])))
    .orderBy(asc(trialTests.deadline), asc(trialTests.id))
    .limit(limit)

/** Every test of a stage's hypotheses, as they were written. */
export const testsOfStage = (tx: Tx, hubId: Id<'Hub'>, stageId: Id<'Stage'>): Promise<TestRow[]> =>
  tx
    .select()
    .from(trialTests)
    .where(and(eq(trialTests.hubId, hubId), eq(trialTests.stageId, stageId)))
    .orderBy(asc(trialTests.id))
    .limit(MOST)

export const testsOfHypothesis = (
  tx: Tx,
  hubId: Id<'Hub'>,
  hypothesisId: Id<'Hypothesis'>,
): Promise<TestRow[]> =>
  tx
    .select()
    .from(trialTests)
    .where(and(eq(trialTests.hubId, hubId), eq(trialTests.hypothesisId, hypothesisId)))
    .orderBy(asc(trialTests.id))
    .limit(MOST)

export const insertCount = (tx: Tx, row: CountRow) => tx.insert(trialTestCounts).values(row)

export async function countById(tx: Tx, hubId: Id<'Hub'>, id: Id<'TestCount'>) {
  const [row] = await tx
    .select()
    .from(trialTestCounts)
    .where(and(eq(trialTestCounts.hubId, hubId), eq(trialTestCounts.id, id)))
  return row
}

/** The line that took this one back, if any. */
export async function reversalOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'TestCount'>) {
  const [row] = await tx
    .select({ id: trialTestCounts.id })
    .from(trialTestCounts)
    .where(and(eq(trialTestCounts.hubId, hubId), eq(trialTestCounts.reverses, id)))
  return row
}

/** What was counted by hand for a test, the newest line first. */
export const countsOf = (tx: Tx, hubId: Id<'Hub'>, testId: Id<'Test'>): Promise<CountRow[]> =>
  tx
    .select()
    .from(trialTestCounts)
    .where(and(eq(trialTestCounts.hubId, hubId), eq(trialTestCounts.testId, testId)))
    .orderBy(desc(trialTestCounts.id))
    .limit(MOST)

/** The sums of what was counted by hand, for several tests in one query; a line taken back counts for nothing. */
export async function handTotals(
  tx: Tx,
  hubId: Id<'Hub'>,
  testIds: readonly Id<'Test'>[],
): Promise<Map<Id<'Test'>, HandTotals>> {
  if (testIds.length === 0) return new Map()
  const rows = await tx
    .select({
      testId: trialTestCounts.testId,
      hits: sql<number>`sum(${trialTestCounts.hits})::float8`,
      total: sql<number>`sum(${trialTestCounts.total})::float8`,
      entries: sql<number>`(count(*) - 2 * count(${trialTestCounts.reverses}))::int`,
    })
    .from(trialTestCounts)
    .where(and(eq(trialTestCounts.hubId, hubId), inArray(trialTestCounts.testId, [...testIds])))
    .groupBy(trialTestCounts.testId)
  return new Map(rows.map(({ testId, ...totals }) => [testId, totals]))
}

export const insertLearning = (tx: Tx, row: LearningRow) => tx.insert(trialLearnings).values(row)

/** The learning cards of these tests, the newest of each first. */
export async function learningsOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  testIds: readonly Id<'Test'>[],
): Promise<Map<Id<'Test'>, LearningRow[]>> {
  if (testIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(trialLearnings)
    .where(and(eq(trialLearnings.hubId, hubId), inArray(trialLearnings.testId, [...testIds])))
    .orderBy(desc(trialLearnings.number))
  return Map.groupBy(rows, (row) => row.testId)
}

/** Hypotheses of these tests, by id; those that were removed too, since their tests stay. */
export async function beliefsOf(tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Hypothesis'>[]) {
  if (ids.length === 0) return new Map<Id<'Hypothesis'>, { text: string; kind: BeliefKind }>()
  const rows = await tx
    .select({ id: trialHypotheses.id, text: trialHypotheses.text, kind: trialHypotheses.kind })
    .from(trialHypotheses)
    .where(and(eq(trialHypotheses.hubId, hubId), inArray(trialHypotheses.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}
type BeliefKind = (typeof trialHypotheses.$inferSelect)['kind']
