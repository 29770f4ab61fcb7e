import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { cents, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addErrand } from '../errands/keep.server.ts'
import { tryPage } from '../features/try-stop/query.server.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import type { Way } from '../rules/errands/errand.ts'
import { keepSettings } from '../travel/settings.server.ts'
import { dayPlan } from './day-plan.server.ts'
import { createRound } from './round.server.ts'
import { putErrand, type Tried, tryErrand } from './try.server.ts'

let hub: TestHub
let day: Day
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  await place(HUB, 0)
  must(await keepSettings(hub.ctx, { ...PLAIN, start: HUB }))
})
afterEach(() => hub.close())

const HUB = '6 place des Tilleuls, Grenoble'
const straight = { town: 36, road: 36, detour: 1 }
const PLAIN = { service: 'crow', planner: 'palier', paces: { van: straight }, tiles: null } as const
const north = (km: number) => ({ lat: 45 + km / 111.195, lon: 5 })
const place = async (address: string, km: number) =>
  must(await addPlace(hub.ctx, { address, point: north(km) }))
/** A van of the morning that brings bread so many kilometres north. */
async function round(...kms: number[]) {
  const { id } = must(
    await createRound(hub.ctx, { day, driver: 'paid', fromMinute: 540, toMinute: 720, mode: 'van' }),
  )
  for (const [at, km] of kms.entries()) {
    const address = `${km} chemin du Nord`
    await place(address, km)
    const made = must(
      await addErrand(hub.ctx, { day, way: 'bring', what: 'Pain', address, revenue: cents(900) }),
    )
    const seen = (await dayPlan(hub.ctx, day)).rounds.find((one) => one.id === id)!.sequence
    const errand = { key: `errand:${made.id}` as const, way: 'bring' as const }
    must(await putErrand(hub.ctx, { day, roundId: id, seen, at, deliverAt: null, errand }))
  }
  return id
}
const tried = (km: number, way: Way = 'bring', toKm?: number): Tried => ({
  ...{ key: null, way, point: north(km), toPoint: toKm === undefined ? null : north(toKm), hours: [] },
  ...{ minutes: 10, load: { kg: 1, crates: 0 }, skills: [], driver: null },
  ...{ revenue: cents(500), handling: zero },
})
const standing = async (id: string) =>
  (await dayPlan(hub.ctx, day)).rounds
    .find((one) => one.id === id)!
    .stops.map(({ address, part }) => `${address} ${part}`)

test('the round where one stop more costs least comes first, with what it costs there', async () => {
  const far = await round(8)
  const near = await round(1, 3)
  const [first, second] = (await tryErrand(hub.ctx, day, tried(9))).rounds
  expect(first).toMatchObject({ roundId: far, late: [], lateOnes: [] })
  // Two kilometres of a van, and 200 seconds and ten minutes of a paid driver.
  expect(first!.cost).toBeGreaterThan(560)
  expect(first!.cost).toBeLessThan(600)
  expect(first!.margin).toBe(first!.revenue - first!.cost)
  expect(Math.round(second!.metres / 1000)).toBe(12)
  expect(second!.roundId).toBe(near)
})

test('rounds of one van are tried in their turns, and put there both have their hours', async () => {
  const vehicleId = must(await addVehicle(hub.ctx, { name: 'Fourgon' })).id
  const open = async (name: string, fromMinute: number) =>
    must(await createRound(hub.ctx, { day, name, vehicleId, driver: 'paid', fromMinute, toMinute: 720 })).id
  const [early, late] = [await open('Tôt', 540), await open('Tard', 600)]
  const found = await tryErrand(hub.ctx, day, tried(30))
  expect(found).toMatchObject({
    meeting: null,
    turns: [{ shared: 'vehicle', first: { name: 'Tôt' }, second: { name: 'Tard' }, at: 600 }],
  })
  const of = (id: string) => found.rounds.find(({ roundId }) => roundId === id)!
  // Fifty minutes there, ten there, fifty back: too long for an hour, and not for two.
  expect(of(early).warnings).toContain('back-late')
  expect(of(late)).toMatchObject({ warnings: [], at: 0 })
  expect(of(late).arrivals[0]).toBeGreaterThanOrEqual(600 * 60)
  await place('30 chemin du Nord', 30)
  const errand = { day, way: 'bring' as const, what: 'Pain', address: '30 chemin du Nord' }
  must(await putErrand(hub.ctx, { day, roundId: late, seen: of(late).seen, at: 0, deliverAt: null, errand }))
  const hours = (await dayPlan(hub.ctx, day)).rounds.map(({ fromMinute, toMinute }) => [fromMinute, toMinute])
  expect(hours).toEqual([
    [540, 600],
    [600, 720],
  ])
})

test('an imagined stop is noted and put there, both or none', async () => {
  const id = await round(1, 3)
  await place('2 chemin du Nord', 2)
  const [best] = (await tryErrand(hub.ctx, day, tried(2))).rounds
  const errand = { day, way: 'bring' as const, what: 'Journal', address: '2 chemin du Nord' }
  const put = { day, roundId: id, at: best!.at, deliverAt: best!.deliverAt, errand, idempotencyKey: 'once' }
  expect(await putErrand(hub.ctx, { ...put, seen: best!.seen - 1, idempotencyKey: 'stale' })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect((await dayPlan(hub.ctx, day)).waiting).toEqual([])
  expect(await putErrand(hub.as('driver'), { ...put, seen: best!.seen })).toMatchObject({
    code: 'not_permitted',
  })
  const done = must(await putErrand(hub.ctx, { ...put, seen: best!.seen }))
  expect(must(await putErrand(hub.ctx, { ...put, seen: best!.seen }))).toEqual(done)
  expect(await standing(id)).toEqual([1, 2, 3].map((km) => `${km} chemin du Nord whole`))
})

test('what is carried from a door to a door is put in twice, in this order', async () => {
  const id = await round(1, 4)
  await place('2 chemin du Nord', 2)
  await place('3 chemin du Nord', 3)
  const [best] = (await tryErrand(hub.ctx, day, tried(2, 'carry', 3))).rounds
  const errand = {
    ...{ day, way: 'carry' as const, what: 'Pain', address: '2 chemin du Nord' },
    toAddress: '3 chemin du Nord',
  }
  must(
    await putErrand(hub.ctx, {
      ...{ day, roundId: id, seen: best!.seen, at: best!.at, deliverAt: best!.deliverAt, errand },
    }),
  )
  const stops = await standing(id)
  expect(stops).toHaveLength(4)
  expect(stops.indexOf('2 chemin du Nord pickup')).toBeLessThan(stops.indexOf('3 chemin du Nord delivery'))
})

test('what cannot be tried is said beside its field', async () => {
  const ask = (fields: Record<string, string>) =>
    tryPage(hub.ctx, day, new URLSearchParams({ essayer: '1', way: 'bring', address: HUB, ...fields }))
  expect(await ask({})).toMatchObject({ none: true, tried: { day: { rounds: [] } } })
  await round(1)
  expect(await ask({})).toMatchObject({
    none: false,
    refused: null,
    tried: { day: { rounds: [{ metres: 0 }] } },
  })
  const wrong: [Record<string, string>, string, string][] = [
    [{ address: '' }, 'address', 'required'],
    [{ address: 'Nulle part' }, 'address', 'not_placed'],
    [{ way: 'carry' }, 'toAddress', 'required'],
    [{ way: 'carry', toAddress: 'Nulle part' }, 'toAddress', 'not_placed'],
    [{ hours: 'demain' }, 'hours', 'not_hours'],
    [{ minutes: 'dix' }, 'minutes', 'not_a_whole_number'],
    [{ kg: '-3' }, 'kg', 'too_small'],
  ]
  for (const [fields, field, code] of wrong) {
    const { refused } = await ask(fields)
    expect([fields, refused?.errors[field]]).toEqual([fields, code])
    expect(refused?.values).toMatchObject(fields)
  }
})
