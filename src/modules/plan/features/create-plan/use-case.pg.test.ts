import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { createPlan } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const start = month('2026-03')

test('a committee member opens no plan, and nothing is written', async () => {
  expect(await createPlan(hub.as('committee'), { template: 'quartier', start })).toEqual({
    ok: false,
    code: 'not_permitted',
  })
  expect(await currentPlan(hub.ctx)).toBeNull()
  expect(await currentForecast(hub.ctx)).toEqual({ ok: false, code: 'no_plan' })
})

test('a plan opened from a template is forecast as the template is; the other hub sees none', async () => {
  must(await createPlan(hub.ctx, { template: 'quartier', start, openingCash: cents(1_234_500) }))
  const plan = await currentPlan(hub.ctx)
  expect(plan).toMatchObject({ name: 'Conciergerie de quartier', start, months: 36, openingCash: 1_234_500 })
  expect(plan?.assumptions.length).toBeGreaterThan(40)
  const base = must(await currentForecast(hub.ctx))
  const cut = must(await currentForecast(hub.ctx, 'moins-30-public'))
  expect(cut.indicators.result).toBeLessThan(base.indicators.result)
  expect(await currentPlan(await hub.other('voisin'))).toBeNull()
})

test('a hub has one plan', async () => {
  expect(await createPlan(hub.ctx, { template: 'rural', start })).toEqual({ ok: false, code: 'plan_exists' })
})
