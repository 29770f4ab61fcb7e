import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { accountsOfHub } from './query.server.ts'
import { editHub, inviteAccount, withdrawStaffRole } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const nour = { name: 'Nour', email: 'nour@exemple.fr' }

test('a person invited holds the role; the same address invited again adds the other role', async () => {
  must(await inviteAccount(hub.ctx, hub.db, { ...nour, role: 'desk' }))
  must(await inviteAccount(hub.ctx, hub.db, { ...nour, name: 'Autre nom', role: 'treasurer' }))
  const accounts = await accountsOfHub(hub.ctx, hub.db)
  expect(accounts).toMatchObject([{ ...nour, roles: ['desk', 'treasurer'] }])
})

test('an account of one hub is invited to another without being seen there before', async () => {
  const other = await hub.other('voisin')
  expect(await accountsOfHub(other, hub.db)).toEqual([])
  must(await inviteAccount(other, hub.db, { ...nour, role: 'network' }))
  expect((await accountsOfHub(other, hub.db)).map(({ roles }) => roles)).toEqual([['network']])
})

test('the desk invites nobody, and a coordinator makes no administrator', async () => {
  const guest = { name: 'X', email: 'x@exemple.fr' }
  const desk = await inviteAccount(hub.as('desk'), hub.db, { ...guest, role: 'desk' })
  expect(desk).toEqual({ ok: false, code: 'not_permitted' })
  const admin = await inviteAccount(hub.ctx, hub.db, { ...guest, role: 'admin' })
  expect(admin).toEqual({ ok: false, code: 'unknown_choice', field: 'role' })
  must(await inviteAccount(hub.as('admin'), hub.db, { ...guest, role: 'admin' }))
})

test('only who settles the hub names it', async () => {
  const form = { name: 'Le Palier', place: 'Vif', zone: 'Europe/Paris' }
  expect(await editHub(hub.as('treasurer'), form)).toEqual({ ok: false, code: 'not_permitted' })
  must(await editHub(hub.ctx, form))
})

test('a role is taken back at once; the hub keeps somebody who settles it', async () => {
  const lea = must(
    await inviteAccount(hub.ctx, hub.db, { name: 'Léa', email: 'lea@exemple.fr', role: 'coordinator' }),
  )
  must(await inviteAccount(hub.ctx, hub.db, { name: 'Léa', email: 'lea@exemple.fr', role: 'desk' }))
  const role = 'coordinator' as const
  const refused = { ok: false, code: 'not_permitted' }
  expect(await withdrawStaffRole(hub.as('desk'), { userId: lea.userId, role })).toEqual(refused)
  must(await withdrawStaffRole(hub.ctx, { userId: lea.userId, role: 'desk' }))
  const again = await withdrawStaffRole(hub.ctx, { userId: lea.userId, role: 'desk' })
  expect(again).toMatchObject({ code: 'unknown_choice' })
  // The other who settles is the administrator of an earlier test.
  const x = (await accountsOfHub(hub.ctx, hub.db)).find(({ roles }) => roles.includes('admin'))!
  expect(await withdrawStaffRole(hub.ctx, { userId: x.id, role: 'admin' })).toEqual(refused)
  const both = await Promise.all([
    withdrawStaffRole(hub.as('admin'), { userId: lea.userId, role }),
    withdrawStaffRole(hub.as('admin'), { userId: x.id, role: 'admin' }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'last_to_settle' })
})
