import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { people } from '#modules/people/tables.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { offersOf } from '../offer-store.server.ts'
import { movesOf, requestById } from '../store.server.ts'
import { answerByLink, answerOffer } from './answer-offer.server.ts'
import { moveRequest } from './move-request.server.ts'
import { expireOffers, linkToOffer, offerRequests, withdrawOffer } from './offer-requests.server.ts'

let hub: TestHub
let desk: Counter
let one: Id<'Organisation'>
let two: Id<'Organisation'>
/** Somebody with an account at each provider, seen by the hub. */
let atOne: Ctx
let atTwo: Ctx
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  ;[one, atOne] = await provider('Bricol’Un')
  ;[two, atTwo] = await provider('Bricol’Deux')
})
afterAll(() => hub.close())

async function provider(name: string): Promise<[Id<'Organisation'>, Ctx]> {
  const { id } = must(await addOrganisation(hub.ctx, { name, kind: 'provider', siret: undefined }))
  const contact = must(
    await addPerson(hub.ctx, { lastName: name, segment: 'inhabitant', organisationId: id }),
  )
  const userId = newId<'User'>() as string
  await hub.ctx.tx((tx) =>
    tx
      .update(people)
      .set({ userId, organisationId: id })
      .where(and(eq(people.hubId, hub.ctx.hub.id), eq(people.id, contact.id))),
  )
  const actor = { userId, name: `Artisan ${name}`, roles: ['provider' as const] }
  return [id, createCtx({ db: hub.db, hub: hub.ctx.hub, clock: hub.clock, actor })]
}

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const of = (id: Id<'Request'>) => hub.ctx.read((tx) => offersOf(tx, hub.ctx.hub.id, id))
const states = async (id: Id<'Request'>) =>
  Object.fromEntries(
    (await of(id)).map((offer) => [offer.organisationId === one ? 'one' : 'two', offer.state]),
  )
const offerOf = async (id: Id<'Request'>, organisationId: Id<'Organisation'>) =>
  (await of(id)).find((offer) => offer.organisationId === organisationId && offer.state === 'sent')!.id

async function offered(): Promise<Id<'Request'>> {
  const { id } = await desk.take()
  const input = { requestIds: [id], organisationIds: [one, two], hours: 24 }
  expect(must(await offerRequests(hub.ctx, input))).toEqual({ sent: 2, left: 0 })
  return id
}

test('two who accept at the same instant: one gets the job, the other is told kindly', async () => {
  for (let n = 0; n < 5; n++) {
    const id = await offered()
    const [a, b] = [await offerOf(id, one), await offerOf(id, two)]
    const answers = await Promise.all([
      answerOffer(atOne, { offerId: a, answer: 'accept' }),
      answerOffer(atTwo, { offerId: b, answer: 'accept' }),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'offer_lost' })
    const winner = answers[0]!.ok ? one : two
    expect(await read(id)).toMatchObject({ state: 'assigned', assigneeOrganisationId: winner })
    expect(Object.values(await states(id)).sort()).toEqual(['accepted', 'lost'])
    const moves = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
    expect(moves.filter((move) => move.verb === 'assign')).toHaveLength(1)
    expect(moves[0]?.actorName).toContain('Artisan')
  }
})

test('the same answer sent twice is one, and the link then says what was answered', async () => {
  const id = await offered()
  const key = newId<'Form'>()
  const input = { offerId: await offerOf(id, one), answer: 'accept' as const, idempotencyKey: key }
  const first = await answerOffer(atOne, input)
  expect(await answerOffer(atOne, input)).toEqual(first)
  const [accepted] = (await of(id)).filter((offer) => offer.state === 'accepted')
  const { path } = must(await linkToOffer(hub.ctx, accepted!.id))
  const token = path.split('/').at(-1)!
  const passer: Ctx = { ...hub.ctx, actor: { userId: null, name: '', roles: [] } }
  expect(await answerByLink(passer, token, { answer: 'decline' })).toMatchObject({ code: 'offer_accepted' })
  expect(await answerByLink(passer, 'faux', { answer: 'accept' })).toMatchObject({ code: 'not_found' })
  expect(await read(id)).toMatchObject({ assigneeOrganisationId: one })
})

test('a link answers without an account, in the provider’s name, and works in its own hub only', async () => {
  const id = await offered()
  const { path } = must(await linkToOffer(hub.ctx, await offerOf(id, two)))
  const token = path.split('/').at(-1)!
  const passer: Ctx = { ...hub.ctx, actor: { userId: null, name: '', roles: [] } }
  expect(await answerByLink(await hub.other('voisin'), token, { answer: 'accept' })).toMatchObject({
    code: 'not_found',
  })
  must(await answerByLink(passer, token, { answer: 'accept' }))
  const [move] = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
  expect(move).toMatchObject({ verb: 'assign', actorName: 'Bricol’Deux', userId: null })
})

test('declined by all, it is offered again; whoever still has it to answer gets no second offer', async () => {
  const id = await offered()
  must(await answerOffer(atOne, { offerId: await offerOf(id, one), answer: 'decline', why: 'Complet' }))
  const again = { requestIds: [id], organisationIds: [one, two], hours: 4 }
  expect(must(await offerRequests(hub.ctx, again))).toEqual({ sent: 1, left: 0 })
  expect((await of(id)).map((offer) => offer.state).sort()).toEqual(['declined', 'sent', 'sent'])
})

test('the hour passes: the offer is over, with or without its task', async () => {
  const id = await offered()
  const offerId = await offerOf(id, one)
  hub.clock.set(new Date(hub.clock.now().getTime() + 25 * 3_600_000))
  expect(await answerOffer(atOne, { offerId, answer: 'accept' })).toMatchObject({ code: 'offer_expired' })
  expect(await expireOffers(hub.ctx)).toBeGreaterThanOrEqual(2)
  expect(await expireOffers(hub.ctx)).toBe(0)
  expect(await states(id)).toEqual({ one: 'expired', two: 'expired' })
})

test('offers follow the request: given to somebody else, or no longer wanted', async () => {
  const id = await offered()
  must(await answerOffer(atOne, { offerId: await offerOf(id, one), answer: 'accept' }))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'assign', assignee: { kind: 'me' } }))
  expect(await states(id)).toEqual({ one: 'withdrawn', two: 'lost' })
  const other = await offered()
  must(await moveRequest(hub.ctx, { requestId: other, verb: 'cancel', why: 'Plus besoin' }))
  expect(await states(other)).toEqual({ one: 'withdrawn', two: 'withdrawn' })
})

test('each refusal changes nothing', async () => {
  const id = await offered()
  const before = await of(id)
  const mine = await offerOf(id, one)
  const input = { requestIds: [id], organisationIds: [one], hours: 24 }
  const stranger = newId<'Organisation'>()
  for (const [ctx, change, code] of [
    [hub.as('volunteer'), {}, 'not_permitted'],
    [atOne, {}, 'not_permitted'],
    [hub.ctx, { organisationIds: [] }, 'provider_needed'],
    [hub.ctx, { organisationIds: [stranger] }, 'provider_unknown'],
    [hub.ctx, { organisationIds: [desk.landlordId] }, 'provider_unknown'],
    [hub.ctx, { hours: 0 }, 'hours_wrong'],
    [hub.ctx, { requestIds: [newId<'Request'>()] }, 'not_found'],
    [await hub.other('loin'), {}, 'not_found'],
  ] as const)
    expect(await offerRequests(ctx, { ...input, ...change })).toMatchObject({ ok: false, code })
  expect(await answerOffer(atTwo, { offerId: mine, answer: 'accept' })).toMatchObject({ code: 'not_found' })
  expect(await answerOffer(hub.as('driver'), { offerId: mine, answer: 'accept' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await withdrawOffer(atOne, mine)).toMatchObject({ code: 'not_permitted' })
  expect(await of(id)).toEqual(before)
  must(await withdrawOffer(hub.ctx, mine))
  expect(await answerOffer(atOne, { offerId: mine, answer: 'accept' })).toMatchObject({
    code: 'offer_withdrawn',
  })
  const over = (await desk.take()).id
  must(await moveRequest(hub.ctx, { requestId: over, verb: 'finish' }))
  expect(await offerRequests(hub.ctx, { ...input, requestIds: [over] })).toMatchObject({
    code: 'nothing_to_offer',
  })
})
