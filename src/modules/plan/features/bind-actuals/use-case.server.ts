import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { chartOf } from '#modules/money/index.server.ts'
import { needsAccounts } from '#modules/plan/actuals/actuals.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { setAssumption } from '#modules/plan/lines.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { suggestAccounts } from '#modules/plan/rules/actuals/suggest.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const MAX_ACCOUNTS = 10

type BindRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'unknown_account'
  | 'cash_account'
  | 'too_many_accounts'
  | 'unknown_choice'

/** Numbers in order, each once; a number that another one begins is told by it already. */
function tidied(accounts: readonly string[]): string[] {
  const sorted = [...new Set(accounts)].sort()
  return sorted.filter((code) => !sorted.some((other) => other !== code && code.startsWith(other)))
}

/**
 * Says where the real figures of a line come from: prefixes of accounts that the books have, a measure, both (money from
 * the accounts, number from the measure) or nothing. `version` is that of the line as the person saw it.
 */
export async function bindLine(
  ctx: Ctx,
  input: { id: Id<'Assumption'>; version: number; accounts: readonly string[]; measure?: string },
): Promise<Result<undefined, BindRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const accounts = tidied(input.accounts)
  if (accounts.length > MAX_ACCOUNTS) return refuse('too_many_accounts', 'other')
  if (accounts.some((code) => code.startsWith('5'))) return refuse('cash_account', 'other')
  if (input.measure !== undefined && !measureOf(input.measure)) return refuse('unknown_choice', 'measure')
  return await ctx.together(async (inner) => {
    const chart = await chartOf(inner)
    if (accounts.some((prefix) => !chart.some(({ code }) => code.startsWith(prefix))))
      return refuse('unknown_account', 'other')
    const loaded = await inner.read((tx) => loadPlan(tx, inner))
    if (!loaded) return refuse('no_plan')
    const row = loaded.lines.find((line) => line.id === input.id)
    if (!row) return refuse('not_found')
    const { accounts: _, measure: __, ...rest } = row.body
    const body = {
      ...rest,
      ...(accounts.length > 0 && { accounts }),
      ...(input.measure !== undefined && { measure: input.measure }),
    }
    const set = await setAssumption(inner, { id: row.id, version: input.version, body })
    if (set.ok) return ok(undefined)
    return set.code === 'changed_meanwhile' ? refuse('changed_meanwhile') : refuse('unknown_account', 'other')
  })
}

/** Binds every line that nothing measures yet to the usual accounts of its sort, where the books have them. */
export async function bindUsual(
  ctx: Ctx,
): Promise<Result<{ bound: number }, 'not_permitted' | 'no_plan' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together(async (inner) => {
    const loaded = await inner.read((tx) => loadPlan(tx, inner))
    if (!loaded) return refuse('no_plan')
    const chart = (await chartOf(inner)).map(({ code }) => code)
    let bound = 0
    for (const { id, version, body } of loaded.lines) {
      const accounts = suggestAccounts(body, chart)
      if (!needsAccounts(body) || accounts.length === 0) continue
      const set = await setAssumption(inner, { id, version, body: { ...body, accounts } })
      if (!set.ok) return refuse('changed_meanwhile')
      bound++
    }
    return ok({ bound })
  })
}
