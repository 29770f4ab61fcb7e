import type { Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { type Forecast, forecast } from '#modules/plan/rules/forecast.ts'
import { MAX_SCENARIOS } from '#modules/plan/rules/plan-schema.ts'
import { type FutureFacts, factsOf, type Verdict, verdictOf } from '#modules/plan/rules/whatif/stress.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type Future = {
  /** Null for the model itself. */
  readonly id: Id<'Scenario'> | null
  readonly key: string
  readonly name: string
  readonly changes: number
  /** Null when it no longer applies to the plan. */
  readonly facts: FutureFacts | null
  readonly verdict: Verdict | null
}
export type Futures = {
  readonly name: string
  readonly months: readonly Month[]
  readonly futures: readonly Future[]
  /** Closing cash by month, cents, of the model and of the first scenarios. */
  readonly lines: readonly { readonly key: string; readonly values: readonly number[] }[]
  readonly room: number
}

/** A drawing tells six lines apart. */
const DRAWN = 6

/** The model and every scenario of it, by the few figures that are compared. */
export async function readFutures(ctx: Ctx): Promise<Result<Futures, 'no_plan' | 'does_not_apply'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const { plan } = loaded
  const base = forecast(plan)
  if (!base.ok) return refuse('does_not_apply')
  const facts = factsOf(base.value)
  const made = new Map<string, Forecast>([['', base.value]])
  const futures: Future[] = [
    { id: null, key: '', name: '', changes: 0, facts, verdict: null },
    ...loaded.scenarios.map((row): Future => {
      const future = forecast(plan, row.key)
      if (future.ok) made.set(row.key, future.value)
      const own = future.ok ? factsOf(future.value) : null
      return {
        id: row.id,
        key: row.key,
        name: row.name,
        changes: row.changes.length,
        facts: own,
        verdict: own && verdictOf(facts, own),
      }
    }),
  ]
  return ok({
    name: loaded.row.name,
    months: base.value.months,
    futures,
    lines: [...made].slice(0, DRAWN).map(([key, f]) => ({ key, values: f.cash.closing })),
    room: MAX_SCENARIOS - plan.scenarios.length,
  })
}
