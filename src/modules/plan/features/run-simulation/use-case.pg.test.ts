import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentPlan } from '#modules/plan/index.server.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import { setFigure } from '#modules/plan/set-figure.server.ts'
import { currentSimulation } from '#modules/plan/simulations/simulations.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readSimulations } from './query.server.ts'
import { askSimulation, cancelSimulation } from './use-case.server.ts'
import { workSimulations } from './work.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
})
afterAll(() => hub.close())

const asked = { seed: 7, runs: 2000, scenario: null }
const page = async () => must(await readSimulations(hub.ctx, null))

test('asked, found waiting, run behind the page, found done; the same seed says the same', async () => {
  const { id } = must(await askSimulation(hub.ctx, asked))
  expect((await page()).running).toMatchObject({ id, state: 'waiting', done: 0 })
  // Asked twice, it is the same one.
  expect(must(await askSimulation(hub.ctx, { ...asked, seed: 8 })).id).toBe(id)
  await workSimulations(hub.ctx)
  const first = await page()
  expect(first.running).toBeNull()
  expect(first.past).toMatchObject([{ id, state: 'done', done: 2000, seed: 7 }])
  const { answer, changed } = first.shown!
  expect(changed).toBe(false)
  expect(answer.simulation.runs).toBe(2000)
  expect(answer.tornado.length).toBeGreaterThan(5)
  must(await askSimulation(hub.ctx, asked))
  await workSimulations(hub.ctx)
  const second = await page()
  expect(second.past).toHaveLength(2)
  expect(second.shown!.id).not.toBe(id)
  expect(second.shown!.answer).toEqual(answer)
})

test('a plan that changed since is told; a scenario that was kept is no change of it', async () => {
  must(await addScenario(hub.ctx, { name: 'Autre', changes: [{ type: 'remove', line: 'loyer' }] }))
  expect((await currentSimulation(hub.ctx))?.changed).toBe(false)
  const plan = (await currentPlan(hub.ctx))!
  const rent = plan.assumptions.find((line) => line.id === 'loyer')!
  expect(rent).toMatchObject({ type: 'fixed-cost' })
  must(await setFigure(hub.ctx, { line: 'loyer', version: 1, field: 'amount', value: 99_900 }))
  expect((await currentSimulation(hub.ctx))?.changed).toBe(true)
  // Somebody who saw the first version is told.
  expect(await setFigure(hub.ctx, { line: 'loyer', version: 1, field: 'amount', value: 1 })).toMatchObject({
    code: 'changed_meanwhile',
  })
})

test('a scenario is drawn as such, and the hub keeps the base as its last word', async () => {
  must(await askSimulation(hub.ctx, { ...asked, scenario: 'autre' }))
  await workSimulations(hub.ctx)
  const { past, shown } = await page()
  expect(past[0]).toMatchObject({ scenario: 'Autre', state: 'done' })
  expect(shown?.answer.scenario).toBe('Autre')
  expect((await currentSimulation(hub.ctx))?.answer.scenario).toBeNull()
})

test('one that is stopped before it runs is not run', async () => {
  const { id } = must(await askSimulation(hub.ctx, asked))
  must(await cancelSimulation(hub.ctx, id))
  await workSimulations(hub.ctx)
  expect((await page()).past[0]).toMatchObject({ id, state: 'cancelled', chance: null })
})

test('one that is stopped while it runs ends without an answer', async () => {
  const { id } = must(await askSimulation(hub.ctx, { ...asked, runs: 100_000 }))
  const work = workSimulations(hub.ctx)
  await expect.poll(async () => (await page()).running?.state ?? 'none').not.toBe('waiting')
  must(await cancelSimulation(hub.ctx, id))
  await work
  // Quick machines may have ended before they heard.
  expect(['cancelled', 'done']).toContain((await page()).past[0]?.state)
  expect((await page()).running).toBeNull()
})

test('readers may not ask nor stop; another hub sees none; certainty has nothing to draw', async () => {
  expect(await askSimulation(hub.as('committee'), asked)).toMatchObject({ code: 'not_permitted' })
  expect(await askSimulation(hub.ctx, { ...asked, scenario: 'nulle-part' })).toMatchObject({
    code: 'unknown_scenario',
  })
  const other = await hub.other('voisin')
  must(await createPlan(other, { template: 'empty', start: month('2026-03') }))
  expect(await askSimulation(other, asked)).toMatchObject({ code: 'no_ranges' })
  expect(must(await readSimulations(other, null)).past).toEqual([])
})
