import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { createPlan, currentForecast } from '#modules/plan/index.server.ts'
import { addScenario } from '#modules/plan/scenarios.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addToScenario } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
  must(await addScenario(hub.ctx, { name: 'Agrandir', changes: [{ type: 'remove', line: 'loyer' }] }))
})
afterAll(() => hub.close())

const scenario = async () => {
  const loaded = (await hub.ctx.read((tx) => loadPlan(tx, hub.ctx)))!
  const { id, version, changes } = loaded.scenarios.find(({ key }) => key === 'agrandir')!
  return { loaded, id, version, changes }
}
const rent = {
  type: 'fixed-cost',
  name: 'Loyer',
  block: 'costs',
  family: 'rent',
  amount: 90_000,
  yearlyIndex: 0,
}

test('a line added to a scenario counts there only, under an id of its own', async () => {
  const { id, version } = await scenario()
  const base = must(await currentForecast(hub.ctx)).indicators.charges
  const before = must(await currentForecast(hub.ctx, 'agrandir')).indicators.charges
  must(await addToScenario(hub.ctx, { id, version, body: rent }))
  const { changes, loaded } = await scenario()
  // The rent of the plan keeps its id, even where the scenario removes it.
  expect(changes.at(-1)).toMatchObject({ type: 'add', line: { id: 'loyer-2', amount: 90_000 } })
  expect(must(await currentForecast(hub.ctx)).indicators.charges).toBe(base)
  expect(must(await currentForecast(hub.ctx, 'agrandir')).indicators.charges).toBe(
    before + 90_000 * loaded.plan.months,
  )
})

test('what is wrong with it is told at its field; who saw an older scenario is told too', async () => {
  const { id, version } = await scenario()
  expect(await addToScenario(hub.ctx, { id, version, body: { ...rent, amount: -1 } })).toMatchObject({
    code: 'bad_line',
    problems: [{ path: 'amount', code: 'too_small' }],
  })
  const early = { ...rent, from: '2020-01' }
  expect(await addToScenario(hub.ctx, { id, version, body: early })).toMatchObject({
    problems: [{ path: 'from', code: 'before_start' }],
  })
  expect(await addToScenario(hub.ctx, { id, version: version - 1, body: rent })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await addToScenario(hub.as('committee'), { id, version, body: rent })).toMatchObject({
    code: 'not_permitted',
  })
})
