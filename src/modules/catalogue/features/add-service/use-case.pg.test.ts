import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { getService, listServices, priceOn } from '#modules/catalogue/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addService } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const service = (name: string) =>
  ({
    name,
    activity: 'errands',
    unit: 'trip',
    minutes: 40,
    directCost: cents(300),
    prices: { inhabitant: cents(800), senior: cents(0) },
  }) as const

test('a service is listed with each segment’s price; a segment without one asks for a quote', async () => {
  const { id } = must(await addService(hub.ctx, service('Courses')))
  expect((await getService(hub.ctx, id))?.prices).toEqual({ inhabitant: 800n, senior: 0n })
  expect(await priceOn(hub.ctx, id, 'company', hub.ctx.today())).toBeNull()
  expect((await listServices(hub.ctx)).map((row) => row.name)).toEqual(['Courses'])
})

test('the same form sent twice adds one service', async () => {
  const twice = { ...service('Repassage'), idempotencyKey: '018f3b1c-0000-7000-8000-000000000001' }
  const first = must(await addService(hub.ctx, twice))
  expect(must(await addService(hub.ctx, twice))).toEqual(first)
})

test('without a price, with a negative one, with a name taken or without permission: nothing is written', async () => {
  must(await addService(hub.ctx, service('Déjà là')))
  const before = await listServices(hub.ctx)
  expect(await addService(hub.ctx, { ...service('Rien'), prices: {} })).toMatchObject({ code: 'no_price' })
  const negative = await addService(hub.ctx, { ...service('Moins'), prices: { senior: cents(-1) } })
  expect(negative).toEqual({ ok: false, code: 'amount_too_small', field: 'price-senior' })
  const twin = await addService(hub.ctx, service('DEJA-LA'))
  expect(twin).toEqual({ ok: false, code: 'name_taken', field: 'name' })
  expect(await addService(hub.as('desk'), service('Interdit'))).toMatchObject({ code: 'not_permitted' })
  expect(await listServices(hub.ctx)).toEqual(before)
})

test('another hub sees no service and may use the same names', async () => {
  const { id } = must(await addService(hub.ctx, service('Partout')))
  const other = await hub.other('voisin')
  expect(await getService(other, id)).toBeNull()
  must(await addService(other, service('Partout')))
})
