import { fileURLToPath } from 'node:url'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { fixed, grant, plan, revenue } from './sample.ts'
import { parseLine, parsePlan, planJsonSchema, readPlan } from './schema.ts'

type Json = Record<string, unknown>
const sound = () =>
  JSON.parse(JSON.stringify(plan([revenue(), fixed(), grant()]))) as Json & {
    assumptions: Json[]
    scenarios: Json[]
  }
function problems(spoil: (json: ReturnType<typeof sound>) => void) {
  const json = sound()
  spoil(json)
  const parsed = parsePlan(json)
  return parsed.ok ? [] : parsed.problems
}
const codes = (spoil: Parameters<typeof problems>[0]) => problems(spoil).map((p) => [p.path, p.code])

test('a sound plan is read as it is', () => {
  expect(parsePlan(sound())).toMatchObject({ ok: true, value: { name: 'Sample', months: 12 } })
})

describe('bad input is told with its path', () => {
  test('expected and got are in words', () => {
    const found = problems((j) => {
      j.assumptions[0]!.volume = { start: 1, growth: { type: 's-curve', target: 'many', by: '2026-06' } }
    })
    expect(found).toEqual([
      { path: 'assumptions[0].volume.growth.target', code: 'wrong_type', expected: 'number', got: '"many"' },
    ])
  })

  test('fields: unknown, missing, not in the list, out of range, not whole, badly written', () => {
    expect(
      codes((j) => {
        j.colour = 'red'
        delete j.kind
        j.months = 85
        j.start = '2026-13'
        j.openingCash = 10.5
        j.assumptions[1]!.family = 'yacht'
        j.assumptions[1]!.yearlyIndex = 101
        j.assumptions[1]!.amount = -1
        j.assumptions[2]!.type = 'lottery'
      }),
    ).toEqual([
      ['kind', 'missing'],
      ['start', 'wrong_format'],
      ['months', 'too_large'],
      ['openingCash', 'not_whole'],
      ['assumptions[1].family', 'not_in_list'],
      ['assumptions[1].amount', 'too_small'],
      ['assumptions[1].yearlyIndex', 'too_large'],
      ['assumptions[2].type', 'not_in_list'],
      ['colour', 'unknown_field'],
    ])
  })

  test('dates: before the plan, ended before begun, a target reached before it starts', () => {
    expect(
      codes((j) => {
        j.assumptions[0]!.volume = { start: 1, growth: { type: 's-curve', target: 2, by: '2026-01' } }
        j.assumptions[1]!.from = '2025-12'
        j.assumptions[1]!.to = '2025-11'
        j.assumptions[2]!.award = '2025-12'
        j.assumptions[2]!.instalments = [{ month: '2025-12', amount: 120_000 }]
      }),
    ).toEqual([
      ['assumptions[0].volume.growth.by', 'target_too_early'],
      ['assumptions[1].from', 'before_start'],
      ['assumptions[1].to', 'ends_before_start'],
      ['assumptions[2].award', 'before_start'],
      ['assumptions[2].instalments[0].month', 'before_start'],
    ])
  })

  test('sums and ids', () => {
    expect(
      codes((j) => {
        j.assumptions[2]!.amount = 130_000
        j.assumptions[1]!.id = 'sales'
      }),
    ).toEqual([
      ['assumptions[1].id', 'duplicate_id'],
      ['assumptions[2].instalments', 'instalments_do_not_sum'],
    ])
  })

  test('references to unknown lines, to lines that sell nothing, and in a circle', () => {
    const follower = (id: string, line: string) => ({
      ...revenue({ id }),
      volume: { start: 0, growth: { type: 'follows', line, ratio: 1 } },
    })
    const found = problems((j) => {
      j.assumptions.push(follower('a', 'b'), follower('b', 'a'), follower('c', 'rent'), follower('d', 'd'))
    })
    expect(found.map((p) => [p.path, p.code, p.got])).toEqual([
      ['assumptions[3].volume.growth.line', 'cycle', 'a → b → a'],
      ['assumptions[4].volume.growth.line', 'cycle', 'b → a → b'],
      ['assumptions[5].volume.growth.line', 'unknown_line', 'rent'],
      ['assumptions[6].volume.growth.line', 'cycle', 'd → d'],
    ])
  })

  test('a scenario that breaks the plan is told at the change that breaks it', () => {
    const scenario = (...changes: Json[]) => [{ id: 's', name: 'S', changes }]
    const ok = { type: 'multiply', line: 'sales', field: 'unitPrice', factor: 2 }
    expect(
      codes((j) => {
        j.scenarios = scenario(ok, { type: 'remove', line: 'nothing' })
      }),
    ).toEqual([['scenarios[0].changes[1]', 'unknown_line']])
    const rate = problems((j) => {
      j.scenarios = scenario(ok, { type: 'set', line: 'sales', field: 'volume.churn', value: 120 })
    })
    expect(rate).toMatchObject([
      {
        path: 'scenarios[0].changes[1]',
        code: 'too_large',
        expected: 'assumptions[0].volume.churn: at most 100',
      },
    ])
    expect(
      codes((j) => {
        j.scenarios = scenario({ type: 'set', line: 'rent', field: 'fullTime', value: 2 })
      }),
    ).toEqual([['scenarios[0].changes[0]', 'unknown_field']])
  })

  test('ten thousand lines are refused in one sentence', () => {
    const found = problems((j) => {
      j.assumptions = Array.from({ length: 10_000 }, (_, i) => ({ ...fixed({ id: `l${i}` }) }))
    })
    expect(found).toEqual([
      { path: 'assumptions', code: 'too_large', expected: 'at most 400 items', got: 'a list of 10000' },
    ])
  })

  test('what is no plan at all', () => {
    expect(parsePlan(null)).toMatchObject({ ok: false, code: 'bad_plan', problems: [{ path: '' }] })
    expect(parsePlan([])).toMatchObject({ problems: [{ path: '', code: 'wrong_type' }] })
    expect(readPlan('{')).toMatchObject({ problems: [{ path: '', code: 'not_json' }] })
    expect(readPlan(' '.repeat(2_000_001))).toMatchObject({
      problems: [{ path: '', code: 'file_too_large' }],
    })
    const polluted = JSON.parse('{"__proto__": {"x": 1}, "version": 1}') as unknown
    expect(parsePlan(polluted)).toMatchObject({ ok: false })
  })

  test('one line alone, as a form sends it', () => {
    expect(parseLine({ ...fixed(), amount: 1.5 })).toMatchObject({
      problems: [{ path: 'amount', code: 'not_whole' }],
    })
    expect(parseLine(fixed())).toMatchObject({ ok: true })
  })
})

const file = fileURLToPath(new URL('../../../../docs/plan.schema.json', import.meta.url))

test('the printed schema is current (renew it: vitest run src/modules/plan/rules/schema.test.ts -u)', async () => {
  await expect(`${JSON.stringify(planJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file)
})

test('the printed schema says yes and no as the reader does', () => {
  const validate = new Ajv2020({ strict: false }).compile(planJsonSchema())
  expect(validate(sound())).toBe(true)
  expect(validate({ ...sound(), colour: 'red' })).toBe(false)
  expect(validate({ ...sound(), months: 85 })).toBe(false)
})

test('a circle is told at each of its lines, and not at those that lead to it', () => {
  const follower = (id: string, line: string) =>
    revenue({ id, volume: { start: 0, growth: { type: 'follows', line, ratio: 1 } } })
  const lines = [
    follower('x', 'a'),
    follower('a', 'b'),
    follower('b', 'c'),
    follower('c', 'a'),
    follower('y', 'x'),
  ]
  const parsed = parsePlan(plan(lines))
  expect(parsed.ok ? [] : parsed.problems.map(({ path, got }) => [path, got])).toEqual([
    ['assumptions[1].volume.growth.line', 'a → b → c → a'],
    ['assumptions[2].volume.growth.line', 'b → c → a → b'],
    ['assumptions[3].volume.growth.line', 'c → a → b → c'],
  ])
})
