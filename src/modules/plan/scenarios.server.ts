import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { slug } from '#kit/text.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { type LoadedPlan, loadPlan } from './current.server.ts'
import { mayWritePlan } from './permits.ts'
import type { Change, Scenario } from './rules/plan.ts'
import { MAX_SCENARIOS } from './rules/plan-schema.ts'
import { parsePlan } from './rules/schema.ts'
import { insertScenarios, touchPlan, updateScenario } from './store.server.ts'

type ScenarioRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'does_not_apply'
  | 'too_many_scenarios'

type Written = { name: string; changes: readonly Change[] }

/** Whether the plan holds together with this list of scenarios; the reason is one of the changes. */
function fits(loaded: LoadedPlan, scenarios: readonly Scenario[]): Result<undefined, 'does_not_apply'> {
  const parsed = parsePlan({ ...loaded.plan, scenarios })
  return parsed.ok ? ok(undefined) : refuse('does_not_apply', 'changes')
}

function newKey(name: string, taken: readonly Scenario[]): string {
  const base = slug(name).slice(0, 56) || 'scenario'
  let key = base
  for (let n = 2; taken.some((s) => s.id === key); n++) key = `${base}-${n}`
  return key
}

/** Adds another future: changes applied in order to the base. Answers the scenario's id in the document. */
export async function addScenario(
  ctx: Ctx,
  input: Written & { idempotencyKey?: string },
): Promise<Result<{ key: string }, ScenarioRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    return await once(tx, ctx, input.idempotencyKey, async () => {
      const { scenarios } = loaded.plan
      if (scenarios.length >= MAX_SCENARIOS) return refuse('too_many_scenarios')
      const made = { id: newKey(input.name, scenarios), name: input.name, changes: [...input.changes] }
      const sound = fits(loaded, [...scenarios, made])
      if (!sound.ok) return sound
      const id = newId<'Scenario'>()
      await insertScenarios(tx, [
        {
          hubId: ctx.hub.id,
          id,
          planId: loaded.row.id,
          key: made.id,
          position: (loaded.scenarios.at(-1)?.position ?? -1) + 1,
          name: made.name,
          changes: made.changes,
          version: 1,
        },
      ])
      await touchPlan(tx, ctx, loaded.row)
      await audit(tx, ctx, 'add', 'scenario', id)
      return ok({ key: made.id })
    })
  })
}

type SeenScenario = { id: Id<'Scenario'>; version: number }

/** Rewrites a scenario that is still as the person saw it; `removed` takes it out. */
export async function editScenario(
  ctx: Ctx,
  input: SeenScenario & ({ removed: true } | Written),
): Promise<Result<{ key: string }, ScenarioRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    const row = loaded.scenarios.find((s) => s.id === input.id)
    if (!row) return refuse('not_found')
    if (row.version !== input.version) return refuse('changed_meanwhile')
    if ('removed' in input) {
      await updateScenario(tx, row, { removedAt: ctx.now(), key: `${row.key}.${row.id}` })
    } else {
      const { name } = input
      const changes = [...input.changes]
      const sound = fits(
        loaded,
        loaded.plan.scenarios.map((s) => (s.id === row.key ? { id: s.id, name, changes } : s)),
      )
      if (!sound.ok) return sound
      await updateScenario(tx, row, { name, changes })
    }
    await touchPlan(tx, ctx, loaded.row)
    await audit(tx, ctx, 'removed' in input ? 'remove' : 'edit', 'scenario', row.id)
    return ok({ key: row.key })
  })
}

/** The scenario that a page has just kept, by its key; null when the address names none. */
export async function keptScenario(
  ctx: Ctx,
  key: string | null,
): Promise<{ id: Id<'Scenario'>; key: string; name: string } | null> {
  if (!key) return null
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  const row = loaded?.scenarios.find((scenario) => scenario.key === key)
  return row ? { id: row.id, key: row.key, name: row.name } : null
}
