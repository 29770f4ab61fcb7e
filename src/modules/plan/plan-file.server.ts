import { readFile } from 'node:fs/promises'
import type { Given } from '#platform/cli/command.ts'
import type { Plan } from './rules/plan.ts'
import { readPlan } from './rules/schema.ts'

/**
 * The plan of the one file named on the command line, or null once it was said what is wrong with it (exit code 2):
 * each mistake by its path and reason.
 */
export async function planOfFile(given: Given, command: string): Promise<Plan | null> {
  const wrong = (sentence: string) => {
    given.err(`palier ${command}: ${sentence}`)
    return null
  }
  const [file, ...more] = given.positionals
  if (!file || more.length > 0) return wrong('give one plan file, for instance docs/examples/rural.json')
  let text: string
  try {
    // Some editors put a mark before the first letter, which JSON does not know.
    text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  } catch (error) {
    return wrong(`cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`)
  }
  const parsed = readPlan(text)
  if (parsed.ok) return parsed.value
  const [first] = parsed.problems
  if (first?.code === 'not_json') return wrong(`${file} is not JSON (${first.got})`)
  given.err(`palier ${command}: ${file} is not a plan`)
  for (const { path, expected, got } of parsed.problems)
    given.err(`  ${path || '(document)'}: expected ${expected}, got ${got}`)
  return null
}

/** Why a plan that was read cannot be computed, in one sentence. */
export function whyNot(plan: Plan, refused: { code: string; field?: string }): string {
  if (refused.code !== 'unknown_scenario')
    return `the plan cannot be computed (${refused.code}${refused.field ? ` at ${refused.field}` : ''})`
  const known = plan.scenarios.map((s) => s.id).join(', ') || 'none'
  return `no scenario '${refused.field ?? ''}' in the plan (there is: ${known})`
}
