import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '#platform/cli/command.ts'
import { forecastCommand } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-forecast-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const streams = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  const code = await runCommand([forecastCommand], ['forecast', ...words], streams)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const example = (name: string) => `docs/examples/${name}.json`
async function file(name: string, content: string) {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test.each(['quartier', 'rural'])('%s answers with 36 months of whole cents', async (name) => {
  const { code, out, err } = await run(example(name), '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const answer = JSON.parse(out)
  expect(answer.months).toHaveLength(36)
  for (const { products, charges, result } of answer.months) expect(products - charges).toBe(result)
  expect(answer.years).toHaveLength(3)
})

test('a scenario is another answer; an unknown one says which there are', async () => {
  const base = await run(example('quartier'), '--json')
  const cut = await run(example('quartier'), '--json', '--scenario', 'moins-30-public')
  expect(JSON.parse(cut.out).indicators.products).toBeLessThan(JSON.parse(base.out).indicators.products)
  expect(await run(example('quartier'), '--scenario', 'inconnu')).toMatchObject({
    code: 2,
    err: expect.stringContaining('moins-30-public, contrat-de-plus'),
  })
})

test('--xlsx writes a workbook beside, of a scenario too, and says where', async () => {
  const path = join(folder, 'plan.xlsx')
  expect(await run(example('rural'), '--xlsx', path)).toEqual({ code: 0, out: path, err: '' })
  const base = await readFile(path)
  expect(base.subarray(0, 2).toString()).toBe('PK')
  await run(example('quartier'), '--xlsx', path, '--scenario', 'moins-30-public', '--lang', 'en')
  expect(await readFile(path)).not.toEqual(base)
  const nowhere = await run(example('rural'), '--xlsx', join(folder, 'absent', 'plan.xlsx'))
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('cannot write') })
})

test('without --json it is a table people can read', async () => {
  const { code, out } = await run(example('rural'))
  expect(code).toBe(0)
  expect(out).toContain('Conciergerie rurale')
  expect(out).toMatch(/lowest cash: .* in 20\d\d-\d\d/)
})

test('a wrong field names its path and what was expected, and exits 2', async () => {
  const plan = JSON.parse(await readFile(example('quartier'), 'utf8'))
  plan.assumptions[1].volume.growth.target = 'beaucoup'
  plan.assumptions[2].colour = 'red'
  const { code, out, err } = await run(await file('wrong.json', JSON.stringify(plan)), '--json')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('assumptions[1].volume.growth.target: expected number, got "beaucoup"')
  expect(err).toContain('assumptions[2].colour: expected no such field')
})

test('no file, no JSON, no argument: one sentence and exit 2', async () => {
  for (const words of [[join(folder, 'absent.json')], [await file('broken.json', '{"version":')], []]) {
    const { code, err } = await run(...words)
    expect(code).toBe(2)
    expect(err.split('\n')).toHaveLength(1)
  }
})

type Printed = { rows: { key: string; values: number[] }[]; periods: { key: string }[] }

test('the statements come along: both sides of the balance sheet equal, needs and resources explaining the cash', async () => {
  const { out } = await run(example('rural'), '--json')
  const { statements, years, months } = JSON.parse(out)
  const of = (view: string, key: string) =>
    (statements[view] as Printed).rows.find((r) => r.key === key)!.values
  expect(statements.by).toBe('year')
  expect(of('balance', 'total-assets')).toEqual(of('balance', 'total-liabilities'))
  expect(of('income', 'result')).toEqual(
    years.map((y: { indicators: { result: number } }) => y.indicators.result),
  )
  expect(of('financing', 'cash-after').at(-1)).toBe(months.at(-1).cash)
  expect(of('margins', 'net-result')).toEqual(of('income', 'result'))
  expect(of('staffing', 'full-time')).toHaveLength(3)
})

test('--by cuts them by month, and takes no other word', async () => {
  const { out } = await run(example('rural'), '--json', '--by', 'month')
  expect((JSON.parse(out).statements.balance as Printed).periods).toHaveLength(36)
  expect(await run(example('rural'), '--by', 'week')).toMatchObject({
    code: 2,
    err: expect.stringContaining('month, quarter, year, calendar'),
  })
})

test('in words too: accounts and totals of each plan year', async () => {
  const { out } = await run(example('quartier'))
  expect(out).toMatch(/641 Gross pay +€/)
  expect(out).toMatch(/Total assets +€/)
  expect(out).toMatch(/Gross operating surplus/)
})
