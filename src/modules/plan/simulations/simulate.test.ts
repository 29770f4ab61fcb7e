import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { fixed, plan } from '../rules/sample.ts'
import { compile } from '../rules/uncertainty/compile.ts'
import { outcomeBytes } from '../rules/uncertainty/run.ts'
import { uncertainPlan } from '../rules/uncertainty/sample-ranges.ts'
import { simulate } from './simulate.server.ts'

const uncertain = uncertainPlan(3, 20, 24, 0.2)
const rangeless = plan([fixed()])
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

test('the same seed gives the same bytes on one, two and three threads, and another seed gives others', async () => {
  const program = must(compile(uncertain))
  const run = async (seed: number, threads: number) => {
    const kept = new SharedArrayBuffer(outcomeBytes(3000, program))
    const simulation = must(await simulate(uncertain, { seed, runs: 3000, threads }, kept))
    return { simulation, bytes: Buffer.from(kept) }
  }
  const one = await run(5, 1)
  for (const n of [2, 3]) {
    const more = await run(5, n)
    expect(more.bytes.equals(one.bytes)).toBe(true)
    expect(more.simulation).toEqual(one.simulation)
  }
  expect((await run(6, 2)).bytes.equals(one.bytes)).toBe(false)
}, 30_000)

test('progress is told and ends with all runs', async () => {
  const heard: number[] = []
  must(await simulate(uncertain, { runs: 2000, threads: 2, onProgress: (done) => heard.push(done) }))
  expect(heard.at(-1)).toBe(2000)
  expect([...heard].sort((a, b) => a - b)).toEqual(heard)
}, 30_000)

test('a simulation that is cancelled answers so and leaves no thread behind', async () => {
  const before = threads()
  const control = new AbortController()
  const running = simulate(uncertain, { runs: 1_000_000, threads: 2, signal: control.signal })
  setTimeout(() => control.abort(), 150)
  expect(await running).toEqual({ ok: false, code: 'cancelled' })
  expect(threads()).toBe(before)
  const already = AbortSignal.abort()
  expect(await simulate(uncertain, { signal: already })).toEqual({ ok: false, code: 'cancelled' })
}, 30_000)

test('wrong numbers and a plan where nothing is uncertain are refused', async () => {
  expect(await simulate(rangeless)).toEqual({ ok: false, code: 'no_ranges' })
  for (const runs of [0, -1, 1.5, 1_000_001, Number.NaN])
    expect(await simulate(uncertain, { runs })).toEqual({ ok: false, code: 'bad_runs', field: 'runs' })
  for (const seed of [-1, 0.5, 2 ** 32])
    expect(await simulate(uncertain, { seed })).toMatchObject({ code: 'bad_seed' })
  for (const threads of [0, 65])
    expect(await simulate(uncertain, { threads })).toMatchObject({ code: 'bad_threads' })
  expect(await simulate(uncertain, { scenario: 'none' })).toMatchObject({ code: 'unknown_scenario' })
}, 30_000)

test('a range that the reader of plans would have refused is refused with its path', async () => {
  const of = (range: object) =>
    plan([
      fixed({ ranges: [{ field: 'amount', distribution: { type: 'normal', sd: 1 }, ...range }] as never }),
    ])
  const at = 'assumptions[0].ranges[0]'
  expect(await simulate(of({ group: 'nobody' }))).toEqual({
    ok: false,
    code: 'unknown_group',
    field: `${at}.group`,
  })
  expect(await simulate(of({ field: 'gross' }))).toEqual({
    ok: false,
    code: 'field_not_on_line',
    field: `${at}.field`,
  })
  const distribution = { type: 'uniform', low: 2, high: 1 }
  expect(await simulate(of({ distribution }))).toEqual({
    ok: false,
    code: 'range_out_of_order',
    field: `${at}.distribution`,
  })
}, 30_000)
