import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type LoadedPlan, loadPlan } from './current.server.ts'
import { flowRows } from './flows-store.server.ts'
import { noteRows } from './notes-store.server.ts'
import { mayWritePlan } from './permits.ts'
import type { Flow, Snapshot } from './snapshot.ts'
import { insertVersion, lastVersionNumber } from './store.server.ts'

/** The canvas and the lines as they stand. */
export async function snapshotOf(tx: Tx, loaded: LoadedPlan): Promise<Snapshot> {
  const { assumptions: _, scenarios: __, version: ___, ...head } = loaded.plan
  const notes = await noteRows(tx, loaded.row)
  const flows = await flowRows(tx, loaded.row)
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
    flows: flows.map(
      ({ id, position, customerId, beneficiaryId, serviceNoteId, serviceId, lineId }): Flow => ({
        id,
        position,
        customerId,
        beneficiaryId,
        serviceNoteId,
        serviceId,
        lineId,
      }),
    ),
  }
}

/** Keeps a version within the caller's transaction; answers its number. */
export async function keepVersion(tx: Tx, ctx: Ctx, loaded: LoadedPlan, reason: string): Promise<number> {
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
): Promise<Result<{ number: number }, 'not_permitted' | 'no_plan'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    return await once(tx, ctx, input.idempotencyKey, async () => {
      const number = await keepVersion(tx, ctx, loaded, input.reason)
      await audit(tx, ctx, 'save', 'plan_version', loaded.row.id, { number })
      return ok({ number })
    })
  })
}
