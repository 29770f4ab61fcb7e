import { createHash } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type LoadedPlan, loadPlan } from '../current.server.ts'
import { isFunding, type Plan } from '../rules/plan.ts'
import { planOf } from '../rules/scenario.ts'
import type { PlanRow } from '../store.server.ts'
import { planSimulations } from './tables.ts'

export type SimulationRow = typeof planSimulations.$inferSelect

/** How a simulation stands. */
export type SimulationState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'

export const stateOf = (row: SimulationRow): SimulationState =>
  row.answer
    ? 'done'
    : row.cancelledAt
      ? 'cancelled'
      : row.endedAt
        ? 'failed'
        : row.startedAt
          ? 'running'
          : 'waiting'

/** Names the plan that a simulation draws: same figures, same print; its other scenarios and its name do not count. */
export function fingerprintOf(plan: Plan, scenario: string | null): string | null {
  const seen = planOf(plan, scenario ?? undefined)
  if (!seen.ok) return null
  const { scenarios: _, name: __, $schema: ___, ...figures } = seen.value
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex')
}

/** How many figures of a plan are uncertain: ranges, and fundings that may be refused. */
export const uncertainFigures = (plan: Plan): number =>
  plan.assumptions.reduce(
    (n, line) =>
      n +
      (line.ranges?.length ?? 0) +
      (isFunding(line) && line.chance !== undefined && line.chance < 100 ? 1 : 0),
    0,
  )

const { hubId, id, planId, askedAt, endedAt, cancelledAt } = planSimulations

/** Simulations asked and not yet ended, the oldest first. */
export async function pendingRows(tx: Tx, ctx: Ctx): Promise<SimulationRow[]> {
  return await tx
    .select()
    .from(planSimulations)
    .where(and(eq(hubId, ctx.hub.id), isNull(endedAt), isNull(cancelledAt)))
    .orderBy(askedAt, id)
}

export async function simulationRow(
  tx: Tx,
  ctx: Ctx,
  one: Id<'Simulation'>,
): Promise<SimulationRow | undefined> {
  const [row] = await tx
    .select()
    .from(planSimulations)
    .where(and(eq(hubId, ctx.hub.id), eq(id, one)))
  return row
}

/** The last simulations, newest first. */
export async function simulationRows(tx: Tx, plan: PlanRow, most = 20): Promise<SimulationRow[]> {
  return await tx
    .select()
    .from(planSimulations)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id)))
    .orderBy(desc(askedAt), desc(id))
    .limit(most)
}

/** A simulation that ended, and whether the plan it drew has changed since. */
export type KnownSimulation = {
  readonly id: Id<'Simulation'>
  readonly askedAt: Date
  readonly author: string
  readonly answer: NonNullable<SimulationRow['answer']>
  readonly changed: boolean
}

export const knownSimulation = (row: SimulationRow, plan: Plan): KnownSimulation | null =>
  row.answer && {
    id: row.id,
    askedAt: row.askedAt,
    author: row.author,
    answer: row.answer,
    changed: fingerprintOf(plan, row.scenario) !== row.fingerprint,
  }

/** The last simulation of the base that ended; null before one. */
export async function lastSimulation(tx: Tx, loaded: LoadedPlan): Promise<KnownSimulation | null> {
  const rows = await simulationRows(tx, loaded.row)
  const row = rows.find((one) => one.answer && one.scenario === null)
  return row ? knownSimulation(row, loaded.plan) : null
}

/** The same for another page of the plan, such as its dossier; null without plan or simulation. */
export const currentSimulation = async (ctx: Ctx): Promise<KnownSimulation | null> =>
  await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded ? await lastSimulation(tx, loaded) : null
  })
