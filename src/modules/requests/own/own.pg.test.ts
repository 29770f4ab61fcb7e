import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson, addProxy, linkAccount, mergePeople } from '#modules/people/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { createAccount } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { moveRequest } from '../index.server.ts'
import { askOneself, rateOwn } from './ask.server.ts'
import { ownRequest, ownRequests, ownWishes } from './read.server.ts'

let hub: TestHub
let desk: Counter
/** A mother; her daughter who asks for her; a guardian who reads everything; a stranger. */
let mother: Id<'Person'>
let daughter: Ctx
let guardian: Ctx
let stranger: Ctx

async function account(personId: Id<'Person'>, name: string): Promise<Ctx> {
  const email = `${name}@exemple.fr`
  const { userId } = must(await createAccount(hub.db, { name, email, at: hub.clock.now() }))
  must(await linkAccount(hub.ctx, personId, userId))
  const actor = { userId, name, roles: ['member'] } as const
  return createCtx({ db: hub.db, hub: hub.ctx.hub, clock: hub.clock, actor })
}
const person = async (lastName: string) =>
  must(await addPerson(hub.ctx, { lastName, segment: 'inhabitant' })).id
const proxy = async (proxyId: Id<'Person'>, powers: ('ask' | 'pay' | 'read')[]) =>
  must(await addProxy(hub.ctx, mother, { proxyId, kind: 'family', powers, from: hub.ctx.today() }))
const numbers = async (ctx: Ctx) =>
  (await ownRequests(ctx, new URLSearchParams()))?.rows.map(({ number }) => number)

beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  mother = await person('Mere')
  const [child, named, other] = [await person('Fille'), await person('Tutrice'), await person('Autre')]
  await proxy(child, ['ask'])
  await proxy(named, ['ask', 'pay', 'read'])
  daughter = await account(child, 'fille')
  guardian = await account(named, 'tutrice')
  stranger = await account(other, 'autre')
})
afterAll(() => hub.close())

test('somebody asks for themselves and for their mother; each reads what the powers say', async () => {
  const own = must(await askOneself(daughter, { serviceId: desk.basketId, quantity: 1 })).number!
  const asked = must(await askOneself(daughter, { forId: mother, serviceId: desk.basketId, quantity: 2 }))
    .number!
  const counterTaken = (await desk.take({ personId: mother })).number
  expect(await numbers(daughter)).toEqual([asked, own])
  expect(await numbers(guardian)).toEqual([counterTaken, asked])
  expect(await numbers(stranger)).toEqual([])
  expect(await ownRequest(daughter, asked)).toMatchObject({ forWhom: 'Mere', part: null, owes: 0n })
  expect(await ownRequest(guardian, asked)).toMatchObject({ forWhom: 'Mere', part: 2500n })
  expect(await ownRequest(daughter, counterTaken)).toBeNull()
  expect(await ownRequest(stranger, own)).toBeNull()
})

test('the same form twice is one request, and words alone wait for the desk with the record known', async () => {
  const key = newId<'Form'>()
  const input = { serviceId: desk.basketId, quantity: 1, idempotencyKey: key }
  const both = await Promise.all([askOneself(stranger, input), askOneself(stranger, input)])
  expect(both[0]).toEqual(both[1])
  expect(await numbers(stranger)).toHaveLength(1)
  expect(must(await askOneself(daughter, { forId: mother, quantity: 1, details: 'Une ampoule' }))).toEqual({
    number: null,
  })
  expect(await ownWishes(daughter)).toMatchObject([
    { details: 'Une ampoule', state: 'waiting', forWhom: 'Mere' },
  ])
  expect(await ownWishes(guardian)).toHaveLength(1)
  expect(await ownWishes(stranger)).toEqual([])
})

test('what is not theirs to ask is refused and writes nothing', async () => {
  const before = await numbers(guardian)
  const basket = { serviceId: desk.basketId, quantity: 1 }
  const refusals = [
    [stranger, { ...basket, forId: mother }, 'asker_unknown'],
    [stranger, { ...basket, serviceId: newId<'Service'>() }, 'service_unknown'],
    [stranger, { quantity: 1 }, 'what_needed'],
    [hub.as('member'), basket, 'no_record'],
    [hub.as('provider'), basket, 'not_permitted'],
  ] as const
  for (const [ctx, input, code] of refusals)
    expect(await askOneself(ctx, input)).toMatchObject({ ok: false, code })
  expect(await numbers(guardian)).toEqual(before)
  expect(await ownRequests(hub.as('member'), new URLSearchParams())).toBeNull()
})

test('an opinion is given once, by who was served or asked', async () => {
  const { number } = must(await askOneself(stranger, { serviceId: desk.freeId, quantity: 1 }))
  expect(await rateOwn(stranger, number!, { score: 4 })).toMatchObject({ code: 'not_done_yet' })
  const [row] = (await ownRequests(stranger, new URLSearchParams()))!.rows
  must(await moveRequest(hub.ctx, { requestId: row!.id, verb: 'finish' }))
  expect(await rateOwn(daughter, number!, { score: 4 })).toMatchObject({ code: 'not_found' })
  must(await rateOwn(stranger, number!, { score: 4, comment: 'Merci' }))
  expect(await rateOwn(stranger, number!, { score: 1 })).toMatchObject({ code: 'already_rated' })
  expect(await ownRequest(stranger, number!)).toMatchObject({ rated: 4, mayRate: false })
})

test('a record merged into one’s own brings its requests along', async () => {
  const again = await person('Autre bis')
  const { number } = await desk.take({ personId: again })
  expect(await ownRequest(stranger, number)).toBeNull()
  const { rows } = (await hub.ctx.read((tx) =>
    tx.execute("SELECT id FROM people WHERE last_name = 'Autre'"),
  )) as unknown as { rows: { id: Id<'Person'> }[] }
  must(await mergePeople(hub.ctx, { keptId: rows[0]!.id, goneId: again }, {}))
  expect(await ownRequest(stranger, number)).toMatchObject({ number, forWhom: null })
})
