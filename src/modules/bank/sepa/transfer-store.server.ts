import { and, asc, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { transferItems, transferRuns } from './tables.ts'

export type TransferRunRow = typeof transferRuns.$inferSelect
export type TransferItemRow = typeof transferItems.$inferSelect

/** Runs by day, the latest first, one more than a page. */
export async function transferRunsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<TransferRunRow[]> {
  const { from, direction } = pageFrom(transferRuns.executeOn, transferRuns.id, 'date', false, cursor)
  return await tx
    .select()
    .from(transferRuns)
    .where(and(eq(transferRuns.hubId, hubId), from))
    .orderBy(direction(transferRuns.executeOn), direction(transferRuns.id))
    .limit(size + 1)
}

export const transferRunsCount = (tx: Tx, hubId: Id<'Hub'>) =>
  countMatching(tx, transferRuns, eq(transferRuns.hubId, hubId))

export async function transferRunByNumber(
  tx: Tx,
  hubId: Id<'Hub'>,
  number: string,
): Promise<TransferRunRow | null> {
  const [row] = await tx
    .select()
    .from(transferRuns)
    .where(and(eq(transferRuns.hubId, hubId), eq(transferRuns.number, number)))
  return row ?? null
}

const runWhere = (hubId: Id<'Hub'>, id: Id<'TransferRun'>) =>
  and(eq(transferRuns.hubId, hubId), eq(transferRuns.id, id))

export async function lockTransferRun(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'TransferRun'>,
): Promise<TransferRunRow | null> {
  const [row] = await tx.select().from(transferRuns).where(runWhere(hubId, id)).for('update')
  return row ?? null
}

export async function setTransferRun(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'TransferRun'>,
  set: Partial<typeof transferRuns.$inferInsert>,
): Promise<void> {
  await tx.update(transferRuns).set(set).where(runWhere(hubId, id))
}

export const transfersOfRun = (
  tx: Tx,
  hubId: Id<'Hub'>,
  runId: Id<'TransferRun'>,
): Promise<TransferItemRow[]> =>
  tx
    .select()
    .from(transferItems)
    .where(and(eq(transferItems.hubId, hubId), eq(transferItems.runId, runId)))
    .orderBy(asc(transferItems.position))

/** What open runs already pay, as `kind id`. */
export async function inOpenRuns(tx: Tx, hubId: Id<'Hub'>): Promise<Set<string>> {
  const rows = await tx
    .select({ kind: transferItems.subjectKind, id: transferItems.subjectId })
    .from(transferItems)
    .where(and(eq(transferItems.hubId, hubId), eq(transferItems.open, true)))
  return new Set(rows.map(({ kind, id }) => `${kind} ${id}`))
}

/** The things that a run pays may be paid by another from now on, or are paid. */
export async function closeTransfers(tx: Tx, hubId: Id<'Hub'>, runId: Id<'TransferRun'>): Promise<void> {
  await tx
    .update(transferItems)
    .set({ open: false })
    .where(and(eq(transferItems.hubId, hubId), eq(transferItems.runId, runId)))
}
