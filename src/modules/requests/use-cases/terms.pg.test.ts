import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, type NewService, pauseService } from '#modules/catalogue/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { addDocument, moveFile, openFile, providersFor } from '#modules/providers/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { requestById } from '../store.server.ts'
import { moveRequest } from './move-request.server.ts'
import { rateRequest } from './rate-request.server.ts'
import { takeRequest } from './take-request.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const add = async (name: string, more: Partial<NewService> = {}) => {
  const described = { name, activity: 'repairs', unit: 'job', minutes: 30, directCost: cents(0) } as const
  return must(await addService(hub.ctx, { ...described, prices: { inhabitant: cents(1500) }, ...more })).id
}
const take = (serviceId: Id<'Service'>, more: object = {}) =>
  takeRequest(hub.ctx, { personId: desk.personId, serviceId, quantity: 1, channel: 'counter', ...more })

const insured = async (name: string, expiresOn: string) => {
  const organisation = { name, kind: 'provider', siret: undefined } as const
  const { id: organisationId } = must(await addOrganisation(hub.ctx, organisation))
  must(await openFile(hub.ctx, organisationId))
  must(await addDocument(hub.ctx, { organisationId, kind: 'insurance', expiresOn: day(expiresOn) }))
  must(await moveFile(hub.ctx, { organisationId, verb: 'approve' }))
  return organisationId
}

test('a provider whose insurance has lapsed by the day of the work is refused, and the request waits', async () => {
  const id = await insured('Bricol', '2026-03-10')
  const assign = (requestId: Id<'Request'>) =>
    moveRequest(hub.ctx, { requestId, verb: 'assign', assignee: { kind: 'organisation', id } })
  const later = must(await take(desk.basketId, { wantedOn: day('2026-03-11') }))
  expect(await assign(later.id)).toEqual({
    ok: false,
    code: 'insurance_lapsed',
    field: 'assigneeOrganisationId',
  })
  expect(await read(later.id)).toMatchObject({ state: 'received', assigneeName: null })
  const before = must(await take(desk.basketId, { wantedOn: day('2026-03-10') }))
  must(await assign(before.id))
  must(await moveFile(hub.ctx, { organisationId: id, verb: 'suspend', why: 'deux retards' }))
  expect(await assign(before.id)).toMatchObject({ code: 'provider_not_approved' })
})

test('what the person served thought of it is the provider’s', async () => {
  const id = await insured('Noté', '2027-01-01')
  const { id: requestId } = await desk.take()
  must(await moveRequest(hub.ctx, { requestId, verb: 'assign', assignee: { kind: 'organisation', id } }))
  must(await moveRequest(hub.ctx, { requestId, verb: 'finish' }))
  must(await rateRequest(hub.ctx, { requestId, score: 4 }))
  const all = await providersFor(hub.ctx, { serviceId: desk.basketId, day: hub.ctx.today() })
  expect(all.find((one) => one.organisationId === id)?.rating).toEqual({ average: 4, count: 1 })
})

test('a rate is its own price; without one for this segment it is refused', async () => {
  const serviceId = await add('Serrure', { rates: { solidarity: { inhabitant: cents(600) } } })
  const taken = must(await take(serviceId, { rate: 'solidarity', quantity: 2 }))
  expect(await read(taken.id)).toMatchObject({ unitPrice: 600n, price: 1200n, rate: 'solidarity' })
  expect(await read(must(await take(serviceId)).id)).toMatchObject({ price: 1500n, rate: 'normal' })
  expect(await take(serviceId, { rate: 'support' })).toMatchObject({ code: 'no_rate', field: 'rate' })
})

test('a package is one line at its price, that says what it holds and costs what it holds', async () => {
  const lamp = await add('Ampoule', { directCost: cents(300) })
  const parts = [
    { serviceId: lamp, quantity: 2 },
    { serviceId: desk.basketId, quantity: 1 },
  ]
  const pack = await add('Forfait rentrée', { prices: { inhabitant: cents(3000) }, parts })
  expect(await read(must(await take(pack)).id)).toMatchObject({
    price: 3000n,
    directCost: 1600n,
    contents: '2\u00a0×\u00a0Ampoule, 1\u00a0×\u00a0Panier de courses',
  })
})

test('paused or out of season on the day wanted: refused; another day is taken', async () => {
  const mowing = await add('Tonte', { season: [4, 5, 6] })
  expect(await take(mowing)).toMatchObject({ code: 'out_of_season', field: 'serviceId' })
  must(await take(mowing, { wantedOn: day('2026-04-01') }))
  const van = await add('Déménagement')
  const untilDay = addDays(hub.ctx.today(), 3)
  must(await pauseService(hub.ctx, { serviceId: van, fromDay: hub.ctx.today(), untilDay, why: 'en panne' }))
  expect(await take(van)).toMatchObject({ code: 'service_paused', field: 'serviceId' })
  must(await take(van, { wantedOn: addDays(untilDay, 1) }))
})
