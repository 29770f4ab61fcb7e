import type { Id } from '#kit/id.ts'
import { type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A scenario once more under another name, to be changed without losing the first. */
export async function duplicateScenario(
  ctx: Ctx,
  input: { id: Id<'Scenario'>; name: (original: string) => string; idempotencyKey?: string },
): Promise<Result<{ key: string }>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const { id, name, idempotencyKey } = input
  return await ctx.together(async (inner): Promise<Result<{ key: string }>> => {
    const loaded = await inner.read((tx) => loadPlan(tx, inner))
    const row = loaded?.scenarios.find((scenario) => scenario.id === id)
    if (!row) return refuse('not_found')
    return await addScenario(inner, {
      name: name(row.name).slice(0, 200),
      changes: row.changes,
      idempotencyKey,
    })
  })
}
