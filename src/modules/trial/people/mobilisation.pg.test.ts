import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson, addPersonRole, noteReferrer, recordMembership } from '#modules/people/index.server.ts'
import { keepSession, noteHours } from '#modules/volunteering/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addStage } from '../features/write-stage/use-case.server.ts'
import { stageInput } from '../fixtures.ts'
import { stagesOf } from '../store.server.ts'
import { adhesion, ladder, noteGesture, whoCommits } from './mobilisation.server.ts'
import { peoplePart } from './part.server.ts'

let hub: TestHub
const people: Id<'Person'>[] = []
const today = day('2026-03-02')

/** Ana brought Bob and Cléa (a member), gives ten hours and held her first session; Bob gives time three times. */
beforeAll(async () => {
  hub = await testHub()
  const { ctx } = hub
  for (const lastName of ['Ana', 'Bob', 'Cléa'])
    people.push(must(await addPerson(ctx, { firstName: '', lastName, segment: 'inhabitant' })).id)
  const [ana, bob, clea] = people as [Id<'Person'>, Id<'Person'>, Id<'Person'>]
  for (const sent of [bob, clea]) must(await noteReferrer(ctx, sent, { personId: ana }))
  const year = { startsOn: today, endsOn: addDays(today, 364), fee: cents(1200) }
  must(await recordMembership(ctx, { personId: clea, ...year }))
  must(await addPersonRole(ctx, { personId: ana, role: 'ambassador' }))
  const line = { kind: 'volunteer', activity: 'counter' } as const
  must(await noteHours(ctx, { ...line, who: { personId: ana }, day: addDays(today, -3), minutes: 600 }))
  for (const ago of [1, 2, 40])
    must(await noteHours(ctx, { ...line, who: { personId: bob }, day: addDays(today, -ago), minutes: 60 }))
  const session = { fromMinute: 540, toMinute: 720, place: 'Kiosque', day: addDays(today, -2) }
  must(await keepSession(ctx, { ...session, holders: [{ personId: ana, kind: 'member' }] }))
  must(
    await keepSession(ctx, {
      ...session,
      holders: [{ userId: 'sami', name: 'Sami Haddad', kind: 'employee' }],
    }),
  )
  must(await addStage(ctx, stageInput(ctx, { startsOn: addDays(today, -1), endsOn: addDays(today, 60) })))
})
afterAll(() => hub.close())

test('each rung is counted, now and before the stage', async () => {
  const steps = await ladder(hub.ctx, today, addDays(today, -1))
  expect(steps.map(({ rung, now, before }) => [rung, now, before])).toEqual([
    ['user', 0, 0],
    ['member', 1, 0],
    ['volunteer', 0, 0],
    ['holder', 1, 0],
    ['ambassador', 1, 0],
    ['committee', 0, 0],
  ])
  expect((await adhesion(hub.ctx)).members.at(-1)).toBe(1)
})

test('who to thank and to ask, by name, for the coordination alone; done, it is not said again', async () => {
  const [ana, bob] = people as [Id<'Person'>, Id<'Person'>]
  const who = async () => (await whoCommits(hub.ctx))!
  expect((await who()).ambassadors[0]).toMatchObject({ id: ana, brought: 2, members: 1, named: true })
  expect((await who()).next).toMatchObject([
    { id: ana, reason: 'first-session' },
    { id: bob, reason: 'could-hold-session', n: 3 },
  ])
  expect(await whoCommits(hub.as('committee'))).toBeNull()
  must(await noteGesture(hub.ctx, { personId: ana, gesture: 'thank', words: 'Un mot au guichet' }))
  expect((await who()).next.map(({ id }) => id)).toEqual([bob])
  expect((await who()).said).toMatchObject([{ gesture: 'thank', words: 'Un mot au guichet' }])
  const refused = await noteGesture(hub.as('treasurer'), { personId: bob, gesture: 'ask' })
  expect(refused).toMatchObject({ code: 'not_permitted' })
  const elsewhere = await hub.other('voisin')
  expect(await noteGesture(elsewhere, { personId: bob, gesture: 'ask' })).toMatchObject({ code: 'not_found' })
})

test('the part of a gate counts and names nobody', async () => {
  const [stage] = await hub.ctx.read((tx) => stagesOf(tx, hub.ctx.hub.id))
  const part = await peoplePart(hub.ctx, stage!, today)
  expect(part.lines[1]).toMatch(/^50.% des permanences/)
  expect(part.tables[0]!.rows[1]).toEqual(['Adhérents', '0', '1', '+1'])
  expect(JSON.stringify(part)).not.toMatch(/Ana|Bob/)
})
