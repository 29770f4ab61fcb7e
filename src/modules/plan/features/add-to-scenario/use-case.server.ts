import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { slug } from '#kit/text.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import type { BadLine } from '#modules/plan/lines.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { checkLines } from '#modules/plan/rules/checks.ts'
import { planOf } from '#modules/plan/rules/scenario.ts'
import { parseLine } from '#modules/plan/rules/schema.ts'
import { editScenario } from '#modules/plan/scenarios.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const bad = (problems: BadLine['problems']): BadLine => ({ ok: false, code: 'bad_line', problems })

/**
 * Adds a line to one scenario only; the plan keeps its lines. `body` is the engine's document without `id`. Refused when
 * the scenario changed since it was seen.
 */
export async function addToScenario(
  ctx: Ctx,
  input: { id: Id<'Scenario'>; version: number; body: Record<string, unknown> },
): Promise<Result<{ key: string }> | BadLine> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together(async (inner): Promise<Result<{ key: string }> | BadLine> => {
    const loaded = await inner.read((tx) => loadPlan(tx, inner))
    const row = loaded?.scenarios.find((scenario) => scenario.id === input.id)
    if (!loaded || !row) return refuse('not_found')
    const seen = planOf(loaded.plan, row.key)
    if (!seen.ok) return refuse('does_not_apply')
    const taken = new Set([...loaded.plan.assumptions, ...seen.value.assumptions].map((line) => line.id))
    const name = typeof input.body.name === 'string' ? input.body.name : ''
    const stem = slug(name).slice(0, 56) || 'hypothese'
    let id = stem
    for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`
    const parsed = parseLine({ ...input.body, id })
    if (!parsed.ok) return bad(parsed.problems)
    const whole = { ...seen.value, assumptions: [...seen.value.assumptions, parsed.value] }
    const at = `assumptions[${seen.value.assumptions.length}].`
    const own = checkLines(whole).filter(({ path }) => path.startsWith(at))
    if (own.length > 0) return bad(own.map((p) => ({ ...p, path: p.path.slice(at.length) })))
    const edited = await editScenario(inner, {
      id: row.id,
      version: input.version,
      name: row.name,
      changes: [...row.changes, { type: 'add', line: parsed.value }],
    })
    return edited.ok ? ok({ key: row.key }) : edited
  })
}
