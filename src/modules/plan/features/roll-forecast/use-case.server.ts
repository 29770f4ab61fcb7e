import { ok, type Result, refuse } from '#kit/result.ts'
import { choicesOfRebase, choicesSeen, writeChoices } from '#modules/plan/actuals/store.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { setAssumption } from '#modules/plan/lines.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import type { Choice } from '#modules/plan/rules/actuals/rebase.ts'
import { applyChanges } from '#modules/plan/rules/scenario.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import { keepVersion } from '#modules/plan/versions.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { readRolled } from './query.server.ts'

/**
 * Says what is believed of the months to come, line by line. Lines that are absent go on as planned. Refused when somebody
 * believed otherwise since the page was `seen`.
 */
export async function setChoices(
  ctx: Ctx,
  { choices, seen }: { choices: ReadonlyMap<string, Choice>; seen: string },
): Promise<Result<undefined, 'not_permitted' | 'no_plan' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    if (choicesSeen(await choicesOfRebase(tx, loaded.row)) !== seen) return refuse('changed_meanwhile')
    const known = new Set(loaded.lines.map((line) => line.key))
    const kept = new Map([...choices].filter(([key]) => known.has(key)))
    await writeChoices(tx, ctx, loaded.row, kept)
    await audit(tx, ctx, 'set', 'plan_projection', loaded.row.id, { lines: kept.size })
    return ok(undefined)
  })
}

type ReportRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'nothing_to_report'
  | 'report_does_not_fit'
  | 'too_many_scenarios'

/** Keeps the projection as a scenario of the plan: the same changes, told as differences from the base. */
export async function reportAsScenario(
  ctx: Ctx,
  input: { name: string; idempotencyKey?: string },
): Promise<Result<{ key: string }, ReportRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const read = await readRolled(ctx)
  if (!read?.ok) return refuse('no_plan')
  const { changes } = read.value
  if (changes.length === 0) return refuse('nothing_to_report')
  const added = await addScenario(ctx, { ...input, changes })
  if (added.ok) return added
  return added.code === 'too_many_scenarios' ? refuse('too_many_scenarios') : refuse('report_does_not_fit')
}

/**
 * Makes the projection the plan: a version is kept first under `reason`, then every line that is no longer as planned is
 * rewritten, all or nothing. The choices are forgotten: they are now what is planned.
 */
export async function reportIntoLines(
  ctx: Ctx,
  input: { reason: string },
): Promise<Result<{ kept: number; lines: number }, ReportRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together(async (inner) => {
    const loaded = await inner.tx((tx) => loadPlan(tx, inner, true))
    const read = await readRolled(inner)
    if (!loaded || !read?.ok) return refuse('no_plan')
    const { changes } = read.value
    if (changes.length === 0) return refuse('nothing_to_report')
    const changed = applyChanges(loaded.plan, changes)
    if (!changed.ok) return refuse('report_does_not_fit')
    const kept = await inner.tx((tx) => keepVersion(tx, inner, loaded, input.reason))
    const touched = new Set(changes.flatMap((change) => (change.type === 'add' ? [] : [change.line])))
    for (const { id, key, version } of loaded.lines) {
      if (!touched.has(key)) continue
      const body = changed.value.assumptions.find((line) => line.id === key)
      const set = await setAssumption(inner, { id, version, body })
      if (!set.ok) return refuse('report_does_not_fit')
    }
    await inner.tx((tx) => writeChoices(tx, inner, loaded.row, new Map()))
    return ok({ kept, lines: touched.size })
  })
}
