import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixed, grant, plan, revenue } from '#modules/plan/rules/sample.ts'
import { parsePlan, readPlan } from '#modules/plan/rules/schema.ts'
import { runCommand } from '#platform/cli/command.ts'
import { forecastCommand } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-bad-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Json = Record<string, unknown> & { assumptions: Record<string, unknown>[] }
function spoilt(spoil: (json: Json) => void): string {
  const json = JSON.parse(JSON.stringify(plan([revenue(), fixed(), grant()]))) as Json
  spoil(json)
  return JSON.stringify(json)
}
const loan = { type: 'loan', name: 'Loan', block: 'resources', amount: 100, month: '2026-01', rate: 2 }
const follower = (id: string, line: string) => ({
  ...revenue({ id }),
  volume: { start: 0, growth: { type: 'follows', line, ratio: 1 } },
})
const cost = { type: 'variable-cost', name: 'Goods', block: 'costs', family: 'purchases', of: 'sales' }

/** What nobody means to write, where it is told, and how. */
const cases: readonly [what: string, text: () => string, path: string, code: string][] = [
  [
    'an unknown field',
    () => spoilt((j) => Object.assign(j.assumptions[1]!, { colour: 1 })),
    'assumptions[1].colour',
    'unknown_field',
  ],
  [
    'a negative duration',
    () => spoilt((j) => j.assumptions.push({ ...loan, id: 'loan', months: -12 })),
    'assumptions[3].months',
    'too_small',
  ],
  [
    'a negative delay',
    () => spoilt((j) => Object.assign(j.assumptions[0]!, { paymentDelayDays: -30 })),
    'assumptions[0].paymentDelayDays',
    'too_small',
  ],
  [
    'a rate over 100 %',
    () => spoilt((j) => j.assumptions.push({ ...loan, id: 'loan', months: 12, rate: 101 })),
    'assumptions[3].rate',
    'too_large',
  ],
  [
    'a tax over 100 %',
    () => spoilt((j) => Object.assign(j.assumptions[1]!, { taxRate: 120 })),
    'assumptions[1].taxRate',
    'too_large',
  ],
  [
    'a chance over 100 %',
    () => spoilt((j) => Object.assign(j.assumptions[2]!, { chance: 100.5 })),
    'assumptions[2].chance',
    'too_large',
  ],
  [
    'a margin over 100 %',
    () =>
      spoilt((j) => j.assumptions.push({ ...cost, id: 'goods', basis: { type: 'margin', percent: 130 } })),
    'assumptions[3].basis.percent',
    'too_large',
  ],
  [
    'shares that are not a whole',
    () =>
      spoilt((j) => Object.assign(j.assumptions[0]!, { segments: [{ name: 'A', share: 60, unitPrice: 1 }] })),
    'assumptions[0].segments',
    'shares_do_not_sum',
  ],
  [
    'thresholds that do not rise',
    () =>
      spoilt((j) =>
        j.assumptions.push({
          ...cost,
          id: 'goods',
          basis: {
            type: 'per-unit',
            amount: 1,
            tiers: [
              { above: 9, amount: 1 },
              { above: 9, amount: 1 },
            ],
          },
        }),
      ),
    'assumptions[3].basis.tiers[1].above',
    'tiers_not_rising',
  ],
  [
    'a cycle between lines',
    () => spoilt((j) => j.assumptions.push(follower('a', 'b'), follower('b', 'a'))),
    'assumptions[3].volume.growth.line',
    'cycle',
  ],
  [
    'a grant before the plan',
    () => spoilt((j) => Object.assign(j.assumptions[2]!, { award: '2025-11' })),
    'assumptions[2].award',
    'before_start',
  ],
  [
    'a deposit given back before it is paid',
    () =>
      spoilt((j) =>
        j.assumptions.push({
          type: 'deposit',
          id: 'd',
          name: 'D',
          block: 'resources',
          direction: 'given',
          amount: 1,
          month: '2026-05',
          back: '2026-05',
        }),
      ),
    'assumptions[3].back',
    'ends_before_start',
  ],
  [
    'a name that is a formula',
    () => spoilt((j) => Object.assign(j.assumptions[1]!, { name: '=HYPERLINK("x")' })),
    'assumptions[1].name',
    'formula',
  ],
  [
    'a range out of order',
    () =>
      spoilt((j) =>
        Object.assign(j.assumptions[1]!, {
          ranges: [{ field: 'amount', distribution: { type: 'uniform', low: 9, high: 1 } }],
        }),
      ),
    'assumptions[1].ranges[0].distribution.high',
    'range_out_of_order',
  ],
  [
    'ten thousand lines',
    () =>
      spoilt((j) => {
        j.assumptions = Array.from({ length: 10_000 }, (_, i) => ({ ...fixed({ id: `l${i}` }) }))
      }),
    'assumptions',
    'too_large',
  ],
  ['a file of 20 MB', () => ' '.repeat(20_000_000), '', 'file_too_large'],
]

test.each(cases)('%s is refused with its path and reason', async (_, text, path, code) => {
  const read = readPlan(text())
  expect(read.ok).toBe(false)
  if (!read.ok) expect(read.problems.map((p) => [p.path, p.code])).toContainEqual([path, code])
})

test.each(cases)('%s: the command says so, prints no forecast and exits 2', async (_, text, path) => {
  const file = join(folder, 'plan.json')
  await writeFile(file, text())
  const [out, err]: [string[], string[]] = [[], []]
  const streams = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  expect(await runCommand([forecastCommand], ['forecast', file, '--json'], streams)).toBe(2)
  expect(out).toEqual([])
  expect(err.join('\n')).toContain(path === '' ? 'at most' : `${path}: expected`)
})

test('the sound plan that was spoilt is one', () => {
  expect(parsePlan(JSON.parse(spoilt(() => {})))).toMatchObject({ ok: true })
})
