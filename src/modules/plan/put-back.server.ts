import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Snapshot } from './snapshot.ts'
import { lineColumns, type PlanRow } from './store.server.ts'
import { assumptions, canvasNotes, planFlows, scenarios } from './tables.ts'

/** Takes everything off. Lines and scenarios give their ids back, as when they are removed by hand. */
export async function clearPlan(tx: Tx, ctx: Ctx, plan: PlanRow): Promise<void> {
  const removedAt = ctx.now()
  await tx
    .update(canvasNotes)
    .set({ removedAt, version: sql`${canvasNotes.version} + 1` })
    .where(
      and(eq(canvasNotes.hubId, plan.hubId), eq(canvasNotes.planId, plan.id), isNull(canvasNotes.removedAt)),
    )
  await tx
    .update(assumptions)
    .set({
      removedAt,
      key: sql`${assumptions.key} || '.' || ${assumptions.id}`,
      version: sql`${assumptions.version} + 1`,
    })
    .where(
      and(eq(assumptions.hubId, plan.hubId), eq(assumptions.planId, plan.id), isNull(assumptions.removedAt)),
    )
  await tx
    .update(scenarios)
    .set({
      removedAt,
      key: sql`${scenarios.key} || '.' || ${scenarios.id}`,
      version: sql`${scenarios.version} + 1`,
    })
    .where(and(eq(scenarios.hubId, plan.hubId), eq(scenarios.planId, plan.id), isNull(scenarios.removedAt)))
  await tx
    .update(planFlows)
    .set({ removedAt, version: sql`${planFlows.version} + 1` })
    .where(and(eq(planFlows.hubId, plan.hubId), eq(planFlows.planId, plan.id), isNull(planFlows.removedAt)))
}

const given = (column: string) => sql.raw(`excluded.${column}`)

/** Puts a kept version's slips, lines and scenarios back in their own rows. */
export async function putBack(tx: Tx, ctx: Ctx, plan: PlanRow, kept: Snapshot): Promise<void> {
  const at = ctx.now()
  const own = { hubId: plan.hubId, planId: plan.id, version: 1 }
  if (kept.notes.length > 0)
    await tx
      .insert(canvasNotes)
      .values(kept.notes.map((note) => ({ ...own, ...note, createdAt: at, updatedAt: at })))
      .onConflictDoUpdate({
        target: [canvasNotes.hubId, canvasNotes.id],
        set: {
          block: given('block'),
          position: given('position'),
          text: given('text'),
          colour: given('colour'),
          pillar: given('pillar'),
          side: given('side'),
          link: given('link'),
          removedAt: null,
          updatedAt: at,
          version: sql`${canvasNotes.version} + 1`,
        },
      })
  if (kept.assumptions.length > 0)
    await tx
      .insert(assumptions)
      .values(
        kept.assumptions.map(({ id, body }, position) => ({
          ...own,
          id,
          key: body.id,
          position,
          createdAt: at,
          updatedAt: at,
          ...lineColumns(body),
        })),
      )
      .onConflictDoUpdate({
        target: [assumptions.hubId, assumptions.id],
        set: {
          key: given('key'),
          block: given('block'),
          position: given('position'),
          name: given('name'),
          measure: given('measure'),
          body: given('body'),
          removedAt: null,
          updatedAt: at,
          version: sql`${assumptions.version} + 1`,
        },
      })
  if (kept.scenarios.length > 0)
    await tx
      .insert(scenarios)
      .values(
        kept.scenarios.map(({ id, key, name, changes }, position) => ({
          ...own,
          id,
          key,
          name,
          position,
          changes: [...changes],
        })),
      )
      .onConflictDoUpdate({
        target: [scenarios.hubId, scenarios.id],
        set: {
          key: given('key'),
          position: given('position'),
          name: given('name'),
          changes: given('changes'),
          removedAt: null,
          version: sql`${scenarios.version} + 1`,
        },
      })
  // After the slips and lines that they join.
  if (kept.flows && kept.flows.length > 0)
    await tx
      .insert(planFlows)
      .values(kept.flows.map((flow) => ({ ...own, ...flow, createdAt: at, updatedAt: at })))
      .onConflictDoUpdate({
        target: [planFlows.hubId, planFlows.id],
        set: {
          position: given('position'),
          customerId: given('customer_id'),
          beneficiaryId: given('beneficiary_id'),
          serviceNoteId: given('service_note_id'),
          serviceId: given('service_id'),
          lineId: given('line_id'),
          removedAt: null,
          updatedAt: at,
          version: sql`${planFlows.version} + 1`,
        },
      })
}
