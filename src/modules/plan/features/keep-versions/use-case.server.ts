import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { clearPlan, putBack } from '#modules/plan/put-back.server.ts'
import { headColumns, touchPlan, versionRow } from '#modules/plan/store.server.ts'
import { keepVersion } from '#modules/plan/versions.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Refused = 'not_permitted' | 'no_plan'

/**
 * Brings a kept version back. What stands now is kept first under `reason`, so that coming back can itself
 * be undone. Ids stay, so links to notes and lines hold. Refused when the plan changed since its `version` was seen.
 */
export async function restoreVersion(
  ctx: Ctx,
  input: { number: number; reason: string; version: number; idempotencyKey?: string },
): Promise<Result<{ kept: number }, Refused | 'not_found' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    return await once(tx, ctx, input.idempotencyKey, async () => {
      const version = await versionRow(tx, loaded.row, input.number)
      if (!version) return refuse('not_found')
      if (loaded.row.version !== input.version) return refuse('changed_meanwhile')
      const kept = await keepVersion(tx, ctx, loaded, input.reason)
      await clearPlan(tx, ctx, loaded.row)
      await putBack(tx, ctx, loaded.row, version.content)
      await touchPlan(tx, ctx, loaded.row, headColumns(version.content.plan))
      await audit(tx, ctx, 'restore', 'plan_version', loaded.row.id, { number: input.number, kept })
      return ok({ kept })
    })
  })
}
