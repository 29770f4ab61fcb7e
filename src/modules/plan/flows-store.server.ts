import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { PlanRow } from './store.server.ts'
import { planFlows } from './tables.ts'

export type FlowRow = typeof planFlows.$inferSelect

/** Who pays for whom, in order. */
export async function flowRows(tx: Tx, plan: PlanRow): Promise<FlowRow[]> {
  const { hubId, planId, removedAt, position, id } = planFlows
  return await tx
    .select()
    .from(planFlows)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
}

/** One flow, removed or not. */
export async function flowRow(tx: Tx, plan: PlanRow, id: Id<'Flow'>): Promise<FlowRow | undefined> {
  const own = and(eq(planFlows.hubId, plan.hubId), eq(planFlows.planId, plan.id), eq(planFlows.id, id))
  const [row] = await tx.select().from(planFlows).where(own)
  return row
}

export async function insertFlows(tx: Tx, rows: readonly (typeof planFlows.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(planFlows).values([...rows])
}

export async function updateFlow(
  tx: Tx,
  ctx: Ctx,
  row: FlowRow,
  set: Partial<typeof planFlows.$inferInsert>,
): Promise<void> {
  await tx
    .update(planFlows)
    .set({ ...set, version: row.version + 1, updatedAt: ctx.now() })
    .where(and(eq(planFlows.hubId, row.hubId), eq(planFlows.id, row.id)))
}
