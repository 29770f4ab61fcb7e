import { ok, type Result, refuse } from '#kit/result.ts'
import { type LoadedPlan, loadPlan } from '#modules/plan/current.server.ts'
import { noteRows } from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import type { Snapshot } from '#modules/plan/snapshot.ts'
import {
  headColumns,
  insertVersion,
  lastVersionNumber,
  touchPlan,
  versionRow,
} from '#modules/plan/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { clearPlan, putBack } from './restore.server.ts'

type Refused = 'not_permitted' | 'no_plan'

/** The canvas and the lines as they stand. */
export async function snapshotOf(tx: Tx, loaded: LoadedPlan): Promise<Snapshot> {
  const { assumptions: _, scenarios: __, version: ___, ...head } = loaded.plan
  const notes = await noteRows(tx, loaded.row)
  return {
    plan: head,
    notes: notes.map(({ id, block, position, text, colour, pillar, side, link }) => ({
      id,
      block,
      position,
      text,
      colour,
      pillar,
      side,
      link,
    })),
    assumptions: loaded.lines.map(({ id, body }) => ({ id, body })),
    scenarios: loaded.scenarios.map(({ id, key, name, changes }) => ({ id, key, name, changes })),
  }
}

async function keep(tx: Tx, ctx: Ctx, loaded: LoadedPlan, reason: string): Promise<number> {
  const number = (await lastVersionNumber(tx, loaded.row)) + 1
  await insertVersion(tx, {
    hubId: ctx.hub.id,
    planId: loaded.row.id,
    number,
    reason,
    author: ctx.actor.name,
    userId: ctx.actor.userId,
    at: ctx.now(),
    content: await snapshotOf(tx, loaded),
  })
  return number
}

/** Keeps the canvas and its lines as they stand, under a number and with a reason. */
export async function saveVersion(
  ctx: Ctx,
  input: { reason: string; idempotencyKey?: string },
): Promise<Result<{ number: number }, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    return await once(tx, ctx, input.idempotencyKey, async () => {
      const number = await keep(tx, ctx, loaded, input.reason)
      await audit(tx, ctx, 'save', 'plan_version', loaded.row.id, { number })
      return ok({ number })
    })
  })
}

/**
 * Brings a kept version back. What stands now is kept first under `reason`, so that coming back can itself
 * be undone. Ids stay, so links to notes and lines hold.
 */
export async function restoreVersion(
  ctx: Ctx,
  input: { number: number; reason: string },
): Promise<Result<{ kept: number }, Refused | 'not_found'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    const version = await versionRow(tx, loaded.row, input.number)
    if (!version) return refuse('not_found')
    const kept = await keep(tx, ctx, loaded, input.reason)
    await clearPlan(tx, ctx, loaded.row)
    await putBack(tx, ctx, loaded.row, version.content)
    await touchPlan(tx, ctx, loaded.row, headColumns(version.content.plan))
    await audit(tx, ctx, 'restore', 'plan_version', loaded.row.id, { number: input.number, kept })
    return ok({ kept })
  })
}
