import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { maySearch, searchHub } from './search.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await addPerson(hub.ctx, { firstName: 'Zoé', lastName: 'Lefèvre', segment: 'inhabitant' }))
  must(await addOrganisation(hub.ctx, { name: 'Lefèvre et filles', kind: 'company' }))
})
afterAll(() => hub.close())

test('one box finds people and partners by the start of their name, without accents', async () => {
  const found = await searchHub(hub.ctx, ' lefev ')
  expect(found.people?.map((one) => one.label)).toEqual(['Zoé Lefèvre'])
  expect(found.organisations?.map((one) => one.label)).toEqual(['Lefèvre et filles'])
  expect(found.requests).toEqual([])
})

test('nothing typed searches nothing', async () => {
  expect(await searchHub(hub.ctx, '  ')).toEqual({ q: '', people: null, organisations: null, requests: null })
})

test('a driver finds requests and nobody; a committee finds nothing at all', async () => {
  const driver = await searchHub(hub.as('driver'), 'lefev')
  expect([driver.people, driver.organisations]).toEqual([null, null])
  expect(driver.requests).toEqual([])
  expect(maySearch(hub.as('committee').actor)).toBe(false)
  expect(maySearch(hub.as('network').actor)).toBe(false)
})

test('another hub finds nobody of this one', async () => {
  const found = await searchHub(await hub.other('voisin'), 'lefev')
  expect(found.people).toEqual([])
  expect(found.organisations).toEqual([])
})
