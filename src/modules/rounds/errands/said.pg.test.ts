import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { addVehicle, changeVehicle, moveRequest } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { keepFleet } from '../fleet/keep.server.ts'
import type { ServiceTravel } from '../rules/errands/usual.ts'
import { usualFleet } from '../rules/fleet.ts'
import { errandsByKeys, errandsFor } from './collect.server.ts'
import { putInRound } from './fixtures.ts'
import { keepRequestFacts } from './request-facts.server.ts'
import { requestFacts } from './said-store.server.ts'
import { keepServiceTravel } from './services.server.ts'

let hub: TestHub
let today: Day
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  today = hub.ctx.today()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const request = async () => (await desk.take({ wantedOn: today })).id
const shown = async (id: Id<'Request'>) =>
  (await errandsByKeys(hub.ctx, [`request:${id}`])).get(`request:${id}`)!
const waits = async (id: Id<'Request'>) =>
  (await errandsFor(hub.ctx, today)).waiting.some((one) => one.requestId === id)
const said = async (id: Id<'Request'>) =>
  (await hub.ctx.read((tx) => requestFacts(tx, hub.ctx.hub.id, [id]))).get(id)

test('what is said of a request is read with it, and forgotten when nothing is left to say', async () => {
  const id = await request()
  must(
    await keepRequestFacts(hub.ctx, id, {
      ...{ address: 'Chez sa fille, Mens', hours: [{ from: 540, to: 600 }], minutes: 3, kg: 40, seen: null },
    }),
  )
  expect(await shown(id)).toMatchObject({
    ...{ address: 'Chez sa fille, Mens', hours: [{ from: 540, to: 600 }], minutes: 5, load: { kg: 40 } },
  })
  expect(await keepRequestFacts(hub.ctx, id, { kg: 1, seen: null })).toMatchObject({
    code: 'changed_meanwhile',
  })
  must(await keepRequestFacts(hub.ctx, id, { seen: (await said(id))!.updatedAt }))
  expect(await said(id)).toBeUndefined()
  expect((await shown(id)).load.kg).toBe(8)
})

test('a second door carries it there, and `none` keeps it out of rounds', async () => {
  const id = await request()
  must(await keepRequestFacts(hub.ctx, id, { toAddress: 'École, Mens' }))
  expect(await shown(id)).toMatchObject({ way: 'carry', toAddress: 'École, Mens' })
  must(await keepRequestFacts(hub.ctx, id, { way: 'fetch', toAddress: 'École, Mens' }))
  expect(await shown(id)).toMatchObject({ way: 'fetch', toAddress: null })
  must(await keepRequestFacts(hub.ctx, id, { way: 'none' }))
  expect(await waits(id)).toBe(false)
})

test('what cannot be is refused, and nothing changes', async () => {
  const id = await request()
  expect(await keepRequestFacts(hub.ctx, id, { way: 'carry' })).toMatchObject({
    ...{ code: 'required', field: 'toAddress' },
  })
  expect(await keepRequestFacts(hub.ctx, id, { address: '—' })).toMatchObject({ field: 'address' })
  expect(await keepRequestFacts(hub.ctx, newId(), { kg: 1 })).toMatchObject({ code: 'not_found' })
  expect(await keepRequestFacts(hub.as('treasurer'), id, { kg: 1 })).toMatchObject({ ok: false })
  await putInRound(hub.ctx, { requestId: id })
  expect(await keepRequestFacts(hub.ctx, id, { way: 'none' })).toMatchObject({ code: 'in_round' })
  expect(await keepRequestFacts(hub.ctx, id, { toAddress: 'École' })).toMatchObject({ code: 'in_round' })
  must(await keepRequestFacts(hub.ctx, id, { kg: 3 }))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  expect(await keepRequestFacts(hub.ctx, id, { kg: 4 })).toMatchObject({ code: 'request_over' })
  expect((await said(id))!.kg).toBe(3)
})

const BY_HAND: ServiceTravel = {
  ...{ way: 'swap', minutes: 2, hours: [{ from: 480, to: 600 }], load: { kg: 20, crates: 3 } },
  ...{ skills: ['froid'], driver: 'paid', handling: 40n },
}

test('how a service travels holds for its requests, and the usual rule holds again once forgotten', async () => {
  const id = await request()
  must(await keepServiceTravel(hub.ctx, desk.basketId, BY_HAND))
  expect(await shown(id)).toMatchObject({
    ...{ way: 'swap', minutes: 5, hours: BY_HAND.hours, load: BY_HAND.load, skills: ['froid'] },
    ...{ driver: 'paid', handling: 40n },
  })
  must(await keepServiceTravel(hub.ctx, desk.basketId, { ...BY_HAND, way: null }))
  expect(await waits(id)).toBe(false)
  must(await keepServiceTravel(hub.ctx, desk.basketId, null))
  expect(await shown(id)).toMatchObject({ way: 'bring', skills: [] })
  expect(await keepServiceTravel(hub.ctx, desk.basketId, { ...BY_HAND, way: 'carry' })).toMatchObject({
    ...{ code: 'carry_needs_address', field: 'way' },
  })
  expect(await keepServiceTravel(hub.ctx, newId(), BY_HAND)).toMatchObject({ code: 'not_found' })
  expect(await keepServiceTravel(hub.as('desk'), desk.basketId, BY_HAND)).toMatchObject({ ok: false })
})

test('a vehicle is said by whoever keeps the fleet, within its own hours', async () => {
  const { id } = must(await addVehicle(hub.ctx, { name: 'Kangoo' }))
  const facts = { ...usualFleet('Kangoo'), load: { kg: 300, crates: 12 }, range: 90_000 }
  must(await keepFleet(hub.ctx, id, facts))
  expect((await fleetOf(hub.ctx))[0]).toMatchObject({ ...facts, said: true })
  const no = async (over: object) => await keepFleet(hub.ctx, id, { ...facts, ...over })
  expect(await no({ toMinute: 480 })).toMatchObject({ code: 'hours_reversed', field: 'toMinute' })
  expect(await no({ pause: { from: 800, to: 700, minutes: 30 } })).toMatchObject({ code: 'break_reversed' })
  expect(await no({ pause: { from: 1000, to: 1070, minutes: 30 } })).toMatchObject({ code: 'break_outside' })
  expect(await keepFleet(hub.as('desk'), id, facts)).toMatchObject({ code: 'not_permitted' })
  must(await keepFleet(hub.ctx, id, null))
  expect((await fleetOf(hub.ctx))[0]).toMatchObject({ said: false, range: null })
  must(await changeVehicle(hub.ctx, id, { retired: true }))
  expect(await keepFleet(hub.ctx, id, facts)).toMatchObject({ code: 'not_found' })
})
