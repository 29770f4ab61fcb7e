import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from './fixtures.ts'
import { type Move, moveRequest, rateRequest } from './index.server.ts'
import { requestsMeasures } from './measures.ts'

let hub: TestHub
let desk: Counter
const ids: Record<string, Id<'Request'>> = {}

const at = (text: string) => hub.clock.set(new Date(`${text}:00+01:00`))
const move = async (id: Id<'Request'>, verb: Move) =>
  must(await moveRequest(hub.ctx, { requestId: id, verb, why: 'essai' }))

/** A measure as it stood at the end of a day. */
async function figure(id: string, on: Day, ctx: Ctx = hub.ctx) {
  const measure = requestsMeasures.find((m) => m.id === `requests.${id}`)!
  const from = addDays(on, 1 - (measure.window as { days: number }).days)
  const rows = measure.rows({
    from: sql`${from}::date`,
    to: sql`${on}::date`,
    until: sql`(${addDays(on, 1)}::date::timestamp AT TIME ZONE 'Europe/Paris')`,
  })
  return await ctx.read(async (tx) => {
    const { rows: read } = await tx.execute<{ value: string | null; sample: string }>(
      sql`SELECT ${measure.value} AS value, ${measure.sample} AS sample FROM (${rows}) r`,
    )
    const { value, sample } = read[0]!
    return { value: value === null ? null : Number(value), sample: Number(sample) }
  })
}

/**
 * A short life: Zoé asks on 2, 3 and 9 March, Marc once. `slow` is done after three days, `wrong` is done then
 * reopened, `loss` is sold under its cost.
 */
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  const marc = must(await addPerson(hub.ctx, { lastName: 'Marc', segment: 'inhabitant' }))
  const take = async (name: string, input: Parameters<Counter['take']>[0] = {}) => {
    ids[name] = (await desk.take(input)).id
  }
  await take('quick')
  await take('slow')
  at('2026-03-02T15:00')
  await move(ids.quick!, 'finish')
  at('2026-03-03T10:00')
  await take('wrong', { personId: marc.id })
  at('2026-03-04T09:00')
  await move(ids.wrong!, 'finish')
  at('2026-03-05T11:00')
  await move(ids.slow!, 'finish')
  must(await rateRequest(hub.ctx, { requestId: ids.quick!, score: 4 }))
  at('2026-03-06T09:00')
  await move(ids.wrong!, 'reopen')
  at('2026-03-07T09:00')
  must(await rateRequest(hub.ctx, { requestId: ids.slow!, score: 2 }))
  at('2026-03-09T09:00')
  await take('loss', { price: cents(100), priceWhy: 'geste', serviceId: desk.freeId })
  await take('costly', { price: cents(100), priceWhy: 'geste' })
  await move(ids.loss!, 'finish')
  await move(ids.costly!, 'cancel')
})
afterAll(() => hub.close())

test('received and done count what was known that day, and a day in the past does not change', async () => {
  expect(await figure('received', day('2026-03-02'))).toEqual({ value: 2, sample: 2 })
  expect(await figure('received', day('2026-03-09'))).toEqual({ value: 5, sample: 5 })
  expect((await figure('received', day('2026-04-02'))).value).toBe(2)
  expect((await figure('done', day('2026-03-01'))).value).toBe(0)
  expect((await figure('done', day('2026-03-02'))).value).toBe(1)
  expect((await figure('done', day('2026-03-05'))).value).toBe(3)
  expect((await figure('done', day('2026-03-06'))).value).toBe(2)
  expect((await figure('done', day('2026-03-09'))).value).toBe(3)
})

test('handled in 48 h leaves out what is younger than 48 h', async () => {
  expect(await figure('in-48h', day('2026-03-03'))).toEqual({ value: null, sample: 0 })
  expect(await figure('in-48h', day('2026-03-04'))).toEqual({ value: 0.5, sample: 2 })
  expect((await figure('in-48h', day('2026-03-05'))).value).toBeCloseTo(2 / 3)
  const later = await figure('in-48h', day('2026-03-12'))
  expect(later).toEqual({ value: 0.8, sample: 5 })
})

test('people who come back are counted once each, among those served', async () => {
  expect(await figure('repeat-users', day('2026-03-04'))).toEqual({ value: 0.5, sample: 2 })
  expect(await figure('repeat-users', day('2026-03-06'))).toEqual({ value: 1, sample: 1 })
  expect((await figure('repeat-users', day('2026-07-01'))).sample).toBe(0)
})

test('satisfaction is the share of 3 and 4', async () => {
  expect(await figure('satisfaction', day('2026-03-04'))).toEqual({ value: null, sample: 0 })
  expect(await figure('satisfaction', day('2026-03-05'))).toEqual({ value: 1, sample: 1 })
  expect(await figure('satisfaction', day('2026-03-07'))).toEqual({ value: 0.5, sample: 2 })
})

test('a service covers its direct cost with all its prices together', async () => {
  expect(await figure('direct-margin', day('2026-03-05'))).toEqual({ value: 1, sample: 1 })
  at('2026-03-10T09:00')
  const given = await desk.take({ price: cents(100), priceWhy: 'geste', quantity: 9 })
  await move(given.id, 'finish')
  expect(await figure('direct-margin', day('2026-03-09'))).toEqual({ value: 1, sample: 2 })
  expect(await figure('direct-margin', day('2026-03-10'))).toEqual({ value: 0.5, sample: 2 })
})

test('another hub has its own figures', async () => {
  const other = await hub.other('voisin')
  expect(await figure('received', day('2026-03-09'), other)).toEqual({ value: 0, sample: 0 })
})
