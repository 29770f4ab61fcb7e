import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Month } from '#kit/day.ts'
import { type Id, isId, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { insertFlows } from './flows-store.server.ts'
import { insertNotes, noteToInsert } from './notes-store.server.ts'
import { startAt } from './rules/scenario.ts'
import type { TemplateContent } from './snapshot.ts'
import { insertLines, insertScenarios, lineRow } from './store.server.ts'
import { type PlanOrigin, planTemplates } from './tables.ts'
import { type TemplateChoice, templateAt } from './templates/templates.ts'

export type TemplateRow = typeof planTemplates.$inferSelect
/**
 * Templates of this hub and those that others share, by name. No condition on the hub: row-level security answers this
 * hub's rows and the shared ones of all.
 */
export async function templateRows(tx: Tx): Promise<TemplateRow[]> {
  return await tx
    .select()
    .from(planTemplates)
    .where(isNull(planTemplates.removedAt))
    .orderBy(asc(planTemplates.name), asc(planTemplates.id))
    .limit(300)
}

/** One template of this hub, removed or not. */
export async function ownTemplate(tx: Tx, ctx: Ctx, id: Id<'Template'>): Promise<TemplateRow | undefined> {
  const [row] = await tx
    .select()
    .from(planTemplates)
    .where(and(eq(planTemplates.hubId, ctx.hub.id), eq(planTemplates.id, id)))
  return row
}

type Start = TemplateContent & { readonly origin: PlanOrigin | null }

/** What a plan begins with, its months moved to `start`; null when the template is gone or no longer shared. */
export async function startFrom(
  tx: Tx,
  ctx: Ctx,
  choice: TemplateChoice,
  start: Month,
): Promise<Start | null> {
  if (!isId<'Template'>(choice)) {
    const { plan, notes } = templateAt(choice, start)
    return { plan, notes, flows: [], origin: choice === 'empty' ? null : { name: plan.name, hub: null } }
  }
  const [row] = await tx
    .select()
    .from(planTemplates)
    .where(and(eq(planTemplates.id, choice), isNull(planTemplates.removedAt)))
  if (!row) return null
  const hub = row.hubId === ctx.hub.id ? null : row.hubName
  return { ...row.content, plan: startAt(row.content.plan, start), origin: { name: row.name, hub } }
}

/** Writes the slips, lines, scenarios and flows of a template into a plan that has none. */
export async function putTemplate(
  tx: Tx,
  ctx: Ctx,
  planId: Id<'Plan'>,
  start: TemplateContent,
): Promise<void> {
  const { plan, notes, flows } = start
  const noteRows = notes.map((note, i) => noteToInsert(ctx, planId, note, i))
  const lines = plan.assumptions.map((body, i) => lineRow(ctx, planId, body, i))
  await insertNotes(tx, noteRows)
  await insertLines(tx, lines)
  await insertScenarios(
    tx,
    plan.scenarios.map((s, position) => ({
      hubId: ctx.hub.id,
      id: newId<'Scenario'>(),
      planId,
      key: s.id,
      position,
      name: s.name,
      changes: s.changes,
      version: 1,
    })),
  )
  await insertFlows(
    tx,
    flows.map((flow, position) => ({
      hubId: ctx.hub.id,
      id: newId<'Flow'>(),
      planId,
      position,
      customerId: noteRows[flow.customer]!.id,
      beneficiaryId: noteRows[flow.beneficiary]!.id,
      serviceNoteId: noteRows[flow.service]!.id,
      serviceId: null,
      lineId: lines.find((line) => line.key === flow.line)?.id ?? null,
      version: 1,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    })),
  )
}
