import { createHash } from 'node:crypto'
import { parseMonth } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type LoadedPlan, loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import type { Problem } from '#modules/plan/rules/problems.ts'
import { startAt } from '#modules/plan/rules/scenario.ts'
import { parsePlan } from '#modules/plan/rules/schema.ts'
import { canonical, type PlanHead } from '#modules/plan/snapshot.ts'
import {
  headColumns,
  lineColumns,
  touchPlan,
  updateLine,
  updateScenario,
} from '#modules/plan/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** What the plan says beside its lines and scenarios. */
function headOf(plan: Plan): PlanHead {
  const { version: _, assumptions: _lines, scenarios: _others, ...head } = plan
  return head
}

/** A print of the settings as somebody saw them: a line added meanwhile is no reason to refuse. */
export const printOf = (plan: Plan): string =>
  createHash('sha256')
    .update(canonical(headOf(plan)) ?? '')
    .digest('base64url')

/** A problem of a line is told with the line's name. */
type BadSettings = {
  readonly ok: false
  readonly code: 'bad_settings'
  readonly problems: readonly (Problem & { readonly line: string | null })[]
}
type Refused = Result<undefined, 'not_permitted' | 'no_plan' | 'changed_meanwhile' | 'amount_too_large'>

function namesOf(plan: Plan, problems: readonly Problem[]): BadSettings {
  return {
    ok: false,
    code: 'bad_settings',
    problems: problems.map((problem) => {
      const index = /^assumptions\[(\d+)\]/.exec(problem.path)?.[1]
      return { ...problem, line: index ? (plan.assumptions[Number(index)]?.name ?? null) : null }
    }),
  }
}

/** Writes the lines and scenarios that moved with the start of the plan. */
async function writeMoved(tx: Tx, ctx: Ctx, loaded: LoadedPlan, next: Plan): Promise<void> {
  const bodies = new Map(next.assumptions.map((line) => [line.id, line]))
  for (const row of loaded.lines) {
    const body = bodies.get(row.key)
    if (body && canonical(body) !== canonical(row.body)) await updateLine(tx, ctx, row, lineColumns(body))
  }
  const changes = new Map(next.scenarios.map((scenario) => [scenario.id, scenario.changes]))
  for (const row of loaded.scenarios) {
    const moved = changes.get(row.key)
    if (moved && canonical(moved) !== canonical(row.changes))
      await updateScenario(tx, row, { changes: moved })
  }
}

type Input = {
  /** The settings as a document, not read yet. */
  readonly head: object
  /** Every date of the lines follows the start. */
  readonly move: boolean
  readonly seen: string
}

/**
 * Changes what the plan says beside its lines, unless somebody changed it meanwhile. The whole plan is read again: a
 * setting that a line or a scenario contradicts is refused with its path, and nothing is kept.
 */
export async function setPlan(ctx: Ctx, input: Input): Promise<Refused | BadSettings> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx<Refused | BadSettings>(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    const { plan } = loaded
    if (printOf(plan) !== input.seen) return refuse('changed_meanwhile')
    const start = parseMonth(String((input.head as { start?: unknown }).start))
    const moved = input.move && start.ok ? startAt(plan, start.value) : plan
    const { assumptions, scenarios } = moved
    const parsed = parsePlan({ version: 1, ...input.head, assumptions, scenarios })
    if (!parsed.ok) return namesOf(moved, parsed.problems)
    if (!forecast(parsed.value).ok) return refuse('amount_too_large')
    if (moved !== plan) await writeMoved(tx, ctx, loaded, moved)
    await touchPlan(tx, ctx, loaded.row, headColumns(headOf(parsed.value)))
    await audit(tx, ctx, 'set', 'plan', loaded.row.id)
    return ok(undefined)
  })
}
