import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { moveRequest, rateRequest } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { keepScheme, setSchemeRemoved } from '../features/keep-schemes/use-case.server.ts'
import { listTrips } from '../features/list-trips/query.server.ts'
import type { TripForm } from '../features/note-trip/form.ts'
import { notePage } from '../features/note-trip/query.server.ts'
import { noteTrip } from '../features/note-trip/use-case.server.ts'
import { setRates } from '../features/set-rates/use-case.server.ts'
import { cancelTrip } from '../features/show-trip/use-case.server.ts'
import { roundsMeasures } from '../measures.ts'
import { servedBy, tripById } from './store.server.ts'

let hub: TestHub
let today: Day
let desk: Counter | undefined
beforeEach(async () => {
  hub = await testHub()
  today = hub.ctx.today()
  desk = undefined
})
afterEach(() => hub.close())

const later = (minutes: number) => hub.clock.set(new Date(hub.clock.now().getTime() + minutes * 60_000))
/** 10 km by van and an hour paid: 4,50 € + 22 € = 26,50 €. */
const input = (over: Partial<TripForm> = {}): TripForm => ({
  ...{ day: today, mode: 'van', handover: 'home', zone: 'Les Combes', stops: 5, km: '10', requests: [] },
  ...{ paidMinutes: 60, income: cents(4000), ...over },
})
const noted = async (over?: Partial<TripForm>) => must(await noteTrip(hub.ctx, input(over))).id
const trip = async (id: Id<'Trip'>) => (await hub.ctx.read((tx) => tripById(tx, hub.ctx.hub.id, id)))!.trip

/** A request of 12,50 € done today, and its id. */
async function doneRequest(): Promise<Id<'Request'>> {
  desk ??= await counter(hub.ctx)
  const { id } = await desk.take()
  later(5)
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  return id
}

/** A measure over the 90 days that end today, as known at an instant. */
async function figure(name: string, until: Date = new Date(hub.clock.now().getTime() + 60_000)) {
  const measure = roundsMeasures.find(({ id }) => id === `rounds.${name}`)!
  const rows = measure.rows({
    from: sql`${addDays(today, -89)}::date`,
    to: sql`${today}::date`,
    until: sql`${until.toISOString()}::timestamptz`,
  })
  return await hub.ctx.read(async (tx) => {
    const read = await tx.execute<{ value: number | null; sample: number; spread: number | null }>(
      sql`SELECT (${measure.value})::float8 AS value, (${measure.sample})::float8 AS sample,
        (${measure.spread ?? sql`NULL`})::float8 AS spread FROM (${rows}) r`,
    )
    return read.rows[0]!
  })
}

test('a trip keeps its cost at the rates of that instant, and its income', async () => {
  const first = await noted({ handling: cents(100) })
  expect(await trip(first)).toMatchObject({ metres: 10_000, cost: 2750n, income: 4000n, perKm: 45n })
  const rates = { cargoBike: cents(10), volunteerCar: cents(30), foot: cents(0), perHour: cents(2000) }
  must(await setRates(hub.ctx, { van: cents(60), ...rates }))
  expect(await trip(await noted())).toMatchObject({ cost: 2600n, perHour: 2000n })
  expect((await trip(first)).cost).toBe(2750n)
  expect(await setRates(hub.ctx, { van: cents(6000), ...rates })).toMatchObject({ field: 'van' })
})

test('the requests it served make its income, once; cancelling frees them', async () => {
  const request = await doneRequest()
  expect((await notePage(hub.ctx, today, undefined)).waiting.map(({ id }) => id)).toEqual([request])
  const served = { requests: [request], income: undefined }
  const id = await noted(served)
  expect((await trip(id)).income).toBe(1250n)
  expect((await notePage(hub.ctx, today, undefined)).waiting).toEqual([])
  expect(await noteTrip(hub.ctx, input(served))).toMatchObject({ code: 'served_already', field: 'requests' })
  expect(await cancelTrip(hub.ctx, id, undefined)).toMatchObject({ code: 'why_needed' })
  must(await cancelTrip(hub.ctx, id, 'Deux fois'))
  expect(await cancelTrip(hub.ctx, id, 'Encore')).toMatchObject({ code: 'cancelled_already' })
  const again = await noted(served)
  expect((await hub.ctx.read((tx) => servedBy(tx, hub.ctx.hub.id, again))).length).toBe(1)
  expect((await listTrips(hub.ctx, new URLSearchParams())).rows.map((row) => row.id)).toEqual([again])
})

test.each([
  ['a day to come', { day: addDays('2026-03-02' as Day, 1) }, 'day_to_come', 'day'],
  ['a day of another century', { day: '1900-01-01' as Day }, 'too_long_ago', 'day'],
  ['kilometres in words', { km: 'douze' }, 'not_kilometres', 'km'],
  ['a comma that is missing', { km: '1250' }, 'too_far', 'km'],
  ['no time at all', { paidMinutes: undefined }, 'no_time', 'paidMinutes'],
  [
    'a scheme of nowhere',
    { schemeId: '018f3b1c-0000-7000-8000-000000000001' as Id<'Scheme'> },
    'unknown_scheme',
    'schemeId',
  ],
  [
    'a request not done',
    { requests: ['018f3b1c-0000-7000-8000-000000000001' as Id<'Request'>] },
    'not_done_that_day',
    'requests',
  ],
] satisfies [string, Partial<TripForm>, string, string][])(
  '%s is refused beside its field',
  async (_, over, code, field) => {
    expect(await noteTrip(hub.ctx, input(over))).toEqual({ ok: false, code, field })
    expect((await listTrips(hub.ctx, new URLSearchParams())).rows).toEqual([])
  },
)

test('figures are ratios of sums, with the spread of a ratio, and know only what was noted by then', async () => {
  expect(await figure('margin-per-stop')).toEqual({ value: null, sample: 0, spread: null })
  // Margins 13,50 € over 5 stops and 33,50 € over 10: 47 € over 15.
  await noted()
  await noted({ stops: 10, income: cents(6000) })
  const before = hub.clock.now()
  later(10)
  const wrong = await noted({ stops: 1, income: cents(99_900) })
  must(await cancelTrip(hub.ctx, wrong, 'Une erreur'))
  later(10)
  const read = await figure('margin-per-stop')
  expect(read.value).toBeCloseTo(4700 / 15, 9)
  expect(read.sample).toBe(2)
  // Cochran 1977, § 6.4: deviations of each margin from ratio × stops, over the mean number of stops.
  const ratio = 4700 / 15
  const deviations = [1350 - ratio * 5, 3350 - ratio * 10]
  expect(read.spread).toBeCloseTo(Math.sqrt(deviations.reduce((sum, d) => sum + d * d, 0)) / 7.5, 6)
  expect((await figure('margin-per-km')).value).toBeCloseTo(4700 / 20, 9)
  expect((await figure('cost-per-stop')).value).toBeCloseTo(5300 / 15, 9)
  expect(await figure('margin-per-stop', new Date(before.getTime() + 1))).toMatchObject({ sample: 2 })
  expect(await figure('margin-per-stop', before)).toMatchObject({ sample: 0 })
})

test('satisfaction is that of the requests it served', async () => {
  const [good, bad] = [await doneRequest(), await doneRequest()]
  await noted({ requests: [good, bad] })
  must(await rateRequest(hub.ctx, { requestId: good, score: 4 }))
  must(await rateRequest(hub.ctx, { requestId: bad, score: 2 }))
  expect(await figure('satisfaction')).toMatchObject({ value: 0.5, sample: 2 })
})

test('a form sent twice notes one trip; the database refuses to change it; roles and hubs are kept apart', async () => {
  const twice = input({ idempotencyKey: '018f3b1c-0000-7000-8000-000000000021' })
  expect(must(await noteTrip(hub.ctx, twice))).toEqual(must(await noteTrip(hub.as('driver'), twice)))
  expect((await listTrips(hub.ctx, new URLSearchParams())).total).toBe(1)
  await expect(hub.ctx.tx((tx) => tx.execute('UPDATE round_trips SET stops = 99'))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
  expect(await noteTrip(hub.as('treasurer'), input())).toMatchObject({ code: 'not_permitted' })
  expect((await listTrips(await hub.other('voisin'), new URLSearchParams())).rows).toEqual([])
})

test('schemes have names of their own, and removed ones may come back; trips are found by scheme, days and words', async () => {
  const facts = { name: 'Deux hameaux', mode: 'van', handover: 'home' } as const
  const { id } = must(await keepScheme(hub.ctx, facts))
  expect(await keepScheme(hub.ctx, facts)).toMatchObject({ code: 'name_taken', field: 'name' })
  await noted({ schemeId: id, day: addDays(today, -3) })
  await noted({ zone: 'Le Bourg' })
  const found = async (query: string) => (await listTrips(hub.ctx, new URLSearchParams(query))).total
  expect([await found(`schema=${id}`), await found(`du=${today}`), await found('q=bourg')]).toEqual([1, 1, 1])
  const bare = { mode: undefined, handover: undefined, zone: undefined }
  expect(await noteTrip(hub.ctx, input({ ...bare, schemeId: id }))).toMatchObject({ field: 'zone' })
  const own = await noted({ ...bare, zone: 'Le Bourg', schemeId: id })
  expect(await trip(own)).toMatchObject({ mode: 'van', handover: 'home', zone: 'Le Bourg' })
  must(await setSchemeRemoved(hub.ctx, id, true))
  expect(await noteTrip(hub.ctx, input({ schemeId: id }))).toMatchObject({ code: 'unknown_scheme' })
  must(await keepScheme(hub.ctx, facts))
  expect(await setSchemeRemoved(hub.ctx, id, false)).toMatchObject({ code: 'name_taken' })
})
