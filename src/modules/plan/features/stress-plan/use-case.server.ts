import { type Result, refuse } from '#kit/result.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import type { StressId } from '#modules/plan/rules/whatif/stress.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { stressChanges } from './query.server.ts'

/** Keeps a ready-made test, as it reads on the plan of today, among the scenarios. Answers the scenario's key. */
export async function keepStress(
  ctx: Ctx,
  input: { id: StressId; name: string; idempotencyKey?: string },
): Promise<Result<{ key: string }>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const { name, idempotencyKey } = input
  return await ctx.together(async (inner): Promise<Result<{ key: string }>> => {
    const changes = await stressChanges(inner, input.id)
    return changes.ok ? await addScenario(inner, { name, changes: changes.value, idempotencyKey }) : changes
  })
}
