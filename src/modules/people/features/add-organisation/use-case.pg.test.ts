import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import {
  addPerson,
  findOrganisations,
  getOrganisation,
  organisationNames,
} from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addOrganisation } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('an organisation is found by name or SIRET, among its kind, with the segment whose price it pays', async () => {
  const { id } = must(
    await addOrganisation(hub.ctx, { name: 'CCAS de Vif', kind: 'ccas', siret: '73282932000074' }),
  )
  const found = { id, label: 'CCAS de Vif', kind: 'ccas', segment: 'local-authority', detail: '' }
  expect(await findOrganisations(hub.ctx, { q: 'ccas' })).toEqual([found])
  expect(await findOrganisations(hub.ctx, { q: '73282932000074', kinds: ['ccas', 'bank'] })).toEqual([found])
  expect(await findOrganisations(hub.ctx, { q: 'ccas', kinds: ['bank'] })).toEqual([])
  expect(await organisationNames(hub.ctx, [id, null, id])).toEqual(new Map([[id, 'CCAS de Vif']]))
})

test('one SIRET belongs to one organisation of a hub, and to another in the next hub', async () => {
  const siret = '35600000000048'
  must(await addOrganisation(hub.ctx, { name: 'La Poste', kind: 'la-poste', siret }))
  const twin = await addOrganisation(hub.ctx, { name: 'Poste bis', kind: 'la-poste', siret })
  expect(twin).toEqual({ ok: false, code: 'siret_taken', field: 'siret' })
  expect(await findOrganisations(hub.ctx, { q: 'bis' })).toEqual([])
  must(await addOrganisation(await hub.other('voisin'), { name: 'La Poste', kind: 'la-poste', siret }))
})

test('organisations without SIRET are many, and are hidden from another hub', async () => {
  const { id } = must(await addOrganisation(hub.ctx, { name: 'Anonyme', kind: 'shop' }))
  must(await addOrganisation(hub.ctx, { name: 'Anonyme deux', kind: 'shop' }))
  const other = await hub.other('lointain')
  expect(await getOrganisation(other, id)).toBeNull()
  const hire = { lastName: 'Ailleurs', segment: 'employee', organisationId: id } as const
  expect(await addPerson(other, hire)).toMatchObject({ code: 'unknown_choice' })
})

test('whoever only reads may not add', async () => {
  const refused = await addOrganisation(hub.as('treasurer'), { name: 'Interdit', kind: 'shop' })
  expect(refused).toEqual({ ok: false, code: 'not_permitted' })
})
