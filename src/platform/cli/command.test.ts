import { expect, test } from 'vitest'
import { type Command, type Given, runCommand, UsageError } from './command.ts'

const given: Given[] = []
const commands: Command[] = [
  { name: 'rest', usage: '', summary: 'do nothing', run: async () => 0 },
  {
    name: 'count',
    usage: 'FILE',
    summary: 'count things',
    options: { at: { type: 'string', summary: 'the day' } },
    async run(all) {
      given.push(all)
      if (all.values.at === 'never') throw new UsageError("--at: 'never' is not a day")
      if (all.values.at === 'bug') throw new RangeError('bug')
      return all.values.at === 'later' ? 1 : 0
    },
  },
]

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await runCommand(commands, argv, {
    out: (line) => {
      said.out += `${line}\n`
    },
    err: (line) => {
      said.err += `${line}\n`
    },
  })
  return { code, ...said }
}

test('a command gets its words and options', async () => {
  expect(await run('count', 'a.json', '--hub', 'quartier', '--json', '--at', '2026-01-01')).toMatchObject({
    code: 0,
    err: '',
  })
  expect(given.at(-1)).toMatchObject({
    positionals: ['a.json'],
    hub: 'quartier',
    json: true,
    data: '.palier',
    values: { at: '2026-01-01' },
  })
  expect((await run('count', '--at', 'later')).code).toBe(1)
})

test.each([
  [['nothing'], "palier: unknown command 'nothing'. Try palier --help"],
  [['count', '--colour'], /^palier count: Unknown option '--colour'/],
  [['count', '--at'], /^palier count: Option '--at <value>' argument missing/],
  [['count', '--json=yes'], /^palier count: /],
  [['count', '--at', '--json'], /^palier count: Option '--at' argument is ambiguous/],
  [['count', '--data', ''], 'palier count: --data must name a folder'],
  [['rest', 'more'], "palier rest: does not know what to do with 'more'"],
  [['count', '--at', 'never'], "palier count: --at: 'never' is not a day"],
])('%j is refused in one sentence, with exit code 2', async (argv, sentence) => {
  const { code, out, err } = await run(...argv)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err.trim()).toMatch(sentence)
})

test('help lists every command, and the options of one', async () => {
  for (const word of ['--help', '-h', 'help']) {
    const { code, out } = await run(word)
    expect(code).toBe(0)
    expect(out).toMatch(/count FILE +count things/)
  }
  expect((await run()).code).toBe(2)
  const { out, code } = await run('count', '--help')
  expect(code).toBe(0)
  for (const option of ['--data', '--hub', '--json', '--at']) expect(out).toContain(option)
})

test('a bug is not taken for a wrong use', async () => {
  await expect(run('count', '--at', 'bug')).rejects.toThrow('bug')
})
