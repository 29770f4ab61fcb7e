import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addPerson, findPeople } from './index.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  for (const [firstName, lastName] of [
    ['Martine', 'Abel'],
    ['Zoé', 'Martin'],
    ['Anne', 'Martin'],
    ['Luc', 'Martinez'],
    ['Jean', 'Dupont'],
  ] as const)
    must(await addPerson(hub.ctx, { firstName, lastName, segment: 'inhabitant' }))
})
afterAll(() => hub.close())

const labels = async (q: string, limit?: number, ctx = hub.ctx) =>
  (await findPeople(ctx, q, limit)).map((found) => found.label)

test('those whose name begins as typed come first, then those found by another word', async () => {
  expect(await labels('Martin')).toEqual(['Anne Martin', 'Zoé Martin', 'Luc Martinez', 'Martine Abel'])
  expect(await labels('martin zo')).toEqual(['Zoé Martin'])
  expect(await labels('zoe mart')).toEqual(['Zoé Martin'])
  expect(await labels('martin', 2)).toEqual(['Anne Martin', 'Zoé Martin'])
  expect(await labels('personne')).toEqual([])
})

test('the first of the list when nothing is typed; nobody of another hub', async () => {
  expect(await labels(' ', 2)).toEqual(['Martine Abel', 'Jean Dupont'])
  expect(await labels('martin', 5, await hub.other('voisin'))).toEqual([])
})
