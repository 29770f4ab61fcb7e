import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { findRequests, listRequests, takeRequest } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { quickSearch } from './search.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  const { personId, basketId } = await counter(hub.ctx)
  const take = (details: string) =>
    takeRequest(hub.ctx, {
      personId,
      serviceId: basketId,
      quantity: 1,
      channel: 'counter',
      details,
    })
  must(await take('porte bleue'))
  for (let n = 0; n < 120; n++) must(await take('digicode'))
  must(await addPerson(hub.ctx, { firstName: 'Zoé', lastName: 'Bluet', segment: 'inhabitant' }))
  must(await addOrganisation(hub.ctx, { name: 'Bleuets du Vercors', kind: 'company' }))
}, 60_000)
afterAll(() => hub.close())

test('what is typed is looked for in every kind that the person reads', async () => {
  const groups = await quickSearch(hub.ctx, 'bl', 'fr')
  expect(groups.map(({ label }) => label)).toEqual(['Personnes', 'Partenaires', 'Demandes'])
  expect(groups[0]?.items[0]).toMatchObject({ label: 'Zoé Bluet' })
  expect(groups[2]?.items).toHaveLength(1)
  expect((await quickSearch(hub.as('driver'), 'bl', 'fr')).map(({ label }) => label)).toEqual(['Demandes'])
  expect(await quickSearch(hub.ctx, '  ', 'fr')).toEqual([])
})

test('a word of nearly all requests and a word of one give the same rows as the list, newest first', async () => {
  const common = await findRequests(hub.ctx, 'digi', 5)
  const listed = await listRequests(hub.ctx, new URLSearchParams({ q: 'digi' }))
  expect(common.map(({ number }) => number)).toEqual(listed.rows.slice(0, 5).map(({ number }) => number))
  expect(listed.total).toBe(120)
  expect((await findRequests(hub.ctx, 'bleue', 5)).map(({ number }) => number)).toEqual(['D2026-0001'])
  expect(await findRequests(hub.ctx, 'digicode introuvable', 5)).toEqual([])
})
