import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  cancelSession,
  correctHours,
  hoursBetween,
  keepSession,
  noteHours,
  noteSheet,
} from './index.server.ts'
import { volunteeringMeasures } from './measures.ts'

let hub: TestHub
let zoe: Id<'Person'>
const today = day('2026-03-02')
const two = { day: today, minutes: 120, kind: 'volunteer', activity: 'counter' } as const

beforeAll(async () => {
  hub = await testHub()
  zoe = must(await addPerson(hub.ctx, { firstName: 'Zoé', lastName: 'Martin', segment: 'inhabitant' })).id
})
afterAll(() => hub.close())

/** A measure over the last thirty days as it was known at an instant. */
async function figure(id: string, at: Date): Promise<{ value: number | null; sample: number }> {
  const measure = volunteeringMeasures.find((one) => one.id === id)!
  const until = sql`${at.toISOString()}::timestamptz`
  const bounds = { from: sql`${addDays(today, -30)}::date`, to: sql`${today}::date`, until }
  const found = await hub.ctx.read((tx) =>
    tx.execute<{ value: number | null; sample: number }>(
      sql`SELECT (${measure.value})::float8 AS value, (${measure.sample})::float8 AS sample FROM (${measure.rows(bounds)}) r`,
    ),
  )
  return found.rows[0]!
}

const hours = () => hoursBetween(hub.ctx, addDays(today, -30), today)

test('hours add up, paid and volunteer apart, and a form sent twice counts once', async () => {
  const idempotencyKey = '018f3b1c-0000-7000-8000-000000000001'
  const first = await noteHours(hub.as('volunteer'), { ...two, idempotencyKey })
  expect(await noteHours(hub.as('volunteer'), { ...two, idempotencyKey })).toEqual(first)
  must(
    await noteSheet(hub.ctx, {
      lines: [
        { ...two, who: { personId: zoe }, minutes: 90, day: addDays(today, -1) },
        { ...two, who: { userId: 'sami', name: 'Sami Haddad' }, kind: 'paid', minutes: 420 },
      ],
    }),
  )
  expect(await hours()).toEqual({ volunteer: 210, paid: 420 })
})

test('a correction replaces, zero takes away, and the past instant keeps what it knew', async () => {
  const { id } = must(await noteHours(hub.ctx, { ...two, who: { personId: zoe }, minutes: 60 }))
  hub.clock.set(new Date('2026-03-02T10:00:00Z'))
  const then = hub.ctx.now()
  const known = async () => await figure('volunteering.volunteer-hours', then)
  const seen = async () => [await hoursBetween(hub.ctx, today, today, then), await known()]
  const before = await seen()
  hub.clock.set(new Date('2026-03-02T11:00:00Z'))
  const corrected = must(await correctHours(hub.ctx, id, { ...two, minutes: 180 }))
  expect(await correctHours(hub.ctx, id, { ...two, minutes: 30 })).toMatchObject({ code: 'not_found' })
  expect((await hours()).volunteer).toBe(330 + 60)
  must(await correctHours(hub.ctx, corrected.id, { ...two, minutes: 0 }))
  expect((await hours()).volunteer).toBe(210)
  expect(before).toEqual([
    { volunteer: 180, paid: 420 },
    { value: 5, sample: 3 },
  ])
  expect(await seen()).toEqual(before)
})

test('what cannot be is refused beside its field, and nothing is written', async () => {
  const before = await hours()
  const tomorrow = addDays(today, 1)
  expect(await noteHours(hub.ctx, { ...two, day: tomorrow })).toEqual({
    ok: false,
    code: 'day_in_future',
    field: 'day',
  })
  expect(await noteHours(hub.ctx, { ...two, day: day('2020-01-01') })).toMatchObject({ code: 'too_long_ago' })
  expect(await noteHours(hub.ctx, { ...two, minutes: 4 })).toMatchObject({ code: 'duration_too_short' })
  const long = { ...two, who: { personId: zoe }, minutes: 1000, day: addDays(today, -5) }
  expect(await noteSheet(hub.ctx, { lines: [long, long] })).toEqual({
    ok: false,
    code: 'day_full',
    field: 'lines.1.minutes',
  })
  expect(await noteHours(hub.ctx, { ...two, who: { personId: hub.ctx.hub.id as never } })).toMatchObject({
    code: 'not_found',
  })
  expect(await noteHours(hub.as('volunteer'), { ...two, who: { personId: zoe } })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await noteHours(hub.as('member'), two)).toMatchObject({ code: 'not_permitted' })
  expect(await hours()).toEqual(before)
  expect(await hoursBetween(await hub.other('voisin'), addDays(today, -30), today)).toEqual({
    paid: 0,
    volunteer: 0,
  })
})

test('two long sheets at once for one person do not make a day of more than 24 h', async () => {
  const line = { ...two, who: { personId: zoe }, minutes: 800, day: addDays(today, -8) }
  const answers = await Promise.all([noteHours(hub.ctx, line), noteHours(hub.ctx, line)])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
})

test('sessions held without an employee, by versions', async () => {
  const share = async () => {
    hub.clock.set(new Date(hub.ctx.now().getTime() + 60_000))
    return await figure('volunteering.sessions-by-members', hub.ctx.now())
  }
  const base = { fromMinute: 540, toMinute: 720, place: 'Kiosque', day: addDays(today, -2) }
  const sami = { userId: 'sami', name: 'Sami Haddad', kind: 'employee' } as const
  const zoeHolds = { personId: zoe, kind: 'member' } as const
  const { id } = must(await keepSession(hub.ctx, { ...base, holders: [sami, zoeHolds] }))
  must(await keepSession(hub.ctx, { ...base, holders: [zoeHolds], visits: 14 }))
  must(await keepSession(hub.ctx, { ...base, holders: [] }))
  expect(await share()).toMatchObject({ value: 0.5, sample: 2 })
  must(await keepSession(hub.ctx, { ...base, holders: [zoeHolds] }, id))
  expect(await share()).toMatchObject({ value: 1, sample: 2 })
  must(await cancelSession(hub.ctx, id))
  expect(await share()).toMatchObject({ value: 1, sample: 1 })
  expect(await keepSession(hub.ctx, { ...base, holders: [] }, id)).toMatchObject({ code: 'not_found' })
  expect(await keepSession(hub.ctx, { ...base, toMinute: 540, holders: [] })).toMatchObject({
    code: 'ends_before_start',
    field: 'to',
  })
  expect(
    await keepSession(hub.ctx, { ...base, day: addDays(today, 3), visits: 2, holders: [] }),
  ).toMatchObject({ code: 'visits_in_future' })
  expect(await keepSession(hub.ctx, { ...base, holders: [zoeHolds, zoeHolds] })).toMatchObject({
    code: 'holder_twice',
  })
  expect(await keepSession(hub.as('treasurer'), { ...base, holders: [] })).toMatchObject({
    code: 'not_permitted',
  })
})
