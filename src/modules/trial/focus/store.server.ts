import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { type CellState, cellKey, DEFAULT_LIMIT } from '../rules/cells.ts'
import { trialCells, trialPivots } from './tables.ts'

export type CellRow = typeof trialCells.$inferSelect
export type PivotRow = typeof trialPivots.$inferSelect

/** Every cell that was ever touched: at most targets × services of one hub. */
export const cellsOf = (tx: Tx, hubId: Id<'Hub'>): Promise<CellRow[]> =>
  tx.select().from(trialCells).where(eq(trialCells.hubId, hubId))

export const statesOf = (cells: readonly CellRow[]): Map<string, CellState> =>
  new Map(cells.map((cell) => [cellKey(cell.target, cell.serviceId), cell.state]))

export async function upsertCells(tx: Tx, rows: readonly CellRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(trialCells)
    .values([...rows])
    .onConflictDoUpdate({
      target: [trialCells.hubId, trialCells.target, trialCells.serviceId],
      set: { state: sql`excluded.state`, since: sql`excluded.since`, pivotId: sql`excluded.pivot_id` },
    })
}

export const insertPivot = (tx: Tx, row: PivotRow) => tx.insert(trialPivots).values(row)

/** The newest readjustments. */
export const lastPivots = (tx: Tx, hubId: Id<'Hub'>, limit: number): Promise<PivotRow[]> =>
  tx
    .select()
    .from(trialPivots)
    .where(eq(trialPivots.hubId, hubId))
    .orderBy(desc(trialPivots.at), desc(trialPivots.id))
    .limit(limit)

/** The last readjustment that argued for more than the limit. */
export async function lastArgued(tx: Tx, hubId: Id<'Hub'>): Promise<PivotRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialPivots)
    .where(and(eq(trialPivots.hubId, hubId), sql`${trialPivots.argument} IS NOT NULL`))
    .orderBy(desc(trialPivots.at), desc(trialPivots.id))
    .limit(1)
  return row
}

/** How many cells may be tested at once: as the last readjustment says. */
export const limitOf = (last: PivotRow | undefined): number => last?.most ?? DEFAULT_LIMIT

export async function pivotById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Pivot'>): Promise<PivotRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialPivots)
    .where(and(eq(trialPivots.hubId, hubId), eq(trialPivots.id, id)))
  return row
}

/** The readjustment that undid this one. */
export async function undoOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Pivot'>): Promise<PivotRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialPivots)
    .where(and(eq(trialPivots.hubId, hubId), eq(trialPivots.undoes, id)))
  return row
}

/** A page of the log, newest first; `named` keeps the big ones. */
export async function pivotsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  named: boolean,
  cursor: Cursor | null,
  size: number,
): Promise<{ rows: PivotRow[]; n: number }> {
  const { from, direction } = pageFrom(trialPivots.at, trialPivots.id, 'timestamptz', false, cursor)
  const own = and(eq(trialPivots.hubId, hubId), named ? sql`${trialPivots.name} IS NOT NULL` : undefined)
  const rows = await tx
    .select()
    .from(trialPivots)
    .where(and(own, from))
    .orderBy(direction(trialPivots.at), direction(trialPivots.id))
    .limit(size + 1)
  return { rows, n: await countMatching(tx, trialPivots, own) }
}

/** What became of one cell, newest first. */
export const pivotsOfCell = (
  tx: Tx,
  hubId: Id<'Hub'>,
  target: string,
  serviceId: Id<'Service'>,
): Promise<PivotRow[]> =>
  tx
    .select()
    .from(trialPivots)
    .where(
      and(
        eq(trialPivots.hubId, hubId),
        sql`${trialPivots.moves} @> ${JSON.stringify([{ target, serviceId }])}::jsonb`,
      ),
    )
    .orderBy(desc(trialPivots.at), desc(trialPivots.id))
    .limit(50)

/** The readjustments made during a stage, oldest first. */
export const pivotsOfStage = (tx: Tx, hubId: Id<'Hub'>, stageId: Id<'Stage'>): Promise<PivotRow[]> =>
  tx
    .select()
    .from(trialPivots)
    .where(and(eq(trialPivots.hubId, hubId), eq(trialPivots.stageId, stageId)))
    .orderBy(asc(trialPivots.at), asc(trialPivots.id))
    .limit(200)
