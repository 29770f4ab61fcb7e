import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day, instantOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { editPerson } from './features/edit-person/use-case.server.ts'
import { leavePerson } from './features/show-person/use-case.server.ts'
import { addPerson, getPerson, recordMembership } from './index.server.ts'
import { peopleMeasures } from './measures.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

/** What a measure says of a day, as the registry asks it. */
async function at(id: string, on: string): Promise<number> {
  const measure = peopleMeasures.find((one) => one.id === id)!
  const until = instantOf(addDays(day(on), 1), 0, 'Europe/Paris').toISOString()
  const bounds = { from: sql`date '0001-01-01'`, to: sql`${on}::date`, until: sql`${until}::timestamptz` }
  const found = await hub.ctx.read((tx) =>
    tx.execute(sql`SELECT ${measure.value} AS value FROM (${measure.rows(bounds)}) r`),
  )
  return Number(found.rows[0]!.value)
}

const live = (on: string) => hub.clock.set(new Date(`${on}T09:00:00Z`))

test('members are those covered that day and known by then, and a departure does not change the past', async () => {
  live('2026-03-02')
  const personId = must(await addPerson(hub.ctx, { lastName: 'A', segment: 'senior' })).id
  const fee = cents(1200)
  must(
    await recordMembership(hub.ctx, {
      personId,
      startsOn: day('2026-02-01'),
      endsOn: day('2027-01-31'),
      fee,
    }),
  )
  expect(await at('people.members', '2026-03-01')).toBe(0)
  expect(await at('people.members', '2026-03-02')).toBe(1)
  expect(await at('people.members', '2027-02-01')).toBe(0)
  live('2026-06-01')
  must(await leavePerson(hub.ctx, personId, 'Déménagement'))
  expect(await at('people.members', '2026-05-31')).toBe(1)
  expect(await at('people.members', '2026-06-01')).toBe(0)
})

test('a volunteer counts from the day of the role until the day it ends', async () => {
  live('2026-03-02')
  const somebody = { lastName: 'B', segment: 'inhabitant' } as const
  const id = must(await addPerson(hub.ctx, { ...somebody, roles: ['volunteer'] })).id
  live('2026-04-10')
  const seenAt = (await getPerson(hub.ctx, id))!.updatedAt
  must(await editPerson(hub.ctx, id, { ...somebody, seenAt }))
  const days = ['2026-03-01', '2026-03-02', '2026-04-09', '2026-04-10']
  expect(await Promise.all(days.map((on) => at('people.volunteers', on)))).toEqual([0, 1, 1, 0])
})
