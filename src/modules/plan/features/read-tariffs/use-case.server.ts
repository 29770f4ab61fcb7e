import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { paidByPeople } from '#modules/plan/rules/tariffs/basket.ts'
import type { HouseholdType } from '#modules/plan/rules/tariffs/households.ts'
import type { Deciles } from '#modules/plan/rules/tariffs/income.ts'
import {
  eligibleShare,
  type SolidarityRule,
  sharesHold,
  solidarity,
  solidarityChanges,
} from '#modules/plan/rules/tariffs/solidarity.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import { salesOf } from '#modules/plan/tariffs/tariffs.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type KeepCode =
  | 'not_permitted'
  | 'no_plan'
  | 'no_lines'
  | 'shares_not_100'
  | 'nobody_supports'
  | 'nothing_to_keep'
  | 'amount_too_large'
  | 'does_not_apply'
  | 'too_many_scenarios'
  | 'not_found'
  | 'changed_meanwhile'

export type KeptRate = {
  name: string
  rule: SolidarityRule
  lines: readonly string[]
  deciles: Deciles
  households: readonly HouseholdType[]
  /** The sentence that names the line of an outside payer. */
  names: (bearer: 'ccas' | 'company', line: string) => string
  idempotencyKey?: string
}

/** Keeps a solidarity rate as a scenario of the plan; the base is left as it is. Answers the scenario's key. */
export async function keepSolidarity(ctx: Ctx, input: KeptRate): Promise<Result<{ key: string }, KeepCode>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const { rule } = input
  if (!sharesHold(rule.shares)) return refuse('shares_not_100', 'part-support')
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const lines = paidByPeople(loaded.plan).filter(({ id }) => input.lines.includes(id))
  if (lines.length === 0) return refuse('no_lines', 'lignes')
  const sales = salesOf(ctx, loaded)
  if (!sales) return refuse('amount_too_large')
  const eligible = eligibleShare(input.deciles, input.households, rule.ceiling)
  const sold = lines.reduce((sum, { id }) => sum + sales.of(id), 0)
  const made = solidarity(sold, rule, eligible)
  if (made.cost === 0n) return refuse('nothing_to_keep')
  if (made.premium === null) return refuse('nobody_supports', 'soutien')
  const changes = solidarityChanges(lines, rule, made, input.names)
  const kept = await addScenario(ctx, {
    name: input.name,
    changes,
    ...(input.idempotencyKey ? { idempotencyKey: input.idempotencyKey } : {}),
  })
  return kept.ok ? ok(kept.value) : kept
}
