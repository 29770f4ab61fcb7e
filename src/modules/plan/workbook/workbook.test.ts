import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import type { Plan } from '../rules/plan.ts'
import { project } from '../rules/projection.ts'
import { randomPlan } from '../rules/sample.ts'
import { readPlan } from '../rules/schema.ts'
import { differences } from './agreement.ts'
import { valueAt } from './grid.ts'
import { bookOf } from './workbook.server.ts'

const example = (name: string): Plan => {
  const parsed = readPlan(
    readFileSync(new URL(`../../../../docs/examples/${name}.json`, import.meta.url), 'utf8'),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}
const differ = (plan: Plan, scenario?: string) =>
  differences(must(bookOf(plan, 'fr', scenario)), must(project(plan, scenario)), valueAt).slice(0, 10)

describe('the values kept in the workbook are those of the engine, to the cent, in every month', () => {
  test.each(['quartier', 'rural'])('plan of the %s hub and its scenarios', (name) => {
    const plan = example(name)
    expect(differ(plan)).toEqual([])
    for (const { id } of plan.scenarios) expect(differ(plan, id)).toEqual([])
  })

  test.each(Array.from({ length: 40 }, (_, i) => i + 1))('random plan %i', (seed) => {
    expect(differ(randomPlan(seed, 6 + (seed % 25), 12 + (seed % 60)))).toEqual([])
  })
})
