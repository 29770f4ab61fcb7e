import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { debitItems, debitParts, debitRuns } from './tables.ts'

export type DebitRunRow = typeof debitRuns.$inferSelect
export type DebitItemRow = typeof debitItems.$inferSelect
export type DebitPartRow = typeof debitParts.$inferSelect

/** Runs by day, the latest first, one more than a page. */
export async function debitRunsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<DebitRunRow[]> {
  const { from, direction } = pageFrom(debitRuns.collectOn, debitRuns.id, 'date', false, cursor)
  return await tx
    .select()
    .from(debitRuns)
    .where(and(eq(debitRuns.hubId, hubId), from))
    .orderBy(direction(debitRuns.collectOn), direction(debitRuns.id))
    .limit(size + 1)
}

export const debitRunsCount = (tx: Tx, hubId: Id<'Hub'>) =>
  countMatching(tx, debitRuns, eq(debitRuns.hubId, hubId))

const runWhere = (hubId: Id<'Hub'>, id: Id<'DebitRun'>) =>
  and(eq(debitRuns.hubId, hubId), eq(debitRuns.id, id))

export async function debitRunByNumber(
  tx: Tx,
  hubId: Id<'Hub'>,
  number: string,
): Promise<DebitRunRow | null> {
  const [row] = await tx
    .select()
    .from(debitRuns)
    .where(and(eq(debitRuns.hubId, hubId), eq(debitRuns.number, number)))
  return row ?? null
}

export async function lockDebitRun(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'DebitRun'>,
): Promise<DebitRunRow | null> {
  const [row] = await tx.select().from(debitRuns).where(runWhere(hubId, id)).for('update')
  return row ?? null
}

export async function setDebitRun(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'DebitRun'>,
  set: Partial<typeof debitRuns.$inferInsert>,
): Promise<void> {
  await tx.update(debitRuns).set(set).where(runWhere(hubId, id))
}

export const itemsOfRun = (tx: Tx, hubId: Id<'Hub'>, runId: Id<'DebitRun'>): Promise<DebitItemRow[]> =>
  tx
    .select()
    .from(debitItems)
    .where(and(eq(debitItems.hubId, hubId), eq(debitItems.runId, runId)))
    .orderBy(asc(debitItems.position))

export async function itemById(tx: Tx, hubId: Id<'Hub'>, id: Id<'DebitItem'>): Promise<DebitItemRow | null> {
  const [row] = await tx
    .select()
    .from(debitItems)
    .where(and(eq(debitItems.hubId, hubId), eq(debitItems.id, id)))
  return row ?? null
}

/** By the reference that comes back on the bank's statement. */
export async function itemByReference(
  tx: Tx,
  hubId: Id<'Hub'>,
  endToEndId: string,
): Promise<DebitItemRow | null> {
  const [row] = await tx
    .select()
    .from(debitItems)
    .where(and(eq(debitItems.hubId, hubId), eq(debitItems.endToEndId, endToEndId)))
  return row ?? null
}

export async function setItems(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'DebitItem'>[],
  set: Partial<typeof debitItems.$inferInsert>,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(debitItems)
    .set(set)
    .where(and(eq(debitItems.hubId, hubId), inArray(debitItems.id, [...ids])))
}

export const partsOfItems = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'DebitItem'>[],
): Promise<DebitPartRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(debitParts)
        .where(and(eq(debitParts.hubId, hubId), inArray(debitParts.itemId, [...ids])))
        .orderBy(asc(debitParts.itemId), asc(debitParts.chargeId))

/** Frees the charges of collections: another run may take them again. */
export async function closeParts(tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'DebitItem'>[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(debitParts)
    .set({ open: false })
    .where(and(eq(debitParts.hubId, hubId), inArray(debitParts.itemId, [...ids])))
}

/** Which of these charges a run holds already. */
export async function chargesHeld(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Charge'>[],
): Promise<Set<Id<'Charge'>>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: debitParts.chargeId })
    .from(debitParts)
    .where(
      and(eq(debitParts.hubId, hubId), inArray(debitParts.chargeId, [...ids]), eq(debitParts.open, true)),
    )
  return new Set(rows.map((row) => row.id))
}
