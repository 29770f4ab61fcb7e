import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { figures, givenRound } from '#modules/rounds/day/fixtures.ts'
import { keepScheme } from '#modules/rounds/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { askedIn } from './address.ts'
import { everyReviewed, type ReviewedRound, reviewOf } from './query.server.ts'

let hub: TestHub
let today: Day
beforeEach(async () => {
  hub = await testHub()
  today = hub.ctx.today()
})
afterEach(() => hub.close())

const asked = (query = '') => askedIn(new URLSearchParams(query), today)
const read = (query = '') => reviewOf(hub.ctx, asked(query))
/** A round that ended so many days ago, planned to leave 10 €. */
const ended = (ago: number, margin: number, over: Partial<Parameters<typeof givenRound>[1]> = {}) => {
  const day = addDays(today, -ago)
  return givenRound(hub.ctx, {
    ...{ day, state: 'ended', endedAt: instantOf(day, 540, 'Europe/Paris') },
    ...{
      planned: figures({ revenue: 4000, cost: 3000 }),
      driven: figures({ revenue: 4000, cost: 4000 - margin }),
    },
    ...over,
  })
}

test('rounds are summed by week, scheme and vehicle; each group leads to its own', async () => {
  const { id } = must(await keepScheme(hub.ctx, { name: 'Deux hameaux', mode: 'van', handover: 'home' }))
  // 2026-03-02 is a Monday.
  await ended(0, 500, { schemeId: id })
  await ended(1, 900, { mode: 'cargo-bike' })
  await ended(2, 1300, { schemeId: id })
  await ended(200, 9999)
  await givenRound(hub.ctx, { day: today, state: 'out', planned: figures(), driven: figures() })
  const weeks = await read()
  expect(weeks.groups.map(({ key, rounds, margin }) => [key, rounds, margin])).toEqual([
    ['2026-02-23', 2, 2200],
    ['2026-03-02', 1, 500],
  ])
  expect(weeks.total).toMatchObject({ rounds: 3, margin: 2700, plannedMargin: 3000, stops: 12 })
  const schemes = await read('par=schema')
  expect(schemes.groups.map(({ label, margin }) => [label, margin])).toEqual([
    ['Deux hameaux', 1800],
    [null, 900],
  ])
  const vehicles = await read('par=vehicule')
  expect(vehicles.groups.map(({ mode, rounds }) => [mode, rounds])).toEqual([
    ['van', 2],
    ['cargo-bike', 1],
  ])
  const one = await read(`par=schema&cle=${id}`)
  expect([one.total.rounds, one.listed.map(({ margin }) => margin)]).toEqual([2, [500, 1300]])
})

test('of many rounds, those that leave most and least are shown; the file has them all', async () => {
  for (let i = 0; i < 12; i++) await ended(i, i * 100)
  const { best, worst, listed } = await read()
  expect(listed).toEqual([])
  expect(best.map(({ margin }) => margin)).toEqual([1100, 1000, 900, 800, 700])
  expect(worst.map(({ margin }) => margin)).toEqual([0, 100, 200, 300, 400])
  const rows: ReviewedRound[] = []
  for await (const row of everyReviewed(hub.ctx, asked())) rows.push(row)
  expect(rows.map(({ margin }) => margin)).toEqual([
    0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100,
  ])
})

test('stops are counted where somebody went, and nothing of another hub is', async () => {
  const at = (minute: number) => instantOf(today, minute, 'Europe/Paris')
  const hours = [{ from: 480, to: 540 }]
  await ended(0, 0, {
    stops: [
      { hours, state: 'done', arrivedAt: at(530) },
      { hours, state: 'failed', arrivedAt: at(545), doneAt: at(550) },
      { state: 'done', doneAt: at(600) },
      { state: 'dropped' },
    ],
  })
  expect((await read()).total).toMatchObject({ tried: 3, failed: 1, timed: 2, onTime: 1 })
  expect((await reviewOf(await hub.other('voisin'), asked())).groups).toEqual([])
})

test('an address that cannot be read asks for the last thirteen weeks, two years at most', () => {
  expect(asked('du=hier&au=2026-13-45&par=humeur')).toEqual({
    ...{ from: addDays(today, -90), to: today, by: 'semaine', key: null },
  })
  expect(asked('du=2000-01-01').from).toBe(addDays(today, -730))
  expect(asked('du=2026-02-10&au=2026-02-01')).toMatchObject({ from: '2026-02-01', to: '2026-02-01' })
})
