import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, findOrganisations, getOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { editOrganisation } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('a new name is the one searched, and a SIRET may stay or be the one of nobody else', async () => {
  const siret = '73282932000074'
  const mine = must(await addOrganisation(hub.ctx, { name: 'Avant', kind: 'shop', siret })).id
  const other = must(await addOrganisation(hub.ctx, { name: 'Autre', kind: 'shop' })).id
  const seenAt = hub.ctx.now()
  const after = { name: 'Après', kind: 'association', siret, seenAt } as const
  must(await editOrganisation(hub.ctx, mine, after))
  expect((await findOrganisations(hub.ctx, { q: 'apres' })).map(({ kind }) => kind)).toEqual(['association'])
  const stolen = await editOrganisation(hub.ctx, other, { name: 'Autre', kind: 'shop', siret, seenAt })
  expect(stolen).toEqual({ ok: false, code: 'siret_taken', field: 'siret' })
  expect((await getOrganisation(hub.ctx, other))?.siret).toBeNull()
})

test('an old page, an unknown organisation or a reader: refused, nothing written', async () => {
  const id = must(await addOrganisation(hub.ctx, { name: 'Intacte', kind: 'shop' })).id
  const change = { name: 'Changée', kind: 'shop', seenAt: new Date('2020-01-01') } as const
  expect(await editOrganisation(hub.ctx, id, change)).toMatchObject({ code: 'changed_meanwhile' })
  expect(await editOrganisation(hub.ctx, newId(), change)).toMatchObject({ code: 'not_found' })
  expect(await editOrganisation(hub.as('treasurer'), id, change)).toMatchObject({ code: 'not_permitted' })
  expect((await getOrganisation(hub.ctx, id))?.name).toBe('Intacte')
})

test('of three organisations given one SIRET at once, one has it', async () => {
  const names = ['Un', 'Deux', 'Trois']
  const ids = await Promise.all(
    names.map(async (name) => must(await addOrganisation(hub.ctx, { name, kind: 'shop' })).id),
  )
  const change = { name: 'Même', kind: 'shop', siret: '55210055400013', seenAt: hub.ctx.now() } as const
  const answers = await Promise.all(ids.map((id) => editOrganisation(hub.ctx, id, change)))
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  for (const one of answers) if (!one.ok) expect(one).toMatchObject({ code: 'siret_taken', field: 'siret' })
})
