import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { roundErrands } from '../errands/tables.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import type { Wishes } from '../rules/proposal/problem.ts'
import { takeSlot } from '../solve/slots.server.ts'
import { keepSettings } from '../travel/settings.server.ts'
import { undoArrange } from './arrange.server.ts'
import { dayPlan } from './day-plan.server.ts'
import { keepProposal } from './keep-proposal.server.ts'
import { publishRound } from './life.server.ts'
import { type Proposal, type ProposeInput, proposeDay } from './propose.server.ts'
import { createRound, type RoundInput } from './round.server.ts'

let hub: TestHub
let day: Day
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  must(await addPlace(hub.ctx, { address: HUB, point: { lat: 45, lon: 5 } }))
  must(await keepSettings(hub.ctx, { service: 'crow', planner: 'palier', paces: {}, start: HUB }))
})
afterEach(() => hub.close())

const HUB = '6 place des Tilleuls, Grenoble'
let noted = 0
/** Bread for a door some kilometres north of the hub. */
async function errand(km: number, over: Partial<typeof roundErrands.$inferInsert> = {}) {
  const id = newId<'RoundErrand'>()
  const address = `${++noted} chemin du Nord`
  must(await addPlace(hub.ctx, { address, point: { lat: 45 + km / 111.2, lon: 5 } }))
  await hub.ctx.tx((tx) =>
    tx.insert(roundErrands).values({
      ...{ hubId: hub.ctx.hub.id, id, number: `C2026-${noted}`, day, way: 'bring', what: 'Pain', address },
      ...{ hours: [], minutes: 5, kg: 2, crates: 1, revenue: cents(900), handling: cents(20) },
      ...{
        state: 'open',
        words: '',
        createdAt: hub.ctx.now(),
        updatedAt: hub.ctx.now(),
        actorName: '',
        ...over,
      },
    }),
  )
  return `errand:${id}` as const
}
const round = async (over: Partial<RoundInput> = {}) => {
  const given = {
    day,
    driver: 'paid' as const,
    fromMinute: 540,
    toMinute: 720,
    mode: 'van' as const,
    ...over,
  }
  return must(await createRound(hub.ctx, given)).id
}

const ALL: Wishes = { move: 'all', serve: 'all' }
const asked = (over: Partial<ProposeInput> = {}): ProposeInput => ({
  ...{ day, wishes: ALL, open: false, seconds: 20, iterations: 200, seed: 1 },
  ...over,
})
const proposal = async (over?: Partial<ProposeInput>) => must(await proposeDay(hub.ctx, asked(over)))
const keep = (of: Proposal, idempotencyKey?: string) =>
  keepProposal(hub.ctx, {
    ...{ day, idempotencyKey },
    rounds: of.rounds.map(({ roundId, vehicleId, seen, stops }) => ({
      ...{ roundId: roundId as Id<'Round'> | null, vehicleId: vehicleId as Id<'Vehicle'> | null, seen },
      stops: stops.map(({ key, part, locked }) => ({ key, part, locked })),
    })),
  })
const standing = async () =>
  (await dayPlan(hub.ctx, day)).rounds.map(({ stops }) => stops.map(({ number }) => number))

test('what waits is put into the rounds, told with its money, kept as one, and undone as one', async () => {
  await round()
  for (const km of [3, 1, 2]) await errand(km)
  const plans: Proposal[] = []
  const found = must(await proposeDay(hub.ctx, asked(), { onPlan: (plan) => void plans.push(plan) }))
  expect(plans.length).toBeGreaterThan(0)
  expect(found).toMatchObject({
    leftOut: [],
    untouched: [],
    before: { stops: 0 },
    after: { rounds: 1, stops: 3 },
  })
  expect(found.after.revenue).toBe(2700)
  expect(found.rounds[0]).toMatchObject({
    changed: true,
    after: { cost: found.after.cost },
    warnings: ['no-driver', 'no-vehicle'],
  })
  expect(found.rounds[0]!.stops.every(({ fresh, what }) => fresh && what === 'Pain')).toBe(true)
  expect(await standing()).toEqual([[]])
  const kept = must(await keep(found, 'once'))
  expect(must(await keep(found, 'once'))).toEqual(kept)
  expect((await standing())[0]).toHaveLength(3)
  expect((await dayPlan(hub.ctx, day)).rounds[0]!.planned).toMatchObject({ cost: BigInt(found.after.cost) })
  // Somebody else changed it meanwhile.
  expect(await keep(found, 'again')).toMatchObject({ code: 'changed_meanwhile' })
  must(await undoArrange(hub.ctx, kept))
  expect(await standing()).toEqual([[]])
})

test('what is asked is held to: what pays, what stays, what cannot be', async () => {
  await round({ toMinute: 700 })
  const poor = await errand(40, { revenue: cents(10) })
  const lost = await errand(1, { address: 'Nulle part' })
  const paying = await proposal({ wishes: { move: 'waiting', serve: 'paying' } })
  expect(paying.leftOut).toMatchObject([
    { key: poor, why: 'unpaid' },
    { key: lost, why: 'unplaced' },
  ])
  expect((await proposal()).rounds[0]!.stops.map(({ key }) => key)).toEqual([poor])
})

test('a published round keeps its stops, one that left is left alone', async () => {
  const driver = must(await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Roy', segment: 'inhabitant' }))
  const first = await round({ who: { key: `person:${driver.id}`, name: '' } })
  const told = await errand(2)
  must(await keep(await proposal()))
  const seen = (await dayPlan(hub.ctx, day)).rounds[0]!.sequence
  must(await publishRound(hub.ctx, { roundId: first, seen }))
  await round({ driver: 'volunteer' })
  const { rounds } = await proposal()
  expect(rounds[0]).toMatchObject({ changed: false, stops: [{ key: told, fresh: false }] })
  expect(rounds[1]!.stops).toEqual([])
})

test('nothing to plan, nobody who may, another search under way: each is answered', async () => {
  expect(await proposeDay(hub.ctx, asked())).toMatchObject({ code: 'no_rounds' })
  await round()
  expect(await proposeDay(hub.ctx, asked())).toMatchObject({ code: 'nothing_to_plan' })
  expect(await proposeDay(hub.as('volunteer'), asked())).toMatchObject({ code: 'not_permitted' })
  await errand(1)
  const taken = []
  for (let slot = takeSlot(); slot; slot = takeSlot()) taken.push(slot)
  expect(await proposeDay(hub.ctx, asked())).toMatchObject({ code: 'busy' })
  for (const done of taken) done()
  expect(await proposal()).toMatchObject({ after: { stops: 1 } })
})

test('a search that is stopped answers its best plan, and leaves the place to another', async () => {
  await round()
  for (const km of [1, 2, 3, 4, 5, 6]) await errand(km)
  const stop = new AbortController()
  const found = must(
    await proposeDay(hub.ctx, asked({ seconds: 300, iterations: undefined }), {
      onPlan: () => stop.abort(),
      signal: stop.signal,
    }),
  )
  expect(found.after.stops).toBe(6)
  expect(await proposal()).toMatchObject({ after: { stops: 6 } })
})

test('a vehicle that stands in no round goes out when it is asked and of use, in a round of its own', async () => {
  const { id: vehicleId } = must(await addVehicle(hub.ctx, { name: 'Voiture bénévole' }))
  await errand(2)
  expect(await proposeDay(hub.ctx, asked())).toMatchObject({ code: 'no_rounds' })
  const found = await proposal({ open: true })
  expect(found.rounds).toMatchObject([
    { roundId: null, vehicleId, name: 'Voiture bénévole', stops: [{ fresh: true }] },
  ])
  const kept = must(await keep(found, 'once'))
  expect(must(await keep(found, 'once'))).toEqual(kept)
  const { rounds } = await dayPlan(hub.ctx, day)
  expect(rounds).toMatchObject([
    { vehicleId, mode: 'volunteer-car', driver: 'volunteer', stops: [{ way: 'bring' }] },
  ])
  // It stands in a round now.
  expect((await proposal({ open: true })).rounds).toHaveLength(1)
  const gone = { ...found, rounds: [{ ...found.rounds[0]!, vehicleId: newId<'Vehicle'>() }] }
  expect(await keep(gone, 'gone')).toMatchObject({ code: 'not_found' })
  expect((await dayPlan(hub.ctx, day)).rounds).toHaveLength(1)
})

test('an external VROOM may search: its plan is timed and counted by ours; without one, ours is found and that is said', async () => {
  await round()
  const [far, near] = [await errand(3), await errand(1)]
  const answers: unknown[] = []
  const server = createServer((incoming, outgoing) => {
    incoming.resume()
    incoming.on('end', () => outgoing.end(JSON.stringify(answers.shift() ?? { code: 2, error: 'no' })))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const vroom = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const steps = [1, 2].map((id) => ({ type: 'job', id }))
    answers.push({ code: 0, summary: {}, unassigned: [], routes: [{ vehicle: 1, steps }] })
    const theirs = await proposal({ vroom })
    expect(theirs.planner).toMatchObject({ by: 'vroom', lost: ['waits'], moved: 0, missing: null })
    expect(theirs.rounds[0]!.stops.map(({ key }) => key)).toEqual([far, near])
    expect(theirs.after.cost).toBe(theirs.rounds[0]!.after.cost)
    expect((await proposal({ vroom })).planner).toMatchObject({ by: 'palier', missing: 'no' })
    answers.push({ code: 0, summary: {}, unassigned: [], routes: [{ vehicle: 7, steps }] })
    expect(await proposal({ vroom })).toMatchObject({ planner: { by: 'palier' }, after: { stops: 2 } })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
