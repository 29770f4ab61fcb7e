import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, listServices } from '#modules/catalogue/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { putBackService, retireService } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const described = { activity: 'repairs', unit: 'half-hour', minutes: 30, directCost: cents(0) } as const
const add = async (name: string) =>
  must(await addService(hub.ctx, { ...described, name, prices: { inhabitant: cents(1500) } })).id

test('a service retired is no longer offered, and is put back as it was', async () => {
  const id = await add('Serrurerie')
  const offered = async () => (await listServices(hub.ctx, { activeOnly: true })).some((row) => row.id === id)
  expect(await retireService(hub.as('desk'), id)).toMatchObject({ code: 'not_permitted' })
  must(await retireService(hub.ctx, id))
  expect(await offered()).toBe(false)
  expect(await retireService(hub.ctx, id)).toMatchObject({ code: 'already_so' })
  must(await putBackService(hub.ctx, id))
  expect(await offered()).toBe(true)
})
