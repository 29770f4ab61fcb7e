import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson, getPerson, personOfActor } from '#modules/people/index.server.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { accountInHub } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { closeAccess, giveAccess, inviteAgain } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const person = async (lastName: string, more: object = {}) =>
  must(await addPerson(hub.ctx, { firstName: 'Inès', lastName, segment: 'inhabitant', ...more })).id
const member = (email: string) => ({ portal: 'member', email }) as const
const notices = async () => {
  const rows = await hub.ctx.read((tx) =>
    tx.execute("SELECT address, link, body FROM notices WHERE template = 'invitation' ORDER BY id"),
  )
  return rows.rows as { address: string; link: string; body: string }[]
}

test('an account is made or found, joined to the record, and invited by a link that enters', async () => {
  const id = await person('Abello')
  const { userId } = must(await giveAccess(hub.as('desk'), hub.db, id, member('ines@exemple.fr')))
  expect((await getPerson(hub.ctx, id))?.userId).toBe(userId)
  expect(await accountInHub(hub.ctx, hub.db, userId)).toMatchObject({
    email: 'ines@exemple.fr',
    roles: ['member'],
  })
  const [notice] = await notices()
  expect(notice?.address).toBe('ines@exemple.fr')
  expect(notice?.link).toMatch(
    /^\/api\/auth\/magic-link\/verify\?token=[\w-]{43}&callbackURL=%2Fessai%2Fmon-espace/,
  )
  const actor = { userId, name: 'Inès', roles: ['member'] } as const
  const herself = createCtx({ db: hub.db, hub: hub.ctx.hub, clock: hub.clock, actor })
  expect(await personOfActor(herself)).toMatchObject({ id })
})

test('one address is one account in several hubs, and one person in each', async () => {
  const other = await hub.other('voisin')
  const there = must(await addPerson(other, { lastName: 'Abello', segment: 'inhabitant' })).id
  const { userId } = must(await giveAccess(other, hub.db, there, member('Ines@exemple.fr'.toLowerCase())))
  expect(await accountInHub(hub.ctx, hub.db, userId)).toMatchObject({ roles: ['member'] })
  const twin = await person('Autre')
  const refused = { ok: false, field: 'email' }
  expect(await giveAccess(hub.ctx, hub.db, twin, member('ines@exemple.fr'))).toMatchObject({
    ...refused,
    code: 'account_taken',
  })
  const one = await person('Deux')
  must(await giveAccess(hub.ctx, hub.db, one, member('deux@exemple.fr')))
  expect(await giveAccess(hub.ctx, hub.db, one, member('ailleurs@exemple.fr'))).toMatchObject({
    ...refused,
    code: 'has_account',
  })
})

test('two desks that give one address to two people at once give it to one', async () => {
  const [a, b] = [await person('Un'), await person('Autre')]
  const both = await Promise.all(
    [a, b].map((id) => giveAccess(hub.ctx, hub.db, id, member('course@exemple.fr'))),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'account_taken' })
})

test('a contact speaks for an organisation, a provider works for one that provides', async () => {
  const alone = await person('Seule')
  const company = { portal: 'company-contact', email: 'rh@exemple.fr' } as const
  expect(await giveAccess(hub.ctx, hub.db, alone, company)).toMatchObject({ code: 'organisation_needed' })
  const organisationId = must(await addOrganisation(hub.ctx, { name: 'Ateliers', kind: 'company' })).id
  const contact = await person('Contact', { organisationId })
  const provider = { portal: 'provider', email: 'rh@exemple.fr' } as const
  expect(await giveAccess(hub.ctx, hub.db, contact, provider)).toMatchObject({ code: 'provider_needed' })
  must(await giveAccess(hub.ctx, hub.db, contact, company))
})

test('closing one portal leaves the others; the last one parts the account from the record', async () => {
  const organisationId = must(await addOrganisation(hub.ctx, { name: 'Rivoire', kind: 'company' })).id
  const id = await person('Ferme', { organisationId })
  const email = 'ferme@exemple.fr'
  const { userId } = must(await giveAccess(hub.ctx, hub.db, id, member(email)))
  must(await giveAccess(hub.ctx, hub.db, id, { portal: 'company-contact', email }))
  const before = (await notices()).length
  must(await inviteAgain(hub.ctx, hub.db, id))
  expect(await notices()).toHaveLength(before + 1)
  must(await closeAccess(hub.ctx, hub.db, id, 'member'))
  expect((await getPerson(hub.ctx, id))?.userId).toBe(userId)
  must(await closeAccess(hub.ctx, hub.db, id, 'company-contact'))
  expect((await getPerson(hub.ctx, id))?.userId).toBeNull()
  expect(await accountInHub(hub.ctx, hub.db, userId)).toMatchObject({ roles: [] })
  expect(await closeAccess(hub.ctx, hub.db, id, 'member')).toMatchObject({ code: 'no_access' })
})

test('only the desk and the coordination open and close', async () => {
  const id = await person('Permis')
  for (const role of ['volunteer', 'treasurer', 'member'] as const) {
    const refused = { ok: false, code: 'not_permitted' }
    expect(await giveAccess(hub.as(role), hub.db, id, member('p@exemple.fr'))).toEqual(refused)
    expect(await closeAccess(hub.as(role), hub.db, id, 'member')).toEqual(refused)
  }
})
