import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan } from '#modules/plan/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { listAssumptions } from './query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
})
afterAll(() => hub.close())

test('the committee reads the lines; another hub has none', async () => {
  const list = (await listAssumptions(hub.as('committee'), null))!
  expect(list.lines.find((line) => line.name === 'La Poste : prestation bureau de poste')).toMatchObject({
    payer: 'la-poste',
    figure: { per: 'month' },
  })
  expect(await listAssumptions(await hub.other('voisin'), null)).toBeNull()
})

test('a bound line shows what was planned this month beside its measure', async () => {
  const { lines } = (await listAssumptions(hub.ctx, null))!
  const bound = lines.filter((line) => line.measured)
  expect(bound.map((line) => line.measured?.id).sort()).toEqual(['people.members', 'requests.done'])
  for (const { measured } of bound) expect(measured?.planned).toBeGreaterThan(0)
})
