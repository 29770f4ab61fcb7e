import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { figures, givenRound } from './day/fixtures.ts'
import { setRates } from './features/set-rates/use-case.server.ts'
import { roundsMeasures } from './measures.ts'

let hub: TestHub
let today: Day
beforeEach(async () => {
  hub = await testHub()
  today = hub.ctx.today()
})
afterEach(() => hub.close())

const at = (minute: number) => instantOf(today, minute, 'Europe/Paris')
/** As known at an instant; tonight unless told. */
async function figure(name: string, until: Date = at(1430)) {
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

test('on time is arriving before the last agreed hour ends; failed stops are counted among those tried', async () => {
  const hours = [{ from: 540, to: 600 }]
  await givenRound(hub.ctx, {
    ...{ day: today, state: 'ended', endedAt: at(720) },
    stops: [
      { hours, state: 'done', arrivedAt: at(600), doneAt: at(610) },
      { hours, state: 'done', arrivedAt: at(601), doneAt: at(611) },
      // Nobody said when they arrived: done at 10 h 12 after ten minutes of work.
      { hours, state: 'done', doneAt: at(612), minutes: 10 },
      { hours, state: 'failed', arrivedAt: at(560), doneAt: at(565) },
      { hours: [], state: 'done', arrivedAt: at(700), doneAt: at(705) },
      { hours, state: 'dropped' },
    ],
  })
  await givenRound(hub.ctx, {
    day: today,
    state: 'out',
    stops: [{ hours, state: 'done', arrivedAt: at(900) }],
  })
  expect(await figure('on-time')).toMatchObject({ value: 0.5, sample: 4 })
  expect(await figure('failed-stops')).toMatchObject({ value: 0.2, sample: 5 })
  // Before it ended, nothing was known of it.
  expect((await figure('on-time', at(719))).sample).toBe(0)
})

test('the margin gap is what rounds left less what they were to leave, by round', async () => {
  const round = (revenue: number, cost: number) =>
    givenRound(hub.ctx, {
      ...{ day: today, state: 'ended', endedAt: at(720), planned: figures({ revenue: 6000, cost: 4000 }) },
      driven: figures({ revenue, cost }),
    })
  await round(5000, 4500)
  await round(6000, 3700)
  await givenRound(hub.ctx, { day: today, state: 'ended', endedAt: at(720) })
  const read = await figure('margin-gap')
  expect(read).toMatchObject({ value: -600, sample: 2 })
  expect(read.spread).toBeCloseTo(Math.sqrt(2 * 900 ** 2))
})

test('CO₂ saved counts at the factors in force when the round ended, by stop', async () => {
  const driven = figures({ stops: 4, metres: 10_000, aloneMetres: 30_000 })
  await givenRound(hub.ctx, { day: today, state: 'ended', endedAt: at(600), mode: 'van', driven })
  expect((await figure('co2-saved')).value).toBeCloseTo((30 * 220 - 10 * 280) / 4)
  hub.clock.set(at(620))
  const rates = { van: cents(45), cargoBike: cents(10), volunteerCar: cents(30), foot: cents(0) }
  must(await setRates(hub.ctx, { ...rates, perHour: cents(2200), vanGrams: 100 }))
  await givenRound(hub.ctx, { day: today, state: 'ended', endedAt: at(640), mode: 'van', driven })
  expect((await figure('co2-saved')).value).toBeCloseTo((60 * 220 - 10 * 280 - 10 * 100) / 8)
  expect((await figure('co2-saved', at(630))).sample).toBe(1)
})
