import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { linkSecret } from '#platform/session/link.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { requestByNumber } from '../store.server.ts'
import { askFromWeb, followWebRequest, publicServices } from './ask.server.ts'
import { answerWebRequest, sortWebRequest, takeWebRequest } from './decide.server.ts'
import { listWebRequests, webWaiting } from './inbox.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

let callers = 0
const form = () => ({
  lastName: 'Abello',
  firstName: 'Inès',
  phone: '0612044718',
  email: undefined,
  details: 'Deux packs d’eau, troisième étage',
  service: desk.basketId,
  secret: linkSecret(),
})
const anybody = () => hub.as()
const ask = async (change: object = {}) => {
  const sent = must(await askFromWeb(anybody(), { ...form(), ...change }, `caller-${callers++}`))
  const { rows } = await listWebRequests(hub.ctx, new URLSearchParams())
  return { secret: sent.secret, card: rows.at(-1)! }
}
const take = { segment: 'inhabitant', quantity: 1 } as const
const read = (number: string) => hub.ctx.read((tx) => requestByNumber(tx, hub.ctx.hub.id, number))

test('only services with a public price are shown to anybody', async () => {
  const offered = await publicServices(anybody())
  expect(offered.map(({ name, price }) => [name, price])).toEqual([
    ['Aide aux démarches', 0n],
    ['Panier de courses', 1250n],
  ])
})

test('a form becomes a request of somebody new with nothing typed again, and delays count from when it came', async () => {
  const came = hub.clock.now()
  const { secret, card } = await ask({ street: '3 rue des Tilleuls', postcode: '38100', city: 'Grenoble' })
  expect(await followWebRequest(anybody(), secret)).toMatchObject({ step: 'received', answer: null })
  hub.clock.set(new Date(came.getTime() + 30 * 3_600_000))
  const input = { ...take, who: 'new', service: desk.basketId } as const
  const both = await Promise.all([
    takeWebRequest(hub.ctx, card.id, input),
    takeWebRequest(hub.as('desk'), card.id, input),
  ])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ code: 'already_handled' })
  const { number } = must(both.find((one) => one.ok)!)
  expect(await read(number)).toMatchObject({
    channel: 'web',
    receivedAt: came,
    dueOn: '2026-03-04',
    details: 'Deux packs d’eau, troisième étage',
    price: 1250n,
  })
  expect(await followWebRequest(anybody(), secret)).toMatchObject({ step: 'read' })
})

test('somebody known is found by phone first, then by name; the form itself never tells', async () => {
  const { card } = await ask({ firstName: 'Ines' })
  expect(card.alike).toMatchObject([{ name: 'Inès Abello', by: 'phone', named: true }])
  const same = must(
    await addPerson(hub.ctx, {
      firstName: 'Inès',
      lastName: 'Abello',
      segment: 'inhabitant',
      phone: '0400000000',
    }),
  )
  const { card: again } = await ask({ street: '9 place du Marché', city: 'Eybens' })
  expect(again.alike.map(({ by }) => by)).toEqual(['phone', 'name'])
  // The record chosen keeps what it says; what the form adds goes with the request.
  const taken = must(
    await takeWebRequest(hub.ctx, again.id, { ...take, who: same.id, service: desk.basketId }),
  )
  expect(await read(taken.number)).toMatchObject({ personId: same.id })
  expect((await read(taken.number))!.details.split('\n')).toEqual([
    'Deux packs d’eau, troisième étage',
    '9 place du Marché, Eybens',
    '0612044718',
  ])
})

test('words answer or refuse, and unwanted ones come back; each is decided once', async () => {
  const { secret, card } = await ask({ service: undefined })
  const words = 'Nous ne posons pas de papier peint. Essayez Bricol’Services.'
  must(await answerWebRequest(hub.ctx, card.id, { verb: 'refuse', words }))
  expect(await followWebRequest(anybody(), secret)).toMatchObject({ ended: 'refused', answer: words })
  const twice = await answerWebRequest(hub.ctx, card.id, { verb: 'answer', words })
  expect(twice).toMatchObject({ ok: false, code: 'already_handled' })
  const { secret: other, card: unwanted } = await ask()
  const before = await webWaiting(hub.ctx)
  must(await sortWebRequest(hub.ctx, unwanted.id, 'spam'))
  expect(await webWaiting(hub.ctx)).toBe(before - 1)
  expect(await followWebRequest(anybody(), other)).toMatchObject({ step: 'received' })
  must(await sortWebRequest(hub.ctx, unwanted.id, 'back'))
  expect(await webWaiting(hub.ctx)).toBe(before)
})

test('each bad form is refused in a word and writes nothing; the same one sent twice is one', async () => {
  const before = await webWaiting(hub.ctx)
  const refusals = [
    [{ phone: undefined }, 'contact_needed'],
    [{ service: undefined, details: undefined }, 'what_needed'],
    [{ service: newId<'Service'>() }, 'service_unknown'],
    [{ wantedOn: day('2020-01-01') }, 'day_past'],
    [{ secret: 'court' }, 'link_wrong'],
  ] as const
  for (const [change, code] of refusals)
    expect(await askFromWeb(anybody(), { ...form(), ...change }, 'bad')).toMatchObject({ ok: false, code })
  expect(await webWaiting(hub.ctx)).toBe(before)
  const sent = form()
  for (let i = 0; i < 2; i++) must(await askFromWeb(anybody(), sent, 'twice'))
  expect(await webWaiting(hub.ctx)).toBe(before + 1)
})

test('a machine that insists is made to wait, elsewhere one is not', async () => {
  const tries = []
  for (let i = 0; i < 9; i++) tries.push(await askFromWeb(anybody(), form(), 'insists'))
  expect(tries.map(({ ok }) => ok)).toEqual([...Array(8).fill(true), false])
  expect(tries.at(-1)).toMatchObject({ code: 'too_many' })
  must(await askFromWeb(anybody(), form(), 'somebody else'))
})

test('who may not take requests decides nothing, and another hub sees none of it', async () => {
  const { secret, card } = await ask()
  const treasurer = hub.as('treasurer')
  const refused = { ok: false, code: 'not_permitted' }
  const input = { ...take, who: 'new', service: desk.basketId } as const
  expect(await takeWebRequest(treasurer, card.id, input)).toEqual(refused)
  expect(await sortWebRequest(treasurer, card.id, 'spam')).toEqual(refused)
  const other = await hub.other('voisin')
  expect(await takeWebRequest(other, card.id, input)).toMatchObject({ code: 'web_unknown' })
  expect(await followWebRequest(other, secret)).toBeNull()
  expect(await followWebRequest(anybody(), linkSecret())).toBeNull()
})
