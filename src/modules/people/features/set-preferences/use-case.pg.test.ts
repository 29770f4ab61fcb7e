import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { addPerson, getPerson, listPeople } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { recordConsent, setPreferences } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (lastName: string) =>
  must(await addPerson(hub.ctx, { lastName, segment: 'senior', email: 'a@exemple.fr' })).id
const seen = async (id: Id<'Person'>) => (await getPerson(hub.ctx, id))!.updatedAt
const wishes = { neverBy: ['phone', 'text'], knownNeeds: ['large-print'] } as const
const asked = async (id: Id<'Person'>, more: object = {}) => ({
  reachBy: 'email' as const,
  neverBy: [...wishes.neverBy],
  knownNeeds: [...wishes.knownNeeds],
  needs: 'Sonner chez la voisine',
  benefit: 'indirect' as const,
  seenAt: await seen(id),
  ...more,
})
const said = (purpose: 'news' | 'sensitive-needs', given: 'yes' | 'no') => ({
  purpose,
  given,
  how: 'paper' as const,
  on: day('2026-03-01'),
})

test('wishes are kept, and an older page does not write over them', async () => {
  const id = await add('Souhaits')
  const old = await asked(id)
  hub.clock.set(new Date('2026-03-02T09:01:00Z'))
  must(await setPreferences(hub.ctx, id, old))
  expect(await getPerson(hub.ctx, id)).toMatchObject({ ...wishes, reachBy: 'email', benefit: 'indirect' })
  expect(await setPreferences(hub.ctx, id, old)).toMatchObject({ code: 'changed_meanwhile' })
  expect(await setPreferences(hub.ctx, id, await asked(id, { reachBy: 'post' }))).toEqual({
    ok: false,
    code: 'no_address_known',
    field: 'reachBy',
  })
})

test('what tells of health waits for a consent, and leaves with it', async () => {
  const id = await add('Santé')
  const health = { knownNeeds: ['large-print', 'mobility'] }
  expect(await setPreferences(hub.ctx, id, await asked(id, health))).toMatchObject({ code: 'consent_needed' })
  must(await recordConsent(hub.ctx, id, said('sensitive-needs', 'yes')))
  must(await setPreferences(hub.ctx, id, await asked(id, health)))
  must(await recordConsent(hub.ctx, id, said('sensitive-needs', 'no')))
  expect(await getPerson(hub.ctx, id)).toMatchObject({ knownNeeds: ['large-print'], agreed: [] })
})

test('each word stays with its day, its way and who wrote it; lists find those who agree', async () => {
  const id = await add('Parole')
  must(await recordConsent(hub.ctx, id, said('news', 'yes')))
  const agreed = () => listPeople(hub.ctx, new URLSearchParams({ accord: 'news', q: 'parole' }))
  expect((await agreed()).total).toBe(1)
  expect(await recordConsent(hub.ctx, id, said('news', 'yes'))).toMatchObject({ code: 'already_so' })
  must(await recordConsent(hub.ctx, id, { ...said('news', 'no'), how: 'oral', on: day('2026-03-02') }))
  expect((await agreed()).total).toBe(0)
  const lines = await hub.ctx.read((tx) => consentsOf(tx, hub.ctx.hub.id, id))
  expect(lines.map(({ given, how, on, actorName }) => [given, how, on, actorName])).toEqual([
    [false, 'oral', '2026-03-02', 'coordinator of essai'],
    [true, 'paper', '2026-03-01', 'coordinator of essai'],
  ])
  expect(await recordConsent(hub.ctx, id, said('news', 'yes'))).toMatchObject({ code: 'older_than_last' })
})

test('two hands at once leave one word', async () => {
  const id = await add('Deux')
  const both = await Promise.all([
    recordConsent(hub.ctx, id, said('news', 'yes')),
    recordConsent(hub.ctx, id, said('news', 'yes')),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(await hub.ctx.read((tx) => consentsOf(tx, hub.ctx.hub.id, id))).toHaveLength(1)
})

test('nobody else may, and a person of another hub is unknown', async () => {
  const id = await add('Ailleurs')
  expect(await recordConsent(hub.as('treasurer'), id, said('news', 'yes'))).toMatchObject({
    code: 'not_permitted',
  })
  expect(await setPreferences(hub.as('committee'), id, await asked(id))).toMatchObject({
    code: 'not_permitted',
  })
  expect(await recordConsent(await hub.other('voisin'), id, said('news', 'yes'))).toMatchObject({
    code: 'not_found',
  })
})
