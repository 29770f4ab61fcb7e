import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { householdOf, proxiesAround } from '#modules/people/household-store.server.ts'
import { addPerson, findPeople, getPerson, mayActFor, representedBy } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { editHousehold, leaveHousehold, liveTogether } from './household.server.ts'
import { addProxy, stopProxy } from './proxy.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const home = { street: '3 rue des Tilleuls', postcode: '38100', city: 'Grenoble' }
const add = async (lastName: string, more: object = {}) =>
  must(await addPerson(hub.ctx, { lastName, firstName: 'Ana', segment: 'inhabitant', ...more })).id
const read = async (id: Awaited<ReturnType<typeof add>>) =>
  await hub.ctx.read((tx) => householdOf(tx, hub.ctx.hub.id, id))

test('a household begins with its first two people, at the address of the first', async () => {
  const [mother, child] = [await add('Foyer', home), await add('Foyer')]
  must(await liveTogether(hub.ctx, mother, { otherId: child, role: 'child', sameAddress: 'on' }))
  expect(await read(child)).toMatchObject({
    ...home,
    name: 'Foyer',
    members: [
      { id: mother, role: 'adult' },
      { id: child, role: 'child' },
    ],
  })
  expect(await getPerson(hub.ctx, child)).toMatchObject(home)
})

test('a family that moves is typed once, and found at its new town', async () => {
  const [one, two] = [await add('Déménage', home), await add('Emménage')]
  must(await liveTogether(hub.ctx, one, { otherId: two, role: 'adult' }))
  expect((await getPerson(hub.ctx, two))?.city).toBeNull()
  must(await editHousehold(hub.ctx, two, { name: 'Les deux', city: 'Eybens' }))
  expect(await getPerson(hub.ctx, one)).toMatchObject({ street: null, city: 'Eybens' })
  expect(await findPeople(hub.ctx, 'emménage eybens')).toHaveLength(1)
})

test('somebody lives in one household at a time, and may leave it', async () => {
  const [one, two, three] = [await add('Un'), await add('Deux'), await add('Trois')]
  must(await liveTogether(hub.ctx, one, { otherId: two, role: 'adult' }))
  const moved = { otherId: two, role: 'other' } as const
  expect(await liveTogether(hub.ctx, three, moved)).toMatchObject({ code: 'lives_elsewhere' })
  expect(await read(three)).toBeNull()
  expect(await liveTogether(hub.ctx, one, moved)).toMatchObject({ code: 'already_so' })
  must(await leaveHousehold(hub.ctx, two))
  expect(await leaveHousehold(hub.ctx, two)).toMatchObject({ code: 'already_so' })
  must(await liveTogether(hub.ctx, three, moved))
  expect((await read(two))?.members).toHaveLength(2)
  expect((await read(one))?.members).toHaveLength(1)
})

test('two hands that join the same people at once make one household', async () => {
  const [one, two] = [await add('Ensemble'), await add('Ensemble')]
  const both = await Promise.all([
    liveTogether(hub.ctx, one, { otherId: two, role: 'adult' }),
    liveTogether(hub.ctx, two, { otherId: one, role: 'adult' }),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect((await read(one))?.members).toHaveLength(2)
})

test('a proxy holds for its days and its powers, and ends without being erased', async () => {
  const [mother, daughter] = [await add('Mère'), await add('Fille')]
  const terms = {
    proxyId: daughter,
    kind: 'family',
    powers: ['ask' as const],
    from: day('2026-03-01'),
  } as const
  const { id } = must(
    await addProxy(hub.ctx, mother, { ...terms, powers: ['ask'], until: day('2026-03-31') }),
  )
  const may = (power: 'ask' | 'pay', on: string) =>
    mayActFor(hub.ctx, { proxyId: daughter, personId: mother, power, on: day(on) })
  expect([
    await may('ask', '2026-03-31'),
    await may('pay', '2026-03-31'),
    await may('ask', '2026-04-01'),
  ]).toEqual([true, false, false])
  expect(await representedBy(hub.ctx, daughter, day('2026-03-02'))).toEqual([
    { id: mother, name: 'Ana Mère', kind: 'family' },
  ])
  expect(await representedBy(hub.ctx, mother, day('2026-03-02'))).toEqual([])
  must(await stopProxy(hub.ctx, mother, id))
  expect(await stopProxy(hub.ctx, mother, id)).toMatchObject({ code: 'already_so' })
  expect(await may('ask', '2026-03-02')).toBe(false)
  expect(await hub.ctx.read((tx) => proxiesAround(tx, hub.ctx.hub.id, mother))).toHaveLength(1)
})

test('strangers, other hubs and readers are refused', async () => {
  const [one, two] = [await add('Refus'), await add('Refus')]
  const terms = { kind: 'carer' as const, powers: ['ask' as const], from: day('2026-03-01') }
  expect(
    await addProxy(hub.ctx, one, { ...terms, powers: ['ask'], proxyId: newId<'Person'>() }),
  ).toMatchObject({
    code: 'not_found',
  })
  expect(await addProxy(hub.ctx, one, { ...terms, powers: ['ask'], proxyId: one })).toMatchObject({
    code: 'not_oneself',
  })
  const next = await hub.other('voisin')
  expect(await liveTogether(next, one, { otherId: two, role: 'adult' })).toMatchObject({ code: 'not_found' })
  expect(await liveTogether(hub.as('treasurer'), one, { otherId: two, role: 'adult' })).toMatchObject({
    code: 'not_permitted',
  })
})
