import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addErrand, moveErrands } from '../errands/keep.server.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import { keepSettings } from '../travel/settings.server.ts'
import { overlapsOfRound } from './apart.server.ts'
import { arrangeRounds, undoArrange } from './arrange.server.ts'
import { roundsOfDay } from './day-plan.server.ts'
import { keepProposal } from './keep-proposal.server.ts'
import { proposeDay } from './propose.server.ts'
import { createRound } from './round.server.ts'

let hub: TestHub
let day: Day
let vehicleId: Id<'Vehicle'>
const HUB = '6 place des Tilleuls, Grenoble'
beforeAll(async () => {
  hub = await testHub()
  day = hub.ctx.today()
  must(await addPlace(hub.ctx, { address: HUB, point: { lat: 45, lon: 5 } }))
  must(await addPlace(hub.ctx, { address: DOOR, point: { lat: 45.05, lon: 5 } }))
  must(await keepSettings(hub.ctx, { service: 'crow', planner: 'palier', paces: {}, start: HUB }))
  vehicleId = must(await addVehicle(hub.ctx, { name: 'Fourgon' })).id
})
afterAll(() => hub.close())
// Each test has a day of its own.
beforeEach(() => {
  day = addDays(day, 1)
})

const DOOR = '1 chemin du Nord'
const errand = async (hours: { from: number; to: number }[] = []) =>
  must(await addErrand(hub.ctx, { day, way: 'visit', what: 'Ménage', address: DOOR, minutes: 60, hours })).id
const round = async (name: string, over: { fromMinute?: number; who?: Id<'Person'> } = {}) => {
  const { fromMinute = 480, who } = over
  const driver = who ? { key: `person:${who}` as const, name: '' } : null
  const given = { day, name, vehicleId, driver: 'paid' as const, fromMinute, toMinute: 1080, who: driver }
  return must(await createRound(hub.ctx, given)).id
}
const put = (roundId: Id<'Round'>, id: Id<'RoundErrand'>, seen = 0) =>
  arrangeRounds(hub.ctx, {
    day,
    rounds: [{ roundId, seen, stops: [{ key: `errand:${id}`, part: 'whole', locked: false }] }],
  })
const propose = () =>
  proposeDay(hub.ctx, {
    ...{ day, wishes: { move: 'waiting', serve: 'all' }, open: false, seconds: 20, iterations: 100, seed: 1 },
  })
const hours = async () =>
  (await roundsOfDay(hub.ctx, day)).map(({ name, fromMinute, toMinute }) => [name, fromMinute, toMinute])

test('a plan keeps two rounds of one van apart, tells it, writes their hours, and takes them back', async () => {
  await round('Matin')
  await round('Après-midi', { fromMinute: 780 })
  for (let i = 0; i < 4; i++) await errand()
  const found = must(await propose())
  expect(found.turns).toMatchObject([
    { shared: 'vehicle', what: 'Fourgon', first: { name: 'Matin' }, second: { name: 'Après-midi' }, at: 780 },
  ])
  const [morning, afternoon] = found.rounds
  expect(morning).toMatchObject({ hours: { from: 480, to: 780 } })
  expect(afternoon).toMatchObject({ hours: null })
  if (morning!.stops.length > 0) expect(morning!.backAt).toBeLessThanOrEqual(780 * 60)
  if (afternoon!.stops.length > 0) expect(afternoon!.leavesAt).toBeGreaterThanOrEqual(780 * 60)
  const rounds = found.rounds.map(({ roundId, seen, stops, hours: given }) => ({
    ...{ roundId: roundId as Id<'Round'>, vehicleId, seen, hours: given ?? undefined },
    stops: stops.map(({ key, part, locked }) => ({ key, part, locked })),
  }))
  const wrong = rounds.map((one) => ({ ...one, hours: { from: 700, to: 600 } }))
  expect(await keepProposal(hub.ctx, { day, rounds: wrong })).toMatchObject({ code: 'ends_before' })
  const kept = must(await keepProposal(hub.ctx, { day, rounds }))
  expect(await hours()).toEqual([
    ['Matin', 480, 780],
    ['Après-midi', 780, 1080],
  ])
  expect(must(await propose()).turns).toEqual([])
  must(await undoArrange(hub.ctx, kept))
  expect(await hours()).toContainEqual(['Matin', 480, 1080])
})

test('two rounds that cannot be apart are named, and seen on each page', async () => {
  const driver = must(await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Roy', segment: 'inhabitant' }))
  const narrow = [{ from: 600, to: 610 }]
  const [one, two] = [await round('Un', { who: driver.id }), await round('Deux', { who: driver.id })]
  must(await put(one, await errand(narrow)))
  expect(await overlapsOfRound(hub.ctx, (await roundsOfDay(hub.ctx, day))[0]!)).toEqual([])
  must(await put(two, await errand(narrow)))
  expect(await propose()).toMatchObject({
    code: 'rounds_meet',
    meeting: { shared: 'both', what: 'Fourgon, Jean Roy', first: { name: 'Un' }, second: { name: 'Deux' } },
  })
  const [first] = await roundsOfDay(hub.ctx, day)
  expect(await overlapsOfRound(hub.ctx, first!)).toMatchObject([{ other: { name: 'Deux' }, shared: 'both' }])
})

test('what is given up at the very moment it is arranged stays out', async () => {
  const into = await round('Seule')
  const id = await errand()
  const may = Promise.withResolvers<void>()
  const given = Promise.withResolvers<void>()
  const waited = Promise.withResolvers<void>()
  const dropping = hub.ctx.together(async (c) => {
    must(await moveErrands(c, [id], { verb: 'drop' }))
    given.resolve()
    await may.promise
    const waits = sql`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid`
    for (let tries = 0; tries < 200; tries++) {
      const { rows } = await c.tx((tx) => tx.execute<{ n: number }>(waits))
      if (rows[0]!.n > 0) break
      await sleep(10)
    }
    waited.resolve()
  })
  await given.promise
  // Read as open: the drop is not committed yet.
  const arranging = put(into, id)
  may.resolve()
  await waited.promise
  await dropping
  expect(await arranging).toMatchObject({ code: 'errand_over' })
  expect((await roundsOfDay(hub.ctx, day))[0]!.stops).toEqual([])
})
