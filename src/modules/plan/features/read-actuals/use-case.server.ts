import { ok, type Result, refuse } from '#kit/result.ts'
import { tolerancesOf, tolerancesSeen, writeTolerances } from '#modules/plan/actuals/store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import type { Tolerances } from '#modules/plan/rules/actuals/variance.ts'
import { planRow } from '#modules/plan/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

/**
 * Says from how much a difference is told, and after how many months it is called a drift. Refused when somebody said
 * otherwise since the page was `seen`.
 */
export async function setTolerances(
  ctx: Ctx,
  { seen, ...given }: Tolerances & { seen: string },
): Promise<Result<undefined, 'not_permitted' | 'no_plan' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const row = await planRow(tx, ctx, true)
    if (!row) return refuse('no_plan')
    if (tolerancesSeen(await tolerancesOf(tx, row)) !== seen) return refuse('changed_meanwhile')
    await writeTolerances(tx, ctx, row, given)
    await audit(tx, ctx, 'set', 'plan_tolerances', row.id, { ...given })
    return ok(undefined)
  })
}
