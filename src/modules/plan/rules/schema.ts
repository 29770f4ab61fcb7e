import { z } from 'zod'
import type { Ok, Refusal } from '#kit/result.ts'
import { checkDuplicates, checkLines } from './checks.ts'
import { assumptionSchema } from './line-schema.ts'
import { unreadableTexts } from './plain-text.ts'
import type { Assumption, Change, Plan } from './plan.ts'
import { MAX_LINES, planSchema } from './plan-schema.ts'
import { gotText, MAX_PROBLEMS, type Problem, problemsOf } from './problems.ts'
import { applyChanges } from './scenario.ts'

/** A plan, or every reason why the document is none (at most 50 of them). Fits `Result<Plan, 'bad_plan'>`. */
type ParsedPlan = Ok<Plan> | BadPlan
type BadPlan = Refusal<'bad_plan'> & { readonly problems: readonly Problem[] }

const bad = (problems: readonly Problem[]): BadPlan => ({
  ok: false,
  code: 'bad_plan',
  field: problems[0]?.path,
  problems: problems.slice(0, MAX_PROBLEMS),
})

/** Reading stops here: a plan of 400 lines is a tenth of it. In UTF-16 units. */
const MAX_PLAN_LENGTH = 2_000_000

function tooManyLines(json: unknown): Problem | null {
  if (typeof json !== 'object' || json === null || !('assumptions' in json)) return null
  const { assumptions } = json
  if (!Array.isArray(assumptions) || assumptions.length <= MAX_LINES) return null
  const expected = `at most ${MAX_LINES} items`
  return { path: 'assumptions', code: 'too_large', expected, got: gotText(assumptions) }
}

/** Problems of one line as a form holds it, with paths inside the line (`volume.growth.target`). */
export function parseLine(json: unknown): Ok<Assumption> | BadPlan {
  const parsed = assumptionSchema.safeParse(json)
  return parsed.success ? { ok: true, value: parsed.data } : bad(problemsOf(parsed.error.issues, json))
}

/** The first mistake of a changed plan; only the lines that were touched can have one of shape. */
function firstProblem(changed: Plan, touched: ReadonlySet<string>): Problem | null {
  for (const [i, line] of changed.assumptions.entries()) {
    const parsed = touched.has(line.id) ? parseLine(line) : null
    if (parsed && !parsed.ok) {
      const problem = parsed.problems[0]!
      return { ...problem, path: `assumptions[${i}].${problem.path}` }
    }
  }
  return checkLines(changed)[0] ?? null
}

const lineOf = (change: Change): string => (change.type === 'add' ? change.line.id : change.line)

/** The first thing a scenario breaks, told at the change that breaks it. */
function checkScenario(plan: Plan, index: number): Problem | null {
  const { changes } = plan.scenarios[index]!
  const whole = applyChanges(plan, changes)
  if (whole.ok && !firstProblem(whole.value, new Set(changes.map(lineOf)))) return null
  let changed = plan
  for (const [n, change] of changes.entries()) {
    const path = `scenarios[${index}].changes[${n}]`
    const id = lineOf(change)
    const applied = applyChanges(changed, [change])
    if (!applied.ok) {
      const expected = applied.code === 'line_exists' ? 'a new id' : 'a line of the plan and a figure it has'
      const code = applied.code === 'unknown_scenario' ? 'unknown_line' : applied.code
      return { path, code, expected, got: 'field' in change ? `${id} ${change.field}` : id }
    }
    changed = applied.value
    const problem = firstProblem(changed, new Set([id]))
    if (problem) return { ...problem, path, expected: `${problem.path}: ${problem.expected}` }
  }
  return null
}

/**
 * Reads a plan document. Unknown fields, values out of range, wrong dates, sums that disagree, unknown or
 * cyclic references and scenarios that do not apply are all told with their path; nothing is repaired.
 */
export function parsePlan(json: unknown): ParsedPlan {
  const many = tooManyLines(json)
  if (many) return bad([many])
  const unreadable = unreadableTexts(json)
  if (unreadable.length > 0) return bad(unreadable)
  const parsed = planSchema.safeParse(json)
  if (!parsed.success) return bad(problemsOf(parsed.error.issues, json))
  const plan = parsed.data
  const problems = checkLines(plan)
  checkDuplicates(plan.scenarios, 'scenarios', (path, code, expected, got) =>
    problems.push({ path, code, expected, got }),
  )
  // Scenarios are differences: they can only be judged on a sound base.
  if (problems.length === 0)
    for (const index of plan.scenarios.keys()) {
      const problem = checkScenario(plan, index)
      if (problem) problems.push(problem)
    }
  return problems.length > 0 ? bad(problems) : { ok: true, value: plan }
}

/** The same from the text of a file; refuses what is too long to be a plan before reading it. */
export function readPlan(text: string): ParsedPlan {
  if (text.length > MAX_PLAN_LENGTH)
    return bad([
      {
        path: '',
        code: 'file_too_large',
        expected: `at most ${MAX_PLAN_LENGTH} characters`,
        got: String(text.length),
      },
    ])
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return bad([{ path: '', code: 'not_json', expected: 'JSON', got: (error as Error).message }])
  }
  return parsePlan(json)
}

/** The JSON Schema (2020-12) printed in the documentation. */
export const planJsonSchema = () => ({
  $id: 'plan.schema.json',
  title: 'Palier plan',
  ...z.toJSONSchema(planSchema, { target: 'draft-2020-12', io: 'input' }),
})
