import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { addNote, createPlan, saveVersion } from '#modules/plan/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { createAccount, giveRole } from '#platform/session/accounts.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { hubBeside, otherHubs, versionsBeside } from './query.server.ts'

let hub: TestHub
let voisin: Ctx
let ferme: Ctx
let claire: Ctx
beforeAll(async () => {
  hub = await testHub()
  voisin = await hub.other('voisin')
  ferme = await hub.other('ferme')
  const { userId } = must(
    await createAccount(hub.db, { name: 'Claire', email: 'claire@exemple.fr', at: hub.clock.now() }),
  )
  const roles: readonly [Ctx, Role][] = [
    [hub.ctx, 'coordinator'],
    [voisin, 'committee'],
    [ferme, 'desk'],
  ]
  for (const [ctx, role] of roles) await giveRole(ctx, userId, role)
  claire = createCtx({
    db: hub.db,
    hub: hub.ctx.hub,
    clock: hub.clock,
    actor: { userId, name: 'Claire', roles: ['coordinator'] },
  })
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
  must(await createPlan(voisin, { template: 'rural', start: month('2026-01') }))
})
afterAll(() => hub.close())

test('two versions stand side by side with what was added marked, and the figures of each', async () => {
  must(await saveVersion(hub.ctx, { reason: 'Avant' }))
  must(await addNote(hub.ctx, { block: 'value', text: 'Une bibliothèque' }))
  const beside = (await versionsBeside(hub.ctx, 1, null))!
  expect(beside.right.notes.filter((note) => note.mark).map((note) => [note.text, note.mark])).toEqual([
    ['Une bibliothèque', 'added'],
  ])
  expect(beside.left.figures).toEqual(beside.right.figures)
  const back = (await versionsBeside(hub.ctx, null, 1))!
  expect(back.left.notes.filter((note) => note.mark === 'removed').map((note) => note.text)).toEqual([
    'Une bibliothèque',
  ])
  expect(await versionsBeside(hub.ctx, 1, 99)).toBeNull()
})

test('another hub is read through the roles that the person has there, and only then', async () => {
  expect((await otherHubs(claire, hub.db)).map((one) => one.slug)).toEqual(['voisin'])
  const beside = (await hubBeside(claire, hub.db, 'voisin'))!
  expect(beside.right?.notes.map((note) => note.text)).toContain('Salariat en insertion')
  expect(beside.left.notes.map((note) => note.text)).toContain('Bailleurs')
  expect(beside.right?.figures?.start).toBe('2026-01')
  // She is at the desk there: the plan is not hers to read. And nobody reads a hub that is not there.
  expect(await hubBeside(claire, hub.db, 'ferme')).toBeNull()
  expect(await hubBeside(claire, hub.db, 'ailleurs')).toBeNull()
  expect(await otherHubs(hub.ctx, hub.db)).toEqual([])
  expect((await readBoard(voisin, 'fr'))?.notes).toHaveLength(47)
})
