import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { listAssumptions } from './query.server.ts'
import { setPlan } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
})
afterAll(() => hub.close())

const head = { name: 'Notre modèle', months: 48, openingCash: cents(500_000) }

test('a longer plan with another opening cash is forecast so; a stale hand is told', async () => {
  const { version } = (await listAssumptions(hub.ctx, null))!
  must(await setPlan(hub.ctx, { ...head, version }))
  const made = must(await currentForecast(hub.ctx))
  expect(made.months).toHaveLength(48)
  expect(made.cash.opening).toBe(500_000)
  expect(await setPlan(hub.ctx, { ...head, name: 'Autre', version })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
  expect((await currentPlan(hub.ctx))?.name).toBe('Notre modèle')
})

test('the committee reads the lines and changes nothing; another hub has none', async () => {
  const list = (await listAssumptions(hub.as('committee'), null))!
  expect(list.lines.find((line) => line.name === 'La Poste : prestation bureau de poste')).toMatchObject({
    payer: 'la-poste',
    figure: { per: 'month' },
  })
  expect(await setPlan(hub.as('committee'), { ...head, version: list.version })).toEqual({
    ok: false,
    code: 'not_permitted',
  })
  expect(await listAssumptions(await hub.other('voisin'), null)).toBeNull()
})

test('a bound line shows what was planned this month beside its measure', async () => {
  const { lines } = (await listAssumptions(hub.ctx, null))!
  const bound = lines.filter((line) => line.measured)
  expect(bound.map((line) => line.measured?.id).sort()).toEqual(['people.members', 'requests.done'])
  for (const { measured } of bound) expect(measured?.planned).toBeGreaterThan(0)
})
