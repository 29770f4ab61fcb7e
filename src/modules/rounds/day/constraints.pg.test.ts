import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addErrand } from '../errands/keep.server.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import { takeSlot } from '../solve/slots.server.ts'
import { keepSettings } from '../travel/settings.server.ts'
import { type ConstraintsInput, constraintsOfDay } from './constraints.server.ts'
import { proposeDay } from './propose.server.ts'
import { createRound } from './round.server.ts'

let hub: TestHub
let day: Day
const HUB = '6 place des Tilleuls, Grenoble'
const DOOR = '1 chemin du Nord'
beforeAll(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  must(await addPlace(hub.ctx, { address: HUB, point: { lat: 45, lon: 5 } }))
  must(await addPlace(hub.ctx, { address: DOOR, point: { lat: 45.05, lon: 5 } }))
  must(await keepSettings(hub.ctx, { service: 'crow', planner: 'palier', paces: {}, start: HUB }))
  const { id: vehicleId } = must(await addVehicle(hub.ctx, { name: 'Fourgon' }))
  const hours = { driver: 'paid' as const, fromMinute: 480, toMinute: 720 }
  must(await createRound(hub.ctx, { day, vehicleId, ...hours }))
  const visit = { day, way: 'visit' as const, address: DOOR, minutes: 30 }
  must(await addErrand(hub.ctx, { ...visit, what: 'Ménage', hours: [{ from: 500, to: 510 }] }))
  // Nobody can be there in the morning.
  must(await addErrand(hub.ctx, { ...visit, what: 'Repas', hours: [{ from: 900, to: 960 }] }))
})
afterAll(() => hub.close())

const asked = (over: Partial<ConstraintsInput> = {}): ConstraintsInput => ({
  ...{ day, wishes: { move: 'waiting', serve: 'all' }, open: false, seconds: 60, iterations: 30, seed: 1 },
  ...{ plan: [], ...over },
})

test('what each constraint costs a plan is weighed, dearest first, and nothing is written', async () => {
  const proposal = must(await proposeDay(hub.ctx, asked()))
  expect(proposal.leftOut).toMatchObject([{ what: 'Repas', why: 'window' }])
  const plan = proposal.rounds.map(({ roundId, seen, stops }) => ({
    ...{ roundId: roundId as Id<'Round'>, vehicleId: null, seen },
    stops: stops.map(({ key, part, locked }) => ({ key, part, locked })),
  }))
  const costs = must(await constraintsOfDay(hub.ctx, asked({ plan })))
  expect(costs[0]).toMatchObject({ constraint: 'windows', served: 1 })
  expect(costs.map(({ constraint }) => constraint).toSorted()).toEqual(['length', 'more', 'windows'])
})

test('who may not, what is gone, another search: each is answered', async () => {
  expect(await constraintsOfDay(hub.as('volunteer'), asked())).toMatchObject({ code: 'not_permitted' })
  expect(await constraintsOfDay(hub.ctx, asked({ day: addDays(day, 1) }))).toMatchObject({
    code: 'no_rounds',
  })
  const gone = [{ roundId: newId<'Round'>(), vehicleId: null, seen: 0, stops: [] }]
  expect(await constraintsOfDay(hub.ctx, asked({ plan: gone }))).toMatchObject({ code: 'changed_meanwhile' })
  const taken = []
  for (let slot = takeSlot(); slot; slot = takeSlot()) taken.push(slot)
  expect(await constraintsOfDay(hub.ctx, asked())).toMatchObject({ code: 'busy' })
  for (const done of taken) done()
})
