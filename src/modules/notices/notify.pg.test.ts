import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must, refuse } from '#kit/result.ts'
import { organisationContacts } from '#modules/people/contacts/tables.ts'
import { addOrganisation, addPerson, mergePeople } from '#modules/people/index.server.ts'
import type { ContactRole } from '#modules/people/rules/contacts.ts'
import { people } from '#modules/people/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { notify, notifyAll } from './notify.server.ts'
import { noticeById, putWords } from './store.server.ts'
import { notices } from './tables.ts'

let hub: TestHub
let ctx: Ctx
beforeAll(async () => {
  hub = await testHub()
  ctx = hub.ctx
})
afterAll(() => hub.close())

const add = async (lastName: string, contact: object = {}, terms: object = {}) => {
  const { id } = must(await addPerson(ctx, { lastName, segment: 'inhabitant', ...contact }))
  if (Object.keys(terms).length > 0)
    await ctx.tx((tx) =>
      tx
        .update(people)
        .set(terms)
        .where(and(eq(people.hubId, ctx.hub.id), eq(people.id, id))),
    )
  return id
}
const renewal = (personId: Id<'Person'>, once?: string) =>
  ({
    template: 'membership-renewal',
    to: { personId },
    data: { until: '31 mars 2026' },
    once,
    ...{ subjectKind: 'person', subjectId: personId },
  }) as const
const row = async (id: Id<'Notice'>) => (await ctx.read((tx) => noticeById(tx, ctx.hub.id, id)))!
const told = async (personId: Id<'Person'>) => row((await notify(ctx, renewal(personId)))!.id)

const MAIL = { email: 'zoe@exemple.fr', phone: '0612345678' }

test.each([
  ['an e-mail first', MAIL, {}, { way: 'email', state: 'waiting', address: 'zoe@exemple.fr' }],
  [
    'a text for want of one',
    { phone: '0612345678' },
    {},
    { way: 'text', state: 'waiting', address: '0612345678' },
  ],
  [
    'a landline is called',
    { phone: '0476000000' },
    {},
    { way: 'phone', state: 'to-say', address: '0476000000' },
  ],
  ['nobody reaches them', {}, {}, { way: 'person', state: 'to-say', address: null }],
  ['never by e-mail', MAIL, { neverBy: ['email'] }, { way: 'text' }],
  ['never by anything', MAIL, { neverBy: ['email', 'text', 'phone'] }, { way: 'person', state: 'to-say' }],
  ['the way asked for', MAIL, { reachBy: 'text' }, { way: 'text' }],
  ['no message, please', MAIL, { reachBy: 'none' }, { way: 'person', state: 'to-say' }],
  ['no telephone', { phone: '0612345678' }, { knownNeeds: ['no-phone'] }, { way: 'person' }],
  ['gone', MAIL, { leftAt: new Date() }, { state: 'dropped', why: 'left', link: null }],
] as const)('%s', async (name, contact, terms, expected) => {
  expect(await told(await add(name, contact, terms))).toMatchObject({ ...expected, name })
})

test('a record merged into another is read through the one kept', async () => {
  const gone = await add('Doublon', { email: 'vieux@exemple.fr' })
  const keptId = await add('Doublon', { email: 'neuf@exemple.fr' })
  must(await mergePeople(ctx, { keptId, goneId: gone }, {}))
  expect(await told(gone)).toMatchObject({ personId: keptId, address: 'neuf@exemple.fr' })
})

test('an organisation is told through who answers for it there, on their terms', async () => {
  const { id } = must(
    await addOrganisation(ctx, { name: 'Foncière', kind: 'landlord', email: 'info@fonciere.fr' }),
  )
  const statement = async () => {
    const told = await notify(ctx, {
      template: 'statement',
      to: { organisationId: id },
      data: { period: 'mars', amount: '12 €' },
      ...{ link: '/essai/releve', subjectKind: 'organisation', subjectId: id },
    })
    return row(told!.id)
  }
  const contact = async (name: string, role: ContactRole, more: object = {}, terms: object = {}) =>
    ctx.tx(async (tx) =>
      tx.insert(organisationContacts).values({
        ...{
          hubId: ctx.hub.id,
          id: newId<'Contact'>(),
          organisationId: id,
          role,
          main: false,
          since: ctx.now(),
        },
        personId: await add(name, { email: `${name.toLowerCase()}@chez-elle.fr` }, terms),
        ...more,
      }),
    )
  expect(await statement()).toMatchObject({ name: 'Foncière', address: 'info@fonciere.fr', personId: null })
  await contact('Dupont', 'direction', { main: true })
  expect(await statement()).toMatchObject({ name: 'Dupont (Foncière)', address: 'dupont@chez-elle.fr' })
  await contact('Partie', 'billing', {}, { leftAt: new Date() })
  expect((await statement()).address).toBe('dupont@chez-elle.fr')
  await contact('Compta', 'billing', { email: 'compta@fonciere.fr' }, { neverBy: ['text'] })
  expect(await statement()).toMatchObject({
    address: 'compta@fonciere.fr',
    organisationId: id,
    link: '/essai/releve',
  })
})

test('one key is one message, also when two hands write it at once', async () => {
  const id = await add('Une fois', MAIL)
  const both = await Promise.all([notify(ctx, renewal(id, 'k1')), notify(ctx, renewal(id, 'k1'))])
  expect(both.filter((told) => told !== null)).toHaveLength(1)
  expect(await notify(ctx, renewal(id, 'k1'))).toBeNull()
  expect(await notify(await hub.other('voisin'), renewal(id, 'k1'))).toBeNull()
})

test('nothing is written when the use case is refused', async () => {
  const id = await add('Refus', MAIL)
  await ctx.together(async (c) => {
    await notify(c, renewal(id, 'refused'))
    return refuse('no')
  })
  const left = await ctx.read((tx) => tx.select().from(notices).where(eq(notices.once, 'refused')))
  expect(left).toEqual([])
})

test('many at once, in the words of the hub and the language of each', async () => {
  const [french, english] = [await add('Marie', MAIL), await add('John', MAIL, { language: 'en' })]
  await ctx.tx((tx) =>
    putWords(tx, {
      ...{
        hubId: ctx.hub.id,
        template: 'membership-renewal',
        locale: 'fr',
        updatedAt: ctx.now(),
        actorName: '',
      },
      ...{ subject: 'Coucou {nom}', body: 'Fin le {échéance}', short: 'Fin' },
    }),
  )
  const list = await notifyAll(ctx, [renewal(french), renewal(newId<'Person'>()), renewal(english)])
  expect(list[1]).toBeNull()
  expect(await row(list[0]!.id)).toMatchObject({ subject: 'Coucou Marie', locale: 'fr' })
  expect((await row(list[0]!.id)).body).toMatch(/^Fin le 31 mars 2026\n\n-- \nessai vous écrit/)
  expect(await row(list[2]!.id)).toMatchObject({
    locale: 'en',
    subject: 'Your membership ends on 31 mars 2026',
  })
})

test('a word of the moment is a machine’s to carry, or is not written', async () => {
  const soon = (personId: Id<'Person'>) =>
    notify(ctx, {
      ...{ template: 'passage-soon', to: { personId }, subjectKind: 'request', subjectId: personId },
      data: { number: 'D2026-0001', service: 'Panier', time: '10 h 20', who: 'Youssef' },
    })
  expect(await soon(await add('Roux', MAIL))).toMatchObject({ state: 'waiting' })
  expect(await soon(await add('Blanc', { phone: '0476000000' }))).toBeNull()
})
