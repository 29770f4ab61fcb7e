import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson, listPeople, membershipOf } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { recordMembership } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (lastName: string) => must(await addPerson(hub.ctx, { lastName, segment: 'inhabitant' })).id
const year = { startsOn: day('2026-03-01'), endsOn: day('2027-02-28'), fee: cents(1200) }

test('a membership covers its first and its last day, and makes a member', async () => {
  const personId = await add('Membre')
  const { id } = must(await recordMembership(hub.ctx, { ...year, personId }))
  expect((await membershipOf(hub.ctx, personId, day('2026-03-01')))?.id).toBe(id)
  expect((await membershipOf(hub.ctx, personId, day('2027-02-28')))?.id).toBe(id)
  expect(await membershipOf(hub.ctx, personId, day('2026-02-28'))).toBeNull()
  expect(await membershipOf(hub.ctx, personId, day('2027-03-01'))).toBeNull()
  const members = await listPeople(hub.ctx, new URLSearchParams({ etat: 'adherents' }))
  expect(members.rows.map(({ lastName, roles, memberUntil }) => [lastName, roles, memberUntil])).toEqual([
    ['Membre', ['member'], '2027-02-28'],
  ])
})

test('a renewal follows the day after; a period that overlaps by one day is refused', async () => {
  const personId = await add('Fidèle')
  must(await recordMembership(hub.ctx, { ...year, personId }))
  const overlap = { personId, startsOn: day('2027-02-28'), endsOn: day('2028-02-27'), fee: cents(0) }
  expect(await recordMembership(hub.ctx, overlap)).toEqual({
    ok: false,
    code: 'already_member',
    field: 'startsOn',
  })
  must(await recordMembership(hub.ctx, { ...overlap, startsOn: day('2027-03-01') }))
})

test('two memberships sent at the same time give one', async () => {
  const personId = await add('Double')
  const both = await Promise.all([
    recordMembership(hub.ctx, { ...year, personId }),
    recordMembership(hub.ctx, { ...year, personId }),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
})

test('a wrong period, fee, person or role is refused', async () => {
  const personId = await add('Refus')
  const end = { ...year, personId, endsOn: day('2026-02-01') }
  expect(await recordMembership(hub.ctx, end)).toMatchObject({ code: 'ends_before_start' })
  const fee = { ...year, personId, fee: cents(-1) }
  expect(await recordMembership(hub.ctx, fee)).toMatchObject({ code: 'amount_too_small' })
  expect(await recordMembership(hub.ctx, { ...year, personId: newId() })).toMatchObject({ code: 'not_found' })
  const reader = hub.as('committee')
  expect(await recordMembership(reader, { ...year, personId })).toMatchObject({ code: 'not_permitted' })
  expect(await membershipOf(hub.ctx, personId, day('2026-03-02'))).toBeNull()
})
