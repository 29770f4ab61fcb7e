import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addContact, editContact, endContact } from '../features/keep-contacts/use-case.server.ts'
import { noteReferrer } from '../features/keep-referrer/use-case.server.ts'
import { addSite, closeSite, editSite } from '../features/keep-sites/use-case.server.ts'
import { everyContact, listContacts } from '../features/list-contacts/query.server.ts'
import { personPage } from '../features/show-person/query.server.ts'
import { leavePerson } from '../features/show-person/use-case.server.ts'
import {
  addOrganisation,
  addPerson,
  getPerson,
  listPeople,
  mergePeople,
  organisationsToReach,
} from '../index.server.ts'
import { contactsOf, sitesOf } from './store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const landlord = async (ctx: Ctx, name = 'Foncière') =>
  must(await addOrganisation(ctx, { name, kind: 'landlord', email: 'info@fonciere.fr' })).id
const person = async (ctx: Ctx, lastName: string, more: object = {}) =>
  must(await addPerson(ctx, { lastName, segment: 'employee', ...more })).id
const sites = (ctx: Ctx, id: Id<'Organisation'>) => ctx.read((tx) => sitesOf(tx, ctx.hub.id, id))
const contacts = async (ctx: Ctx, id: Id<'Organisation'>) =>
  (await ctx.read((tx) => contactsOf(tx, ctx.hub.id, id))).map(({ contact, person, site }) => [
    person.lastName,
    contact.role,
    contact.main,
    site,
  ])
const asked = (more: object) => ({ role: 'desk' as const, main: [], ...more })

test('a site is written once, corrected, closed and opened again', async () => {
  const ctx = await hub.other('sites')
  const id = await landlord(ctx)
  const key = crypto.randomUUID()
  const form = { name: 'Les Lilas', access: 'Code 12A', idempotencyKey: key }
  const site = must(await addSite(ctx, id, form)).id
  expect(must(await addSite(ctx, id, form)).id).toBe(site)
  expect(await sites(ctx, id)).toMatchObject([{ name: 'Les Lilas', access: 'Code 12A' }])
  const [{ updatedAt: seenAt } = { updatedAt: new Date() }] = await sites(ctx, id)
  hub.clock.set(new Date(hub.clock.now().getTime() + 1000))
  must(await editSite(ctx, id, site, { name: 'Lilas A', seenAt }))
  expect(await editSite(ctx, id, site, { name: 'Trop tard', seenAt })).toMatchObject({
    code: 'changed_meanwhile',
  })
  const other = await landlord(ctx, 'Autre')
  expect(await editSite(ctx, other, site, { name: 'Volé', seenAt })).toMatchObject({ code: 'not_found' })
  must(await closeSite(ctx, id, site, { seenAt: hub.clock.now(), back: false }))
  expect(await sites(ctx, id)).toEqual([])
  must(await closeSite(ctx, id, site, { seenAt: hub.clock.now(), back: true }))
  expect((await sites(ctx, id)).map(({ name }) => name)).toEqual(['Lilas A'])
})

test('a contact is somebody known or somebody new; an organisation has one main contact', async () => {
  const ctx = await hub.other('contacts')
  const id = await landlord(ctx)
  const siteId = must(await addSite(ctx, id, { name: 'Siège' })).id
  const known = await person(ctx, 'Connu', { phone: '0611111111' })
  must(await addContact(ctx, id, asked({ personId: known, main: ['yes'] })))
  expect(await addContact(ctx, id, asked({ personId: known }))).toMatchObject({ code: 'already_so' })
  const second = must(await addContact(ctx, id, asked({ personId: known, siteId }))).id
  must(
    await addContact(ctx, id, {
      role: 'billing',
      main: ['yes'],
      lastName: 'Nouvelle',
      email: 'compta@fonciere.fr',
    }),
  )
  expect(await contacts(ctx, id)).toEqual([
    ['Nouvelle', 'billing', true, null],
    ['Connu', 'desk', false, null],
    ['Connu', 'desk', false, 'Siège'],
  ])
  expect(await editContact(ctx, id, second, asked({}))).toMatchObject({ code: 'already_so' })
  must(await editContact(ctx, id, second, { role: 'technical', siteId, main: ['yes'] }))
  must(await endContact(ctx, id, second))
  expect((await contacts(ctx, id)).map(([, , main]) => main)).toEqual([false, false])
  expect((await organisationsToReach(ctx, [id], 'billing')).get(id)).toMatchObject({
    ...{ name: 'Nouvelle (Foncière)', email: 'compta@fonciere.fr' },
  })
  expect(await addContact(ctx, id, asked({}))).toMatchObject({ code: 'required', field: 'lastName' })
  const elsewhere = must(await addSite(ctx, await landlord(ctx, 'Autre'), { name: 'Ailleurs' })).id
  expect(await addContact(ctx, id, asked({ personId: known, siteId: elsewhere }))).toMatchObject({
    code: 'unknown_choice',
  })
})

test('contacts of every organisation are searched, filtered, paged and exported; who left is not there', async () => {
  const ctx = await hub.other('liste')
  for (let i = 0; i < 26; i++) {
    const id = await landlord(ctx, `Organisme ${String(i).padStart(2, '0')}`)
    must(await addContact(ctx, id, asked({ lastName: `Accueil ${i}` })))
    must(await addContact(ctx, id, { role: 'billing', main: [], lastName: `Compta ${i}` }))
  }
  const gone = await person(ctx, 'Partie')
  must(await addContact(ctx, await landlord(ctx, 'Aussi'), asked({ personId: gone })))
  must(await leavePerson(ctx, gone, 'Essai'))
  const list = (search: string) => listContacts(ctx, new URLSearchParams(search))
  const first = await list('')
  expect([first.rows.length, first.total]).toEqual([50, 52])
  expect((await list(first.next!)).rows).toHaveLength(2)
  expect((await list('repond=billing&q=compta+7')).total).toBe(1)
  expect((await list('q=organisme+03')).total).toBe(2)
  expect((await list('nature=company')).total).toBe(0)
  const all = []
  for await (const row of everyContact(ctx, new URLSearchParams('repond=desk'))) all.push(row)
  expect(all).toHaveLength(26)
})

test('who sent whom is noted, followed through a merge, and never a circle of one', async () => {
  const ctx = await hub.other('prescription')
  const [zoe, paul] = [await person(ctx, 'Zoé'), await person(ctx, 'Paul')]
  const social = must(await addOrganisation(ctx, { name: 'CCAS', kind: 'ccas' })).id
  must(await noteReferrer(ctx, paul, { personId: zoe }))
  expect(await noteReferrer(ctx, zoe, { personId: zoe })).toMatchObject({ code: 'not_oneself' })
  const kept = await person(ctx, 'Zoë')
  must(await mergePeople(ctx, { keptId: kept, goneId: zoe }, {}))
  expect((await personPage(ctx, hub.db, paul))?.referrer).toEqual({ path: `personnes/${kept}`, name: 'Zoë' })
  expect((await personPage(ctx, hub.db, kept))?.sent).toBe(1)
  const sent = async (par: string) =>
    (await listPeople(ctx, new URLSearchParams({ par }))).rows.map((row) => row.id)
  expect(await sent(kept)).toEqual([paul])
  must(await noteReferrer(ctx, paul, { organisationId: social }))
  expect([await sent(kept), await sent(social)]).toEqual([[], [paul]])
  must(await noteReferrer(ctx, paul, null))
  expect(await sent(social)).toEqual([])
  expect(await sent(crypto.randomUUID())).toEqual([])
  expect((await getPerson(ctx, paul))?.referredBy).toBeNull()
})

test('who may not is refused, and another hub sees nothing', async () => {
  const id = await landlord(hub.ctx)
  const treasurer = hub.as('treasurer')
  expect(await addSite(treasurer, id, { name: 'x' })).toMatchObject({ code: 'not_permitted' })
  expect(await addContact(treasurer, id, asked({ lastName: 'x' }))).toMatchObject({ code: 'not_permitted' })
  const other = await hub.other('voisin')
  expect(await addSite(other, id, { name: 'x' })).toMatchObject({ code: 'not_found' })
  expect(await addContact(other, id, asked({ lastName: 'x' }))).toMatchObject({ code: 'not_found' })
  expect(await noteReferrer(treasurer, await person(hub.ctx, 'x'), null)).toMatchObject({
    code: 'not_permitted',
  })
})
