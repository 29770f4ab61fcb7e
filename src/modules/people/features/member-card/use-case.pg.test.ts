import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { cardsPage } from './query.server.ts'
import { issueCards, personOfCard, revokeCard } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (lastName: string) => must(await addPerson(hub.ctx, { lastName, segment: 'senior' })).id
const origin = 'https://palier.exemple'
const link = async (id: Awaited<ReturnType<typeof add>>) =>
  (await cardsPage(hub.ctx, [id], origin))[0]?.link ?? null
const token = async (id: Awaited<ReturnType<typeof add>>) => (await link(id))!.split('/').at(-1)!

test('a card leads to its person, and says nothing of them', async () => {
  const id = await add('Carte')
  expect(await link(id)).toBeNull()
  must(await issueCards(hub.ctx, [id]))
  const first = await token(id)
  expect(await link(id)).toBe(`${origin}/essai/carte/${first}`)
  expect(first).toMatch(/^[\w-]{16}$/)
  expect(await personOfCard(hub.ctx, first)).toBe(id)
  must(await issueCards(hub.ctx, [id]))
  expect(await token(id)).toBe(first)
})

test('a lost card leads nowhere, and the next one does', async () => {
  const id = await add('Perdue')
  must(await issueCards(hub.ctx, [id]))
  const lost = await token(id)
  must(await revokeCard(hub.ctx, id, true))
  expect(await personOfCard(hub.ctx, lost)).toBe('revoked')
  expect(await personOfCard(hub.ctx, await token(id))).toBe(id)
  must(await revokeCard(hub.ctx, id, false))
  expect(await link(id)).toBeNull()
  expect(await revokeCard(hub.ctx, id, false)).toMatchObject({ code: 'not_found' })
})

test('the square of a card is drawn from its link', async () => {
  const id = await add('Carré')
  must(await issueCards(hub.ctx, [id]))
  const [card] = await cardsPage(hub.ctx, [id], origin)
  expect(card?.qr?.size).toBeGreaterThan(20)
  expect(card?.qr?.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
})

test('strangers, other hubs and readers hold no card', async () => {
  const id = await add('Refus')
  expect(await issueCards(hub.ctx, [id, newId<'Person'>()])).toMatchObject({ code: 'not_found' })
  expect(await issueCards(hub.as('treasurer'), [id])).toMatchObject({ code: 'not_permitted' })
  must(await issueCards(hub.ctx, [id]))
  expect(await personOfCard(await hub.other('voisin'), await token(id))).toBeNull()
  expect(await personOfCard(hub.as('committee'), await token(id))).toBeNull()
})
