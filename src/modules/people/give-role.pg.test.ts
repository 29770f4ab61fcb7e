import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addRoleToPeople } from './give-role.server.ts'
import { addPerson, addPersonRole, listPeople, peopleNames } from './index.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (lastName: string) =>
  must(await addPerson(hub.ctx, { firstName: 'Ada', lastName, segment: 'inhabitant' })).id
const volunteers = async () =>
  (await listPeople(hub.ctx, new URLSearchParams({ lien: 'volunteer' }))).rows.map((row) => row.lastName)

test('people ticked in a list get the role, those who had it keep it, one unknown and nobody gets it', async () => {
  const [first, second] = [await add('Un'), await add('Deux')]
  must(await addPersonRole(hub.ctx, { personId: first, role: 'volunteer' }))
  const both = await addRoleToPeople(hub.ctx, { personIds: [first, second], role: 'volunteer' })
  expect(must(both)).toEqual({ given: 2 })
  expect(await volunteers()).toEqual(['Deux', 'Un'])
  const third = await add('Trois')
  const strange = await addRoleToPeople(hub.ctx, { personIds: [third, newId()], role: 'volunteer' })
  expect(strange).toEqual({ ok: false, code: 'not_found' })
  expect(await volunteers()).toEqual(['Deux', 'Un'])
})

test('names of a list come in one map; a person of another hub has none', async () => {
  const id = await add('Nommée')
  expect(await peopleNames(hub.ctx, [id, null])).toEqual(new Map([[id, 'Ada Nommée']]))
  const other = await hub.other('voisin')
  expect(await peopleNames(other, [id])).toEqual(new Map())
  expect(await addPersonRole(other, { personId: id, role: 'volunteer' })).toMatchObject({ code: 'not_found' })
  const reader = hub.as('treasurer')
  expect(await addPersonRole(reader, { personId: id, role: 'staff' })).toMatchObject({
    code: 'not_permitted',
  })
})
