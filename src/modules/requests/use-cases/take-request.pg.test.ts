import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { paymentsOf } from '#modules/money/index.server.ts'
import { addPerson, addProxy } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { listRequests } from '../index.server.ts'
import { movesOf, requestById } from '../store.server.ts'
import { takeAndSettle, takeRequest } from './take-request.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const basket = () => ({
  personId: desk.personId,
  serviceId: desk.basketId,
  quantity: 1,
  channel: 'counter' as const,
})
const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const total = async () => (await listRequests(hub.ctx, new URLSearchParams())).total

test('the price is the catalogue’s for the person, times the quantity, and the number follows', async () => {
  const first = must(await takeRequest(hub.ctx, { ...basket(), quantity: 3, wantedOn: day('2026-03-09') }))
  const second = must(await takeRequest(hub.ctx, basket()))
  expect(first.number).toMatch(/^D2026-\d{4}$/)
  expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
  expect(await read(first.id)).toMatchObject({
    state: 'received',
    phase: 'triage',
    unitPrice: 1250n,
    price: 3750n,
    directCost: 3000n,
    payer: 'inhabitant',
    dueOn: '2026-03-09',
  })
  expect((await read(second.id)).dueOn).toBe('2026-03-04')
})

test('somebody else’s purse may pay', async () => {
  const taken = await desk.take({ payerOrganisationId: desk.landlordId })
  expect(await read(taken.id)).toMatchObject({ payer: 'landlord', price: 1250n })
})

test('a price by hand needs its reason', async () => {
  const input = { ...basket(), price: cents(500) }
  expect(await takeRequest(hub.ctx, input)).toMatchObject({ ok: false, code: 'price_why_needed' })
  const taken = must(await takeRequest(hub.ctx, { ...input, priceWhy: 'tarif solidaire' }))
  expect(await read(taken.id)).toMatchObject({ unitPrice: 1250n, price: 500n, priceWhy: 'tarif solidaire' })
})

test('the same form sent twice, even at once, takes one request', async () => {
  const before = await total()
  const input = { ...basket(), idempotencyKey: newId<'Form'>() }
  const both = await Promise.all([takeRequest(hub.ctx, input), takeRequest(hub.ctx, input)])
  expect(both[0]).toEqual(both[1])
  expect(await total()).toBe(before + 1)
})

test('sixteen hands at once get sixteen numbers without a gap', async () => {
  const taken = await Promise.all(Array.from({ length: 16 }, () => desk.take()))
  const numbers = taken.map((t) => Number(t.number.slice(-4))).sort((a, b) => a - b)
  expect(numbers.at(-1)! - numbers[0]!).toBe(15)
  expect(new Set(numbers).size).toBe(16)
})

test('each refusal says why and writes nothing', async () => {
  const before = await total()
  const refusals = [
    [hub.as('committee'), {}, 'not_permitted'],
    [hub.ctx, { personId: undefined }, 'who_needed'],
    [hub.ctx, { personId: newId<'Person'>() }, 'person_unknown'],
    [hub.ctx, { serviceId: newId<'Service'>() }, 'service_unknown'],
    [hub.ctx, { payerOrganisationId: newId<'Organisation'>() }, 'organisation_unknown'],
    [hub.ctx, { personId: undefined, organisationId: desk.landlordId }, 'no_price'],
    [hub.ctx, { wantedOn: day('2026-03-01') }, 'day_past'],
    [hub.ctx, { quantity: 0 }, 'quantity_wrong'],
    [hub.ctx, { price: cents(-1), priceWhy: 'x' }, 'amount_too_small'],
  ] as const
  for (const [ctx, change, code] of refusals)
    expect(await takeRequest(ctx, { ...basket(), ...change })).toMatchObject({ ok: false, code })
  expect(await total()).toBe(before)
})

test('done and paid at the counter is one gesture, and twice the same gesture is one', async () => {
  const input = { ...basket(), idempotencyKey: newId<'Form'>() }
  const taken = must(await takeAndSettle(hub.ctx, input, { means: 'cash' }))
  expect(await takeAndSettle(hub.ctx, input, { means: 'cash' })).toEqual({ ok: true, value: taken })
  expect(await read(taken.id)).toMatchObject({ state: 'paid', phase: 'over' })
  const payments = await paymentsOf(hub.ctx, 'request', taken.id)
  expect(payments.map((p) => p.amount)).toEqual([1250n])
  const moves = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, taken.id))
  expect(moves.map((m) => m.verb).reverse()).toEqual(['receive', 'finish', 'pay'])
})

test('somebody who may not take money takes no half of it', async () => {
  const before = await total()
  const refused = await takeAndSettle(hub.as('drop-off'), basket(), { means: 'cash' })
  expect(refused).toMatchObject({ ok: false, code: 'not_permitted' })
  expect(await total()).toBe(before)
})

test('what is free is closed as soon as it is done', async () => {
  const input = { ...basket(), serviceId: desk.freeId }
  const taken = must(await takeAndSettle(hub.ctx, input, { means: 'cash' }))
  expect(await read(taken.id)).toMatchObject({ state: 'closed', phase: 'over' })
  expect(await paymentsOf(hub.ctx, 'request', taken.id)).toEqual([])
})

test('who asks in somebody’s name is kept beside them, and needs the right to', async () => {
  const daughter = must(await addPerson(hub.ctx, { lastName: 'Fille', segment: 'inhabitant' })).id
  const input = { ...basket(), askerPersonId: daughter }
  const before = await total()
  expect(await takeRequest(hub.ctx, input)).toMatchObject({ ok: false, code: 'asker_unknown' })
  expect(await total()).toBe(before)
  const terms = { proxyId: daughter, kind: 'family' as const, from: hub.ctx.today() }
  must(await addProxy(hub.ctx, desk.personId, { ...terms, powers: ['ask'] }))
  const taken = must(await takeRequest(hub.ctx, input))
  expect(await read(taken.id)).toMatchObject({ personId: desk.personId, askerPersonId: daughter })
})

test('another hub sees none of it, and cannot serve our person', async () => {
  const other = await hub.other('voisin')
  expect((await listRequests(other, new URLSearchParams())).total).toBe(0)
  expect(await takeRequest(other, basket())).toMatchObject({ ok: false, code: 'person_unknown' })
})
