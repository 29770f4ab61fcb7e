import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '#platform/cli/command.ts'
import { simulateCommand } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-simulate-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const streams = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  const code = await runCommand([simulateCommand], ['simulate', ...words], streams)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const example = (name: string) => `docs/examples/${name}.json`
async function changed(name: string, change: (plan: Record<string, unknown>) => void) {
  const plan = JSON.parse(await readFile(example('quartier'), 'utf8'))
  change(plan)
  const path = join(folder, name)
  await writeFile(path, JSON.stringify(plan))
  return path
}

test('the same seed prints the same answer on any number of threads; another seed another', async () => {
  const words = [example('quartier'), '--runs', '500', '--json']
  const one = await run(...words, '--threads', '1')
  expect(one).toMatchObject({ code: 0, err: '' })
  expect(await run(...words, '--threads', '2')).toEqual(one)
  expect((await run(...words, '--seed', '2')).out).not.toBe(one.out)
  const answer = JSON.parse(one.out)
  expect(answer).toMatchObject({ runs: 500, seed: 1, scenario: null })
  expect(answer.cash.quantiles).toHaveLength(7)
  expect(answer.inputs.length).toBeGreaterThan(3)
}, 30_000)

test('without --json it is a table people can read, of the scenario that was named', async () => {
  const { code, out } = await run(example('rural'), '--runs', '300', '--scenario', 'moins-30-public')
  expect(code).toBe(0)
  expect(out).toMatch(/cash never below zero: \d+% of the runs/)
  expect(out).toContain('what matters most')
}, 30_000)

test.each([
  [['--runs', '0'], '--runs: expected a whole number from 1 to 1000000'],
  [['--runs', '1000001'], '--runs: expected a whole number from 1 to 1000000'],
  [['--runs', 'many'], "--runs: expected a whole number, got 'many'"],
  [['--seed', '-1'], 'seed'],
  [['--seed', '4294967296'], '--seed: expected a whole number from 0 to 4294967295'],
  [['--threads', '0'], '--threads: expected a whole number from 1 to 64'],
  [['--scenario', 'inconnu'], "no scenario 'inconnu' in the plan (there is: moins-30-public"],
])(
  '%j is refused with its reason',
  async (words, reason) => {
    const { code, out, err } = await run(example('quartier'), ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(reason)
  },
  30_000,
)

test('a wrong range is refused with its path, and a plan without one with what to do', async () => {
  const wrong = await changed('wrong.json', (plan) => {
    const [line] = plan.assumptions as Record<string, unknown>[]
    line!.ranges = [
      { field: 'unitPrice', distribution: { type: 'uniform', low: 5, high: 1 }, group: 'nobody' },
    ]
  })
  const { code, err } = await run(wrong)
  expect(code).toBe(2)
  expect(err).toContain('assumptions[0].ranges[0].distribution.high: expected at least 5, got 1')
  expect(err).toContain('assumptions[0].ranges[0].group: expected a group of `correlations`, got nobody')
  const certain = await changed('certain.json', (plan) => {
    for (const line of plan.assumptions as Record<string, unknown>[]) {
      delete line.ranges
      delete line.chance
    }
  })
  expect(await run(certain)).toMatchObject({ code: 2, err: expect.stringContaining('nothing is uncertain') })
}, 30_000)
