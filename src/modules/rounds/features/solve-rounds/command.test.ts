import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { asGiven, withMatrix } from '#modules/rounds/rules/vroom/examples.ts'
import { runCommand } from '#platform/cli/command.ts'
import { roundsCommand } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'palier-rounds-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommand([roundsCommand], ['rounds', ...words], {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('a problem in a file is answered on the output, or in a file', async () => {
  const problem = file('problem.json', withMatrix)
  const told = await run('solve', problem, '--iterations', '50', '--seed', '3')
  expect(told).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(told.out)).toMatchObject({ code: 0, summary: { cost: 5461, palier: { seed: 3 } } })
  const out = join(folder, 'answer.json')
  expect(await run('solve', problem, '--iterations', '50', '--out', out)).toEqual({
    code: 0,
    out: '',
    err: '',
  })
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ summary: { unassigned: 0 } })
})

test('steps that are given are only timed', async () => {
  const { options: _, ...document } = asGiven
  const told = await run('solve', file('plan.json', document), '--plan')
  expect(JSON.parse(told.out)).toMatchObject({ summary: { cost: 18_711, routes: 2 } })
})

const job = (change: object) => ({ ...withMatrix, jobs: [{ id: 1, location_index: 1, ...change }] })
test.each([
  ['a negative duration', job({ service: -1 }), 'jobs[0].service: expected at least 0, got -1'],
  ['a word for a number', job({ service: 'x' }), 'jobs[0].service: expected number, got "x"'],
  ['an unknown skill', job({ skills: [7] }), 'jobs[0].skills: expected skills that one vehicle has, got [7]'],
  ['no JSON', '{', '(document): expected JSON'],
])('%s ends with 2, the path and the reason', async (name, document, line) => {
  const told = await run('solve', file(`${name}.json`, document))
  expect(told).toMatchObject({ code: 2, out: '' })
  expect(told.err).toContain(line)
})

test.each([
  [[], 'solve FILE'],
  [['solve'], 'takes one file'],
  [['solve', 'nothing.json'], 'cannot read nothing.json (ENOENT)'],
  [['solve', 'x', '--seconds', '0'], '--seconds: expected a number from 0.1 to 600'],
  [['solve', 'x', '--seed', '-1'], "'--seed'"],
  [['solve', 'x', '--osrm', 'here'], '--osrm must be an address'],
])('wrong words %j end with 2', async (words, sentence) => {
  const told = await run(...words)
  expect(told.code).toBe(2)
  expect(told.err).toContain(sentence)
})
