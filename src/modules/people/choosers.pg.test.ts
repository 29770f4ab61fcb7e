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

test('a telephone is found as far as it is typed, a name either way round, and who left is not', async () => {
  const ctx = await hub.other('telephone')
  const add = async (lastName: string, phone: string) =>
    must(await addPerson(ctx, { firstName: 'Inès', lastName, phone, segment: 'inhabitant' })).id
  await add('Abello', '0612044718')
  await add('Zidane', '0612990000')
  expect(await labels('06 12', undefined, ctx)).toEqual(['Inès Abello', 'Inès Zidane'])
  expect(await labels('0612.04', undefined, ctx)).toEqual(['Inès Abello'])
  expect(await labels('ines abello', undefined, ctx)).toEqual(['Inès Abello'])
  expect(await labels('zid ines', undefined, ctx)).toEqual(['Inès Zidane'])
  expect(await labels('04718', undefined, ctx)).toEqual([])
})
