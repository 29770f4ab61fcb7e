import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { addPerson, findPeople, getPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { personPage } from './query.server.ts'
import { bringBackPerson, leavePerson } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (lastName: string) => must(await addPerson(hub.ctx, { lastName, segment: 'inhabitant' })).id

test('who left is no longer offered, keeps their record, and may come back', async () => {
  const id = await add('Voyageur')
  must(await leavePerson(hub.ctx, id, 'Déménagement'))
  expect(await findPeople(hub.ctx, 'voyageur')).toEqual([])
  expect((await getPerson(hub.ctx, id))?.leftAt).toEqual(hub.ctx.now())
  must(await bringBackPerson(hub.ctx, id))
  expect(await findPeople(hub.ctx, 'voyageur')).toHaveLength(1)
  const page = await personPage(hub.ctx, hub.db, id)
  expect(page?.history.map(({ verb, detail }) => [verb, detail?.reason])).toEqual([
    ['back', undefined],
    ['leave', 'Déménagement'],
    ['add', undefined],
  ])
})

test('leaving twice, without permission or from another hub is refused', async () => {
  const id = await add('Stable')
  expect(await leavePerson(hub.as('treasurer'), id, 'x')).toEqual({ ok: false, code: 'not_permitted' })
  expect(await leavePerson(await hub.other('voisin'), id, 'x')).toEqual({ ok: false, code: 'not_found' })
  expect(await bringBackPerson(hub.ctx, id)).toEqual({ ok: false, code: 'already_so' })
  expect((await getPerson(hub.ctx, id))?.leftAt).toBeNull()
})
