import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson, findPeople, getPerson } from '#modules/people/index.server.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { editPerson } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const somebody = (lastName: string) => ({ firstName: 'Paul', lastName, segment: 'senior' }) as const
const add = async (lastName: string) =>
  must(await addPerson(hub.ctx, { ...somebody(lastName), roles: ['volunteer'] })).id
const seen = async (id: Awaited<ReturnType<typeof add>>) => (await getPerson(hub.ctx, id))!.updatedAt
const rolesOf = async (id: Awaited<ReturnType<typeof add>>) =>
  (await hub.ctx.read((tx) => tiesOf(tx, hub.ctx.hub.id, [id]))).get(id)!.roles

test('a new name is the one searched, and the roles are those ticked', async () => {
  const id = await add('Ancien')
  const change = { ...somebody('Nouveau'), roles: ['ambassador' as const], seenAt: await seen(id) }
  must(await editPerson(hub.ctx, id, change))
  expect((await findPeople(hub.ctx, 'nouveau')).map((found) => found.id)).toEqual([id])
  expect(await findPeople(hub.ctx, 'ancien')).toEqual([])
  expect(await rolesOf(id)).toEqual(['ambassador'])
})

test('a role given up and taken again the same day holds once', async () => {
  const id = await add('Retour')
  must(await editPerson(hub.ctx, id, { ...somebody('Retour'), seenAt: await seen(id) }))
  expect(await rolesOf(id)).toEqual([])
  const again = { ...somebody('Retour'), roles: ['volunteer' as const], seenAt: await seen(id) }
  must(await editPerson(hub.ctx, id, again))
  expect(await rolesOf(id)).toEqual(['volunteer'])
})

test('two people editing the same record: the second is told, and the first one’s words stay', async () => {
  const id = await add('Partage')
  const before = await seen(id)
  hub.clock.set(new Date('2026-03-02T09:05:00Z'))
  must(await editPerson(hub.ctx, id, { ...somebody('Partage'), city: 'Vif', seenAt: before }))
  const late = await editPerson(hub.ctx, id, { ...somebody('Partage'), city: 'Claix', seenAt: before })
  expect(late).toEqual({ ok: false, code: 'changed_meanwhile' })
  expect((await getPerson(hub.ctx, id))?.city).toBe('Vif')
})

test('an unknown person, an unknown employer, or a reader only: refused, nothing written', async () => {
  const id = await add('Intact')
  const change = { ...somebody('Change'), seenAt: await seen(id) }
  expect(await editPerson(hub.as('treasurer'), id, change)).toEqual({ ok: false, code: 'not_permitted' })
  expect(await editPerson(hub.ctx, newId(), change)).toEqual({ ok: false, code: 'not_found' })
  const nowhere = await editPerson(hub.ctx, id, { ...change, organisationId: newId() })
  expect(nowhere).toEqual({ ok: false, code: 'unknown_choice', field: 'organisationId' })
  expect(await editPerson(await hub.other('voisin'), id, change)).toEqual({ ok: false, code: 'not_found' })
  expect((await getPerson(hub.ctx, id))?.lastName).toBe('Intact')
})
