import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import {
  addPerson,
  addPersonRole,
  addProxy,
  findPeople,
  getPerson,
  idsOfPerson,
  listPeople,
  mayActFor,
  membershipOf,
  peopleNames,
  recordConsent,
  recordMembership,
} from '#modules/people/index.server.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { mergesInto } from '#modules/people/merge-store.server.ts'
import { firstPairs } from '#modules/people/merges/pairs.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { undoMerge } from './undo.server.ts'
import { mergePeople, tellApart } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (firstName: string, lastName: string, more: object = {}, ctx: Ctx = hub.ctx) =>
  must(await addPerson(ctx, { firstName, lastName, segment: 'inhabitant', ...more })).id
const pairs = (ctx: Ctx) => ctx.read((tx) => firstPairs(tx, ctx.hub.id))
const year = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), fee: cents(1200) }
const rolesOf = async (id: Id<'Person'>) =>
  (await hub.ctx.read((tx) => tiesOf(tx, hub.ctx.hub.id, [id]))).get(id)!

test('pairs are found by phone, e-mail and sounding name; a switchboard and another town are no sign', async () => {
  const ctx = await hub.other('paires')
  const one = await add('Jean-Pierre', 'Lefebvre', { phone: '0612345678', city: 'Grenoble' }, ctx)
  const two = await add('Jean Pierre', 'LEFÈVRE', { phone: '0612345678' }, ctx)
  const three = await add('Jean Pierre', 'Lefèbvre', { city: 'GRENOBLE', email: 'jp@exemple.fr' }, ctx)
  await add('Jean Pierre', 'Lefèbvre', { city: 'Lyon' }, ctx)
  for (let i = 0; i < 9; i++) await add('Agent', `Numéro ${'abcdefghi'[i]}`, { phone: '0476000000' }, ctx)
  const found = await pairs(ctx)
  expect(found).toContainEqual({ one, other: two, reasons: ['phone'] })
  expect(found).toContainEqual({ one, other: three, reasons: ['name'] })
  expect(found).toHaveLength(2)
  must(await tellApart(ctx, { keptId: two, goneId: one }))
  expect(await pairs(ctx)).toHaveLength(1)
})

test('a merge loses nothing: memberships, consents, roles and proxies are read under the kept record', async () => {
  const kept = await add('Zoé', 'Garde', { phone: '0612345678' })
  const gone = await add('Zoe', 'Gardé', { email: 'zoe@exemple.fr', phone: '0687654321' })
  const helper = await add('Léa', 'Aide')
  must(await recordMembership(hub.ctx, { ...year, personId: gone }))
  must(await addPersonRole(hub.ctx, { personId: gone, role: 'volunteer' }))
  const said = { purpose: 'news', how: 'oral', on: day('2026-03-01') } as const
  must(await recordConsent(hub.ctx, gone, { ...said, given: 'yes' }))
  const terms = { kind: 'family' as const, from: day('2026-03-01') }
  must(await addProxy(hub.ctx, gone, { ...terms, proxyId: helper, powers: ['ask'] }))
  must(await mergePeople(hub.ctx, { keptId: kept, goneId: gone }, { phone: 'gone' }))
  expect(await getPerson(hub.ctx, gone)).toMatchObject({
    id: kept,
    phone: '0687654321',
    email: 'zoe@exemple.fr',
    agreed: ['news'],
  })
  expect(await idsOfPerson(hub.ctx, kept)).toEqual([kept, gone])
  expect(await membershipOf(hub.ctx, kept, day('2026-06-01'))).toMatchObject({ personId: gone })
  expect(await rolesOf(kept)).toMatchObject({ memberUntil: '2026-12-31', roles: ['member', 'volunteer'] })
  expect(
    await mayActFor(hub.ctx, { proxyId: helper, personId: kept, power: 'ask', on: hub.ctx.today() }),
  ).toBe(true)
  expect((await peopleNames(hub.ctx, [gone])).get(gone)).toBe('Zoé Garde')
  expect(await findPeople(hub.ctx, 'garde')).toHaveLength(1)
  expect((await listPeople(hub.ctx, new URLSearchParams({ etat: 'adherents', q: 'garde' }))).total).toBe(1)
  expect((await listPeople(hub.ctx, new URLSearchParams({ etat: 'parties', q: 'garde' }))).total).toBe(0)
  expect(await recordMembership(hub.ctx, { ...year, personId: kept })).toMatchObject({
    code: 'already_member',
  })
  expect(await recordMembership(hub.ctx, { ...year, personId: gone })).toMatchObject({ code: 'not_found' })
})

test('undone, each has their own life again, and what was changed since stays', async () => {
  const kept = await add('Ana', 'Défaire')
  const gone = await add('Anna', 'Défaire', { email: 'anna@exemple.fr', phone: '0600000001' })
  must(await addPersonRole(hub.ctx, { personId: gone, role: 'ambassador' }))
  const said = { purpose: 'photos', how: 'oral', on: day('2026-03-01') } as const
  must(await recordConsent(hub.ctx, gone, { ...said, given: 'yes' }))
  const { id } = must(await mergePeople(hub.ctx, { keptId: kept, goneId: gone }, {}))
  expect(await hub.ctx.read((tx) => mergesInto(tx, hub.ctx.hub.id, kept))).toHaveLength(1)
  must(await undoMerge(hub.ctx, kept, id))
  expect(await undoMerge(hub.ctx, kept, id)).toMatchObject({ code: 'already_so' })
  expect(await getPerson(hub.ctx, kept)).toMatchObject({ id: kept, email: null, phone: null, agreed: [] })
  expect(await getPerson(hub.ctx, gone)).toMatchObject({ id: gone, leftAt: null, agreed: ['photos'] })
  expect((await rolesOf(kept)).roles).toEqual([])
  expect((await rolesOf(gone)).roles).toEqual(['ambassador'])
  expect(await findPeople(hub.ctx, 'defaire')).toHaveLength(2)
})

test('a record merged twice over is read through the last one, and comes back through the same steps', async () => {
  const [a, b, c] = [await add('A', 'Chaîne'), await add('B', 'Chaîne'), await add('C', 'Chaîne')]
  must(await recordMembership(hub.ctx, { ...year, personId: a }))
  must(await mergePeople(hub.ctx, { keptId: b, goneId: a }, {}))
  const { id } = must(await mergePeople(hub.ctx, { keptId: c, goneId: b }, {}))
  expect((await getPerson(hub.ctx, a))?.id).toBe(c)
  expect(await membershipOf(hub.ctx, c, day('2026-06-01'))).toMatchObject({ personId: a })
  must(await undoMerge(hub.ctx, c, id))
  expect((await getPerson(hub.ctx, a))?.id).toBe(b)
  expect(await membershipOf(hub.ctx, c, day('2026-06-01'))).toBeNull()
  const said = await hub.ctx.read((tx) => consentsOf(tx, hub.ctx.hub.id, c))
  expect(said).toEqual([])
})

test('two hands that merge the same pair, in both directions, do it once', async () => {
  const [a, b] = [await add('Une', 'Course'), await add('Une', 'Course')]
  const both = await Promise.all([
    mergePeople(hub.ctx, { keptId: a, goneId: b }, {}),
    mergePeople(hub.ctx, { keptId: b, goneId: a }, {}),
  ])
  expect(both.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['not_found', 'ok'])
})

test('one’s own guardian, oneself, strangers, readers and other hubs are refused', async () => {
  const [a, b] = [await add('Mère', 'Refus'), await add('Fille', 'Refus')]
  const terms = { kind: 'family' as const, from: day('2026-03-01') }
  must(await addProxy(hub.ctx, a, { ...terms, proxyId: b, powers: ['ask'] }))
  const pair = { keptId: a, goneId: b }
  expect(await mergePeople(hub.ctx, pair, {})).toMatchObject({ code: 'acts_for_other' })
  expect(await mergePeople(hub.ctx, { keptId: a, goneId: a }, {})).toMatchObject({ code: 'not_oneself' })
  expect(await mergePeople(hub.as('treasurer'), pair, {})).toMatchObject({ code: 'not_permitted' })
  expect(await mergePeople(await hub.other('voisin'), pair, {})).toMatchObject({ code: 'not_found' })
})
