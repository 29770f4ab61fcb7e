import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { addVehicle, moveRequest, requestsToCarry, scheduleVisit } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { writeFleet } from '../fleet/store.server.ts'
import { writePlaces } from '../geocode/store.server.ts'
import type { Errand } from '../rules/errands/errand.ts'
import { usualFleet } from '../rules/fleet.ts'
import { placeKey } from '../rules/places.ts'
import { errandsByKeys, errandsFor } from './collect.server.ts'
import { putInRound } from './fixtures.ts'
import { roundErrands, roundRequestFacts, roundServices } from './tables.ts'

let hub: TestHub
let today: Day
let desk: Counter
const ADDRESS = '12 rue des Lilas, 38100 Grenoble'

beforeAll(async () => {
  hub = await testHub()
  today = hub.ctx.today()
  desk = await counter(hub.ctx)
  await hub.ctx.tx((tx) =>
    writePlaces(tx, [
      {
        ...{ hubId: hub.ctx.hub.id, id: newId<'Place'>(), address: ADDRESS, key: placeKey(ADDRESS) },
        ...{ lat: 45.17, lon: 5.74, state: 'placed', source: 'manual', placedAt: hub.ctx.now(), label: '' },
      },
    ]),
  )
})
afterAll(() => hub.close())

const waiting = async (day: Day = today) => (await errandsFor(hub.ctx, day)).waiting
const one = async (id: Id<'Request'>, day: Day = today): Promise<Errand | undefined> =>
  (await waiting(day)).find((errand) => errand.requestId === id)
const read = async (id: Id<'Request'>) =>
  (await errandsByKeys(hub.ctx, [`request:${id}`])).get(`request:${id}`)!

/** Somebody with a door that is on the map. */
const marcelle = async () =>
  must(
    await addPerson(hub.ctx, {
      ...{ firstName: 'Marcelle', lastName: 'Perrin', segment: 'inhabitant', phone: '0476000001' },
      ...{ street: '12 rue des Lilas', postcode: '38100', city: 'Grenoble', needs: 'sonner deux fois' },
    }),
  ).id

type Facts = Partial<typeof roundRequestFacts.$inferInsert>
const say = (requestId: Id<'Request'>, facts: Facts) =>
  hub.ctx.tx((tx) =>
    tx
      .insert(roundRequestFacts)
      .values({ hubId: hub.ctx.hub.id, requestId, updatedAt: hub.ctx.now(), ...facts }),
  )

/** An errand noted by hand, as a row. */
async function noted(over: Partial<typeof roundErrands.$inferInsert> = {}): Promise<Id<'RoundErrand'>> {
  const id = newId<'RoundErrand'>()
  const at = hub.ctx.now()
  await hub.ctx.tx((tx) =>
    tx.insert(roundErrands).values({
      ...{ hubId: hub.ctx.hub.id, id, number: `C${id}`, day: today, way: 'fetch', what: 'Cartons' },
      ...{ whom: 'École', phone: '0476', address: ADDRESS, hours: [], minutes: 2, kg: 5, crates: 1 },
      ...{ revenue: cents(300), handling: cents(50), state: 'open', createdAt: at, updatedAt: at },
      ...{ actorName: 'Lucie', words: 'cartons ecole', ...over },
    }),
  )
  return id
}

test('a request waits with its door, its way and what it brings', async () => {
  const personId = await marcelle()
  const { id, number } = await desk.take({ personId, quantity: 2, wantedOn: today, details: 'œufs frais' })
  expect(await one(id)).toEqual({
    ...{ key: `request:${id}`, requestId: id, errandId: null, number, way: 'bring', dueOn: today },
    ...{ what: '2\u00a0×\u00a0Panier de courses', whom: 'Marcelle Perrin', phone: '0476000001' },
    ...{ needs: 'sonner deux fois', note: 'œufs frais', address: ADDRESS, point: { lat: 45.17, lon: 5.74 } },
    ...{ toAddress: null, toPoint: null, hours: [], minutes: 5, load: { kg: 16, crates: 2 }, skills: [] },
    ...{ driver: null, priority: 0, optional: false, revenue: 2500n, handling: 0n },
    ...{ agreedAt: null, visitId: null, held: null },
  })
})

test('it waits from the day it is promised for, the oldest first, until it is done or in a round', async () => {
  const late = await desk.take({ wantedOn: today })
  const next = await desk.take({ wantedOn: addDays(today, 3) })
  expect(await one(next.id)).toBeUndefined()
  const then = await waiting(addDays(today, 3))
  const at = (id: Id<'Request'>) => then.findIndex((errand) => errand.requestId === id)
  expect(at(late.id)).toBeGreaterThanOrEqual(0)
  expect(at(late.id)).toBeLessThan(at(next.id))
  await putInRound(hub.ctx, { requestId: late.id })
  expect(await one(late.id)).toBeUndefined()
  expect((await read(late.id)).number).toBe(late.number)
  must(await moveRequest(hub.ctx, { requestId: next.id, verb: 'finish' }))
  expect(await one(next.id, addDays(today, 3))).toBeUndefined()
  expect((await read(next.id)).number).toBe(next.number)
})

test('one that failed waits again', async () => {
  const { id } = await desk.take({ wantedOn: today })
  await putInRound(hub.ctx, { requestId: id }, 'failed')
  expect(await one(id)).toBeDefined()
})

test('with a provider, or while a quote waits for its answer, it does not', async () => {
  const garage = must(await addOrganisation(hub.ctx, { name: 'Laverie', kind: 'provider', siret: undefined }))
  const given = await desk.take({ wantedOn: today })
  const assignee = { kind: 'organisation', id: garage.id } as const
  must(await moveRequest(hub.ctx, { requestId: given.id, verb: 'assign', assignee }))
  expect(await one(given.id)).toBeUndefined()
  const quoted = await desk.take({ wantedOn: today })
  expect(await one(quoted.id)).toBeDefined()
  must(
    await moveRequest(hub.ctx, { requestId: quoted.id, verb: 'quote', price: cents(900), why: 'livraison' }),
  )
  expect(await one(quoted.id)).toBeUndefined()
})

test('a service that does not travel is left out, until one says it does, of all or of one request', async () => {
  const service = must(
    await addService(hub.ctx, {
      ...{ name: 'Timbres', activity: 'postal-counter', unit: 'item', minutes: 5, directCost: cents(0) },
      prices: { inhabitant: cents(100) },
    }),
  )
  const { id } = await desk.take({ serviceId: service.id, wantedOn: today })
  const other = await desk.take({ serviceId: service.id, wantedOn: today })
  expect(await one(id)).toBeUndefined()
  await say(id, { way: 'bring', kg: 1 })
  expect(await one(id)).toMatchObject({ way: 'bring', load: { kg: 1 } })
  expect(await one(other.id)).toBeUndefined()
  await hub.ctx.tx((tx) =>
    tx.insert(roundServices).values({
      ...{ hubId: hub.ctx.hub.id, serviceId: service.id, way: 'bring', minutes: 6, kg: 3, crates: 0 },
      ...{ hours: [{ from: 540, to: 720 }], skills: ['froid'], driver: 'paid', handling: cents(20) },
      updatedAt: hub.ctx.now(),
    }),
  )
  expect(await one(other.id)).toMatchObject({
    ...{ way: 'bring', minutes: 6, load: { kg: 3, crates: 0 }, hours: [{ from: 540, to: 720 }] },
    ...{ skills: ['froid'], driver: 'paid', handling: 20n },
  })
})

test('what is known of one request goes before its service, and may keep it out', async () => {
  const { id } = await desk.take({ wantedOn: today })
  await say(id, {
    address: ADDRESS,
    hours: [{ from: 600, to: 660 }],
    minutes: 12,
    priority: 80,
    optional: true,
  })
  expect(await one(id)).toMatchObject({
    ...{ address: ADDRESS, point: { lat: 45.17 }, hours: [{ from: 600, to: 660 }], minutes: 12 },
    ...{ priority: 80, optional: true },
  })
  const out = await desk.take({ wantedOn: today })
  await say(out.id, { way: 'none' })
  expect(await one(out.id)).toBeUndefined()
})

test('an hour agreed by hand is kept, on its day, and said', async () => {
  const { id } = await desk.take({ wantedOn: today })
  const startsAt = instantOf(addDays(today, 1), 600, 'Europe/Paris')
  const person = must(
    await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Blanc', segment: 'inhabitant' }),
  )
  const planned = await scheduleVisit(hub.ctx, {
    requestId: id,
    startsAt,
    minutes: 30,
    who: { kind: 'person', id: person.id },
  })
  const { visitId } = must(planned as { ok: true; value: { visitId: Id<'Visit'> } })
  expect(await one(id)).toBeUndefined()
  expect(await one(id, addDays(today, 1))).toMatchObject({
    ...{ agreedAt: startsAt, visitId, hours: [{ from: 585, to: 615 }], priority: 50 },
  })
  // Whoever agreed comes before that day: it is not put in a round of a later one.
  expect(await one(id, addDays(today, 2))).toBeUndefined()
  await putInRound(hub.ctx, { requestId: id, visitId })
  expect(await read(id)).toMatchObject({ agreedAt: null, visitId, hours: [] })
})

test('an errand noted by hand waits as a request does', async () => {
  const id = await noted()
  const [errand] = (await waiting()).filter((all) => all.errandId === id)
  expect(errand).toMatchObject({
    ...{ key: `errand:${id}`, way: 'fetch', what: 'Cartons', whom: 'École', phone: '0476', minutes: 5 },
    ...{ point: { lat: 45.17 }, load: { kg: 5, crates: 1 }, revenue: 300n, handling: 50n },
  })
  const dropped = await noted({ state: 'dropped' })
  const later = await noted({ day: addDays(today, 1) })
  const taken = await noted()
  await putInRound(hub.ctx, { errandId: taken })
  const ids = (await waiting()).map((all) => all.errandId)
  for (const gone of [dropped, later, taken]) expect(ids).not.toContain(gone)
  expect((await errandsByKeys(hub.ctx, [`errand:${dropped}`])).size).toBe(1)
  // Its person is read anew: whoever is at the door is never a copy.
  const known = await noted({ personId: await marcelle(), whom: '', phone: null })
  expect((await errandsByKeys(hub.ctx, [`errand:${known}`])).get(`errand:${known}`)).toMatchObject({
    ...{ whom: 'Marcelle Perrin', phone: '0476000001', needs: 'sonner deux fois' },
  })
})

test('what has no point is counted, and a carry needs two', async () => {
  const before = (await errandsFor(hub.ctx, today)).unplaced
  await noted({ way: 'carry', toAddress: 'Nulle part' })
  await noted({ address: 'Ailleurs' })
  await noted()
  expect((await errandsFor(hub.ctx, today)).unplaced).toBe(before + 2)
})

test('unknown keys and those of another hub answer nothing', async () => {
  const other = await hub.other('voisin')
  const id = await noted()
  const request = await desk.take()
  expect((await errandsByKeys(other, [`errand:${id}`, `request:${request.id}`])).size).toBe(0)
  expect((await errandsFor(other, today)).waiting).toEqual([])
  expect(await errandsByKeys(hub.ctx, [`errand:${newId<'RoundErrand'>()}`])).toEqual(new Map())
})

test('what is beyond the limit is counted', async () => {
  const filter = { upTo: addDays(today, 30), services: [desk.basketId], also: [], except: [], limit: 2 }
  const { rows, left } = await requestsToCarry(hub.ctx, filter)
  const all = await requestsToCarry(hub.ctx, { ...filter, limit: 1000 })
  expect(rows).toHaveLength(2)
  expect(all.left).toBe(0)
  expect(left).toBe(all.rows.length - 2)
})

test('vehicles have the usual figures of their name until somebody says better', async () => {
  const van = must(await addVehicle(hub.ctx, { name: 'Kangoo' }))
  const bike = must(await addVehicle(hub.ctx, { name: 'Vélo cargo' }))
  expect((await fleetOf(hub.ctx)).map((all) => [all.name, all.mode, all.said])).toEqual([
    ['Kangoo', 'van', false],
    ['Vélo cargo', 'cargo-bike', false],
  ])
  const facts = { ...usualFleet('Kangoo'), load: { kg: 300, crates: 12 }, pause: null, fixed: cents(500) }
  await hub.ctx.tx((tx) => writeFleet(tx, hub.ctx.hub.id, van.id, facts, hub.ctx.now()))
  const [kangoo] = await fleetOf(hub.ctx)
  expect(kangoo).toEqual({ ...facts, id: van.id, name: 'Kangoo', said: true })
  expect((await fleetOf(hub.ctx))[1]!.id).toBe(bike.id)
})
