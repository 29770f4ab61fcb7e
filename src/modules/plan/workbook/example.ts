import { readFileSync } from 'node:fs'
import type { Plan } from '../rules/plan.ts'
import { readPlan } from '../rules/schema.ts'

/** A plan of `docs/examples`, for tests. */
export function examplePlan(name: 'quartier' | 'rural'): Plan {
  const at = new URL(`../../../../docs/examples/${name}.json`, import.meta.url)
  const parsed = readPlan(readFileSync(at, 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}
