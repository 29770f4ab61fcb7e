import { createHash } from 'node:crypto'
import { and, desc, eq, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Month } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Choice } from '../rules/actuals/rebase.ts'
import type { Side } from '../rules/actuals/sides.ts'
import { type Tolerances, usualTolerances } from '../rules/actuals/variance.ts'
import type { PlanRow } from '../store.server.ts'
import { canvasVersions } from '../tables.ts'
import { planAlerts, planRebases, planWatch } from './tables.ts'

export type AlertRow = typeof planAlerts.$inferSelect
export type KeptVersion = typeof canvasVersions.$inferSelect

/** From how much a difference is told in this plan; the usual figures until somebody changes them. */
export async function tolerancesOf(tx: Tx, plan: PlanRow): Promise<Tolerances> {
  const [row] = await tx
    .select()
    .from(planWatch)
    .where(and(eq(planWatch.hubId, plan.hubId), eq(planWatch.planId, plan.id)))
  return row ? { percent: row.percent, cents: Number(row.amount), months: row.months } : usualTolerances
}

export async function writeTolerances(tx: Tx, ctx: Ctx, plan: PlanRow, given: Tolerances): Promise<void> {
  const set = {
    percent: given.percent,
    amount: cents(given.cents),
    months: given.months,
    updatedAt: ctx.now(),
  }
  await tx
    .insert(planWatch)
    .values({ hubId: plan.hubId, planId: plan.id, ...set })
    .onConflictDoUpdate({ target: [planWatch.hubId, planWatch.planId], set })
}

/** What is believed of the months to come, by the line's id in the plan. */
export async function choicesOfRebase(tx: Tx, plan: PlanRow): Promise<ReadonlyMap<string, Choice>> {
  const rows = await tx
    .select()
    .from(planRebases)
    .where(and(eq(planRebases.hubId, plan.hubId), eq(planRebases.planId, plan.id)))
  return new Map(rows.map(({ key, method, months }) => [key, { method, months }]))
}

/** Names what is believed, so that whoever saw other beliefs is told instead of overwriting them. */
export function choicesSeen(choices: ReadonlyMap<string, Choice>): string {
  const written = [...choices].map(([key, { method, months }]) => `${key} ${method} ${months}`).sort()
  return createHash('sha256').update(written.join('\n')).digest('hex').slice(0, 16)
}

/** The same for the tolerances. */
export const tolerancesSeen = ({ percent, cents, months }: Tolerances): string =>
  [percent, cents, months].join(' ')

/** Replaces all choices: a line that is absent is as planned. */
export async function writeChoices(
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  choices: ReadonlyMap<string, Choice>,
): Promise<void> {
  await tx.delete(planRebases).where(and(eq(planRebases.hubId, plan.hubId), eq(planRebases.planId, plan.id)))
  const rows = [...choices].map(([key, choice]) => ({
    hubId: plan.hubId,
    planId: plan.id,
    key,
    ...choice,
    updatedAt: ctx.now(),
  }))
  if (rows.length > 0) await tx.insert(planRebases).values(rows)
}

type NewAlert = { key: string; side: Side; planned: Cents; actual: Cents; streak: number }

const ofMonth = (plan: PlanRow, month: Month) =>
  and(eq(planAlerts.hubId, plan.hubId), eq(planAlerts.planId, plan.id), eq(planAlerts.month, month))

/**
 * Makes the drifts of a month exactly these. Doing it again changes nothing; one that was put aside keeps its reason,
 * and one that is no more goes away.
 */
export async function writeAlerts(
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  month: Month,
  alerts: readonly NewAlert[],
): Promise<void> {
  const kept = sql.join(
    alerts.map(({ key, side }) => sql`(${key}, ${side})`),
    sql`, `,
  )
  const others = sql`(${planAlerts.key}, ${planAlerts.side}) NOT IN (${kept})`
  await tx
    .delete(planAlerts)
    .where(alerts.length > 0 ? and(ofMonth(plan, month), others) : ofMonth(plan, month))
  if (alerts.length === 0) return
  const given = (column: string) => sql.raw(`excluded.${column}`)
  await tx
    .insert(planAlerts)
    .values(
      alerts.map((alert) => ({
        hubId: plan.hubId,
        planId: plan.id,
        month,
        ...alert,
        computedAt: ctx.now(),
      })),
    )
    .onConflictDoUpdate({
      target: [planAlerts.hubId, planAlerts.planId, planAlerts.month, planAlerts.key, planAlerts.side],
      set: {
        planned: given('planned'),
        actual: given('actual'),
        streak: given('streak'),
        computedAt: given('computed_at'),
      },
    })
}

/** The alerts of a month, and every one that was put aside, newest month first. */
export async function alertRows(tx: Tx, plan: PlanRow, month: Month): Promise<AlertRow[]> {
  return await tx
    .select()
    .from(planAlerts)
    .where(
      and(
        eq(planAlerts.hubId, plan.hubId),
        eq(planAlerts.planId, plan.id),
        lte(planAlerts.month, month),
        or(eq(planAlerts.month, month), isNotNull(planAlerts.asideAt)),
      ),
    )
    .orderBy(desc(planAlerts.month), planAlerts.key)
}

/** Puts an alert aside as it stands, with who and why. */
export async function putAside(tx: Tx, ctx: Ctx, alert: AlertRow, reason: string): Promise<void> {
  await tx
    .update(planAlerts)
    .set({
      asideAt: ctx.now(),
      asideBy: ctx.actor.name,
      asideReason: reason,
      asideGap: cents(alert.actual - alert.planned),
    })
    .where(
      and(
        eq(planAlerts.hubId, alert.hubId),
        eq(planAlerts.planId, alert.planId),
        eq(planAlerts.month, alert.month),
        eq(planAlerts.key, alert.key),
        eq(planAlerts.side, alert.side),
      ),
    )
}

/** Versions with their content, the first one kept and the last `limit`, oldest first. */
export async function keptVersions(tx: Tx, plan: PlanRow, limit: number): Promise<KeptVersion[]> {
  const own = and(eq(canvasVersions.hubId, plan.hubId), eq(canvasVersions.planId, plan.id))
  const last = await tx
    .select()
    .from(canvasVersions)
    .where(own)
    .orderBy(desc(canvasVersions.number))
    .limit(limit)
  last.reverse()
  if (last[0]?.number === 1 || last.length < limit) return last
  const first = await tx
    .select()
    .from(canvasVersions)
    .where(and(own, eq(canvasVersions.number, 1)))
  return [...first, ...last]
}
