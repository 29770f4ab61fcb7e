import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, getService, priceOn } from '#modules/catalogue/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { setPrice } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (name: string) =>
  must(
    await addService(hub.ctx, {
      name,
      activity: 'laundry',
      unit: 'hour',
      minutes: 60,
      directCost: cents(0),
      prices: { inhabitant: cents(2000) },
    }),
  ).id

test('a price announced for later holds from its day on, and the days before keep theirs', async () => {
  const serviceId = await add('Repassage')
  const change = { serviceId, segment: 'inhabitant', price: cents(2200), fromDay: day('2026-04-01') } as const
  must(await setPrice(hub.ctx, change))
  expect((await getService(hub.ctx, serviceId))?.prices.inhabitant).toBe(2000n)
  expect(await priceOn(hub.ctx, serviceId, 'inhabitant', day('2026-03-31'))).toBe(2000n)
  expect(await priceOn(hub.ctx, serviceId, 'inhabitant', day('2026-04-01'))).toBe(2200n)
})

test('a slip corrected the same day: the last price recorded holds', async () => {
  const serviceId = await add('Lessive')
  const price = { serviceId, segment: 'inhabitant', fromDay: hub.ctx.today() } as const
  hub.clock.set(new Date('2026-03-02T09:10:00Z'))
  must(await setPrice(hub.ctx, { ...price, price: cents(25) }))
  hub.clock.set(new Date('2026-03-02T09:11:00Z'))
  must(await setPrice(hub.ctx, { ...price, price: cents(2500) }))
  expect((await getService(hub.ctx, serviceId))?.prices.inhabitant).toBe(2500n)
})

test('a day past, a negative price, an unknown service or a reader: refused, the price stays', async () => {
  const serviceId = await add('Pliage')
  const price = { serviceId, segment: 'inhabitant', price: cents(1), fromDay: day('2026-03-02') } as const
  expect(await setPrice(hub.ctx, { ...price, fromDay: day('2026-03-01') })).toMatchObject({
    code: 'day_is_past',
  })
  expect(await setPrice(hub.ctx, { ...price, price: cents(-1) })).toMatchObject({ code: 'amount_too_small' })
  expect(await setPrice(hub.ctx, { ...price, serviceId: newId() })).toMatchObject({ code: 'not_found' })
  expect(await setPrice(hub.as('desk'), price)).toMatchObject({ code: 'not_permitted' })
  expect(await setPrice(await hub.other('voisin'), price)).toMatchObject({ code: 'not_found' })
  expect((await getService(hub.ctx, serviceId))?.prices.inhabitant).toBe(2000n)
})

test('two prices at the very same instant: the second is told to look again', async () => {
  const serviceId = await add('Pressing')
  const price = { serviceId, segment: 'inhabitant', fromDay: day('2026-05-01') } as const
  const answers = await Promise.all([
    setPrice(hub.ctx, { ...price, price: cents(2100) }),
    setPrice(hub.ctx, { ...price, price: cents(2300) }),
  ])
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  expect(answers.find((one) => !one.ok)).toMatchObject({ code: 'changed_meanwhile' })
})
