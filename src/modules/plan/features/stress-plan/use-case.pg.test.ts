import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { setFigure } from '#modules/plan/set-figure.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readWhatIf } from './query.server.ts'
import { keepStress } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const row = async (id: string) => must(await readWhatIf(hub.ctx)).rows.find((one) => one.id === id)!

test('a test that is kept forecasts as it was shown, and is known as kept', async () => {
  const shown = (await row('public-cut')).outcome!
  const { key } = must(await keepStress(hub.ctx, { id: 'public-cut', name: 'Moins d’argent public' }))
  const kept = must(await currentForecast(hub.ctx, key))
  expect(kept.indicators.lowestCash).toEqual(shown.lowestCash)
  expect(kept.indicators.result).toBe(shown.result)
  // An uncertain grant is cut with its range.
  expect((await row('public-cut')).kept).toBe(key)
  expect((await row('salaries')).kept).toBeNull()
})

test('a form sent twice keeps once', async () => {
  const twice = {
    id: 'fuel',
    name: 'Carburant',
    idempotencyKey: 'b7a8f2de-0000-4000-8000-000000000001',
  } as const
  const first = must(await keepStress(hub.ctx, twice))
  expect(must(await keepStress(hub.ctx, twice))).toEqual(first)
  expect((await currentPlan(hub.ctx))!.scenarios.filter(({ name }) => name === 'Carburant')).toHaveLength(1)
})

test('a figure written from a search takes its instalments and its range along', async () => {
  const grant = async () =>
    (await currentPlan(hub.ctx))!.assumptions.find((line) => line.id === 'region-2028')!
  const before = await grant()
  expect(before).toMatchObject({ type: 'grant', amount: 1_200_000 })
  expect(before.ranges?.some(({ field }) => field === 'amount')).toBe(true)
  must(await setFigure(hub.ctx, { line: 'region-2028', version: 1, field: 'amount', value: 1_500_000 }))
  const after = await grant()
  expect(after).toMatchObject({ amount: 1_500_000 })
  if (after.type !== 'grant') throw new Error('a grant')
  expect(after.instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(1_500_000)
  const { distribution } = after.ranges!.find(({ field }) => field === 'amount')!
  expect(distribution).toMatchObject({ low: 1_000_000, high: 1_625_000 })
})

test('the committee reads the tests and keeps none; another hub has no plan', async () => {
  expect(must(await readWhatIf(hub.as('committee'))).rows).toHaveLength(9)
  expect(await keepStress(hub.as('committee'), { id: 'fuel', name: 'x' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await readWhatIf(await hub.other('voisin'))).toMatchObject({ code: 'no_plan' })
})
