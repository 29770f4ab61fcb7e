import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Assumption, Plan } from './rules/plan.ts'
import type { PlanHead } from './snapshot.ts'
import { assumptions, canvasVersions, type PlanSettings, plans, scenarios } from './tables.ts'

export type PlanRow = typeof plans.$inferSelect
export type AssumptionRow = typeof assumptions.$inferSelect
export type ScenarioRow = typeof scenarios.$inferSelect
export type VersionRow = Omit<typeof canvasVersions.$inferSelect, 'content'>

/** The hub's plan; `lock` holds it until the transaction ends, so that two changes never pass each other. */
export async function planRow(tx: Tx, ctx: Ctx, lock = false): Promise<PlanRow | undefined> {
  const query = tx.select().from(plans).where(eq(plans.hubId, ctx.hub.id)).limit(1)
  const [row] = await (lock ? query.for('update') : query)
  return row
}

export async function insertPlan(tx: Tx, row: typeof plans.$inferInsert): Promise<void> {
  await tx.insert(plans).values(row)
}

/** Marks the plan as changed now. */
export async function touchPlan(
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  set: Partial<typeof plans.$inferInsert> = {},
): Promise<void> {
  await tx
    .update(plans)
    .set({ ...set, version: sql`${plans.version} + 1`, updatedAt: ctx.now() })
    .where(and(eq(plans.hubId, ctx.hub.id), eq(plans.id, plan.id)))
}

export async function assumptionRows(tx: Tx, plan: PlanRow): Promise<AssumptionRow[]> {
  const { hubId, planId, removedAt, position, id } = assumptions
  return await tx
    .select()
    .from(assumptions)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
}

/** One line, removed or not. */
export async function assumptionRow(
  tx: Tx,
  plan: PlanRow,
  id: Id<'Assumption'>,
): Promise<AssumptionRow | undefined> {
  const own = and(eq(assumptions.hubId, plan.hubId), eq(assumptions.planId, plan.id), eq(assumptions.id, id))
  const [row] = await tx.select().from(assumptions).where(own)
  return row
}

export async function scenarioRows(tx: Tx, plan: PlanRow): Promise<ScenarioRow[]> {
  return await tx
    .select()
    .from(scenarios)
    .where(and(eq(scenarios.hubId, plan.hubId), eq(scenarios.planId, plan.id), isNull(scenarios.removedAt)))
    .orderBy(asc(scenarios.position), asc(scenarios.id))
}

export async function insertScenarios(
  tx: Tx,
  rows: readonly (typeof scenarios.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(scenarios).values([...rows])
}

export async function updateScenario(
  tx: Tx,
  row: ScenarioRow,
  set: Partial<typeof scenarios.$inferInsert>,
): Promise<void> {
  await tx
    .update(scenarios)
    .set({ ...set, version: row.version + 1 })
    .where(and(eq(scenarios.hubId, row.hubId), eq(scenarios.id, row.id)))
}

/** The row of a line of the plan; what the columns repeat of the body is for lists. */
export const lineRow = (
  ctx: Ctx,
  planId: Id<'Plan'>,
  body: Assumption,
  position: number,
): typeof assumptions.$inferInsert => ({
  hubId: ctx.hub.id,
  id: newId<'Assumption'>(),
  planId,
  key: body.id,
  position,
  version: 1,
  createdAt: ctx.now(),
  updatedAt: ctx.now(),
  ...lineColumns(body),
})

export const lineColumns = (body: Assumption) => ({
  block: body.block,
  name: body.name,
  measure: body.measure ?? null,
  body,
})

export async function insertLines(tx: Tx, rows: readonly (typeof assumptions.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(assumptions).values([...rows])
}

export async function updateLine(
  tx: Tx,
  ctx: Ctx,
  row: AssumptionRow,
  set: Partial<typeof assumptions.$inferInsert>,
): Promise<void> {
  await tx
    .update(assumptions)
    .set({ ...set, version: row.version + 1, updatedAt: ctx.now() })
    .where(and(eq(assumptions.hubId, row.hubId), eq(assumptions.id, row.id)))
}

/** The engine's document of a plan. */
export const planDocument = (
  plan: PlanRow,
  lines: readonly Pick<AssumptionRow, 'body'>[],
  others: readonly Pick<ScenarioRow, 'key' | 'name' | 'changes'>[],
): Plan => ({
  version: 1,
  name: plan.name,
  kind: plan.kind,
  start: plan.start,
  months: plan.months,
  openingCash: Number(plan.openingCash),
  ...plan.settings,
  assumptions: lines.map((row) => row.body),
  scenarios: others.map(({ key, name, changes }) => ({ id: key, name, changes })),
})

export const headColumns = (head: PlanHead) => ({
  name: head.name,
  kind: head.kind,
  start: head.start,
  months: head.months,
  openingCash: cents(head.openingCash),
  settings: settingsOf(head),
})

/** Only what is there: a plan's document has no empty field. */
const settingsOf = ({ taxOnSales, inflation, payroll, opening, correlations }: PlanHead): PlanSettings => ({
  ...(taxOnSales && { taxOnSales }),
  ...(inflation && { inflation }),
  ...(payroll && { payroll }),
  ...(opening && { opening }),
  ...(correlations && { correlations }),
})

export async function insertVersion(tx: Tx, row: typeof canvasVersions.$inferInsert): Promise<void> {
  await tx.insert(canvasVersions).values(row)
}

/** The last hundred versions, newest first, without their content. */
export async function versionRows(tx: Tx, plan: PlanRow): Promise<VersionRow[]> {
  const { content: _, ...columns } = canvasVersions
  const { hubId, planId, number, reason, author, userId, at } = columns
  return await tx
    .select({ hubId, planId, number, reason, author, userId, at })
    .from(canvasVersions)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id)))
    .orderBy(desc(number))
    .limit(100)
}

export async function lastVersionNumber(tx: Tx, plan: PlanRow): Promise<number> {
  const [row] = await tx
    .select({ number: canvasVersions.number })
    .from(canvasVersions)
    .where(and(eq(canvasVersions.hubId, plan.hubId), eq(canvasVersions.planId, plan.id)))
    .orderBy(desc(canvasVersions.number))
    .limit(1)
  return row?.number ?? 0
}

export async function versionRow(
  tx: Tx,
  plan: PlanRow,
  number: number,
): Promise<typeof canvasVersions.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(canvasVersions)
    .where(
      and(
        eq(canvasVersions.hubId, plan.hubId),
        eq(canvasVersions.planId, plan.id),
        eq(canvasVersions.number, number),
      ),
    )
  return row
}
