import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { answerOf } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addPerson } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const person = { firstName: 'Zoé', lastName: 'Lefèvre', segment: 'inhabitant' } as const
const find = (q: string) => listPeople(hub.ctx, new URLSearchParams({ q }))

test('a person added is found by the start of their name, without accents', async () => {
  must(await addPerson(hub.ctx, person))
  const found = await find('lefev zo')
  expect(found.rows.map((row) => row.lastName)).toEqual(['Lefèvre'])
  expect(found.total).toBe(1)
})

test('the same form sent twice adds one person', async () => {
  const twice = { ...person, lastName: 'Unique', idempotencyKey: '018f3b1c-0000-7000-8000-000000000001' }
  const first = must(await addPerson(hub.ctx, twice))
  expect(must(await addPerson(hub.ctx, twice))).toEqual(first)
  expect(await answerOf(hub.ctx, twice.idempotencyKey)).toEqual(first)
  expect(await answerOf(hub.ctx, undefined)).toBeNull()
  expect((await find('unique')).total).toBe(1)
})

test('a committee member may not add anybody, and nothing is written', async () => {
  const refused = await addPerson(hub.as('committee'), { ...person, lastName: 'Interdit' })
  expect(refused).toEqual({ ok: false, code: 'not_permitted' })
  expect((await find('interdit')).total).toBe(0)
})

test('another hub of the same database sees nobody', async () => {
  const other = await hub.other('voisin')
  expect((await listPeople(other, new URLSearchParams())).total).toBe(0)
})
