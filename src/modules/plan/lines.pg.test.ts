import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { loadPlan } from './current.server.ts'
import { createPlan, currentForecast, currentPlan } from './index.server.ts'
import { addAssumption, removeAssumption, restoreAssumption, setAssumption } from './lines.server.ts'
import { addScenario, editScenario } from './scenarios.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const loaded = async () => (await hub.ctx.read((tx) => loadPlan(tx, hub.ctx)))!
const line = async (key: string) => (await loaded()).lines.find((row) => row.key === key)!
const seen = async (key: string) => {
  const { id, version } = await line(key)
  return { id, version }
}
const result = async () => must(await currentForecast(hub.ctx)).indicators.result

test('a changed rent changes the forecast by exactly the difference', async () => {
  const before = must(await currentForecast(hub.ctx)).income.charges[0]!
  const { body, id, version } = await line('loyer')
  must(await setAssumption(hub.ctx, { id, version, body: { ...body, amount: 96_000 } }))
  expect(must(await currentForecast(hub.ctx)).income.charges[0]).toBe(before + 10_000)
})

test('a line that was changed meanwhile is not overwritten', async () => {
  const { body, id, version } = await line('loyer')
  expect(await setAssumption(hub.ctx, { id, version: version - 1, body })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
})

test('a wrong figure is told with its path in the line, and nothing is kept', async () => {
  const before = await currentPlan(hub.ctx)
  const rent = await line('loyer')
  const refused = await setAssumption(hub.ctx, {
    ...(await seen('loyer')),
    body: { ...rent.body, amount: -1, yearlyIndex: 200 },
  })
  expect(refused).toMatchObject({ ok: false, code: 'bad_line' })
  expect('problems' in refused && refused.problems.map((p) => [p.path, p.code])).toEqual([
    ['amount', 'too_small'],
    ['yearlyIndex', 'too_large'],
  ])
  const subscription = await line('abonnement')
  const early = await setAssumption(hub.ctx, {
    ...(await seen('abonnement')),
    body: {
      ...subscription.body,
      volume: { start: 1, growth: { type: 's-curve', target: 9, by: '2026-01' } },
      // The template's own ranges speak of another volume.
      ranges: undefined,
    },
  })
  expect(early).toMatchObject({ code: 'bad_line', field: 'volume.growth.by' })
  expect(await currentPlan(hub.ctx)).toEqual(before)
})

test('an added line counts, and two of the same name have ids of their own', async () => {
  const before = await result()
  const body = {
    type: 'fixed-cost',
    name: 'Ménage du local',
    block: 'costs',
    family: 'running',
    amount: 10_000,
    // Else the rise of costs that the template's settings state.
    yearlyIndex: 0,
  }
  must(await addAssumption(hub.ctx, { body }))
  must(await addAssumption(hub.ctx, { body }))
  expect(await result()).toBe(before - 2 * 36 * 10_000)
  expect(await line('menage-du-local-2')).toMatchObject({ name: 'Ménage du local' })
  expect(await addAssumption(hub.ctx, { body: { ...body, family: 'inconnue' } })).toMatchObject({
    code: 'bad_line',
    field: 'family',
  })
})

test('a line removed comes back; one that others need is kept', async () => {
  const before = await result()
  const removed = must(await removeAssumption(hub.ctx, await seen('menage-du-local')))
  expect(await result()).toBe(before + 36 * 10_000)
  must(await restoreAssumption(hub.ctx, removed))
  expect(await result()).toBe(before)
  expect(await removeAssumption(hub.ctx, await seen('boutique'))).toEqual({
    ok: false,
    code: 'followed_by_lines',
  })
  expect(await removeAssumption(hub.ctx, await seen('region-2026'))).toEqual({
    ok: false,
    code: 'used_by_scenario',
  })
})

test('a scenario is added, rewritten, taken out; one that does not apply is refused', async () => {
  const changes = [{ type: 'multiply', line: 'loyer', field: 'amount', factor: 2 }] as const
  const { key } = must(await addScenario(hub.ctx, { name: 'Loyer doublé', changes }))
  expect(key).toBe('loyer-double')
  const dear = must(await currentForecast(hub.ctx, key))
  expect(dear.indicators.result).toBeLessThan(await result())
  const bad = [{ type: 'multiply', line: 'inconnue', field: 'amount', factor: 2 }] as const
  expect(await addScenario(hub.ctx, { name: 'Faux', changes: bad })).toMatchObject({ code: 'does_not_apply' })
  const row = (await loaded()).scenarios.find((s) => s.key === key)!
  must(
    await editScenario(hub.ctx, { id: row.id, version: row.version, name: 'Sans changement', changes: [] }),
  )
  expect(must(await currentForecast(hub.ctx, key)).indicators.result).toBe(await result())
  expect(await editScenario(hub.ctx, { id: row.id, version: row.version, removed: true })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
  must(await editScenario(hub.ctx, { id: row.id, version: row.version + 1, removed: true }))
  expect(await currentForecast(hub.ctx, key)).toMatchObject({ code: 'unknown_scenario' })
})

test('the committee changes nothing', async () => {
  const refused = { ok: false, code: 'not_permitted' }
  const committee = hub.as('committee')
  expect(await removeAssumption(committee, await seen('loyer'))).toEqual(refused)
  expect(await addScenario(committee, { name: 'x', changes: [] })).toEqual(refused)
})
