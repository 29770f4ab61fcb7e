import { afterEach, beforeEach, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { keepIdentity } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import { NO_VEHICLE } from '../rules/clock/asked.ts'
import type { TimedErrand } from '../rules/clock/stop.ts'
import { costOf, USUAL_RATES } from '../rules/trip.ts'
import { keepSettings } from '../travel/settings.server.ts'
import { startOf } from '../travel/start.server.ts'
import { type RoundToTime, timeDay } from './timing.server.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await testHub()
})
afterEach(() => hub.close())

const HUB = '6 place des Tilleuls, Grenoble'
const straight = { town: 36, road: 36, detour: 1 }
/** A hub that is somewhere, where everybody moves at ten metres a second in straight lines. */
async function placed() {
  must(await addPlace(hub.ctx, { address: HUB, point: { lat: 45, lon: 5 } }))
  const paces = { van: straight, bike: straight, car: straight }
  must(await keepSettings(hub.ctx, { service: 'crow', planner: 'palier', paces, start: HUB }))
}
/** Kilometres north of the hub. */
const north = (km: number) => ({ lat: 45 + km / 111.195, lon: 5 })
const errand = (over: Partial<TimedErrand> = {}): TimedErrand => ({
  ...{ key: 'errand:a' as TimedErrand['key'], way: 'bring', point: north(6), toPoint: null, hours: [] },
  ...{ minutes: 10, load: { kg: 5, crates: 1 }, skills: [], driver: null },
  ...{ revenue: cents(900), handling: cents(50) },
  ...over,
})
const round = (over: Partial<RoundToTime> = {}): RoundToTime => ({
  ...{ mode: 'van', vehicle: { ...NO_VEHICLE, fixed: cents(300) }, driven: true, driver: 'paid' },
  ...{ fromMinute: 480, toMinute: 1080, stops: [{ errand: errand(), part: 'whole' }] },
  ...over,
})

test('rounds of one day are timed with one matrix per mode, and cost what their trip will', async () => {
  await placed()
  const carry = errand({
    ...{ key: 'errand:b' as TimedErrand['key'], way: 'carry', point: north(3), toPoint: north(9) },
  })
  const [van, bike] = await timeDay(hub.ctx, [
    round(),
    round({
      ...{ mode: 'cargo-bike', driver: 'volunteer', fromMinute: 600 },
      stops: [
        { errand: carry, part: 'pickup' },
        { errand: carry, part: 'delivery' },
      ],
    }),
  ])
  expect(van!.stops[0]!.arrival).toBeCloseTo(480 * 60 + 600, -1)
  expect(Math.round(van!.planned.metres / 100)).toBe(120)
  const { metres, seconds } = van!.planned
  const trip = { mode: 'van' as const, metres, paidMinutes: Math.round(seconds / 60), handling: cents(350) }
  expect(van!.planned).toMatchObject({
    ...{ stops: 1, revenue: 900, aloneMetres: metres },
    cost: Number(costOf(trip, USUAL_RATES)),
  })
  expect(van!.warnings).toEqual([])
  expect(bike!.stops[1]!.load).toEqual({ kg: 0, crates: 0 })
  // Volunteers cost no hours; a carry earns once.
  expect(bike!.planned).toMatchObject({ stops: 2, revenue: 900, cost: 180 + 350 })
})

test('what is not known is said, and is no reason to stop', async () => {
  await placed()
  const stops: RoundToTime['stops'] = [{ errand: errand({ point: null }), part: 'whole' }]
  const [timed] = await timeDay(hub.ctx, [round({ stops, vehicle: null, driven: false })])
  expect(timed).toMatchObject({ warnings: ['no-driver', 'no-vehicle'], figures: { metres: 0 } })
  expect(timed!.stops[0]!.warnings).toEqual(['unplaced'])
})

test('rounds leave from the address of the settings, else of the papers; without any, that is said', async () => {
  expect(await startOf(hub.ctx)).toEqual({ address: '', point: null })
  const [timed] = await timeDay(hub.ctx, [round()])
  expect(timed).toMatchObject({ warnings: ['no-start'], planned: { metres: 0, aloneMetres: 0 } })
  const papers = {
    ...{ legalName: 'Essai', legalForm: 'Association', siren: null, siret: null, rna: null, vatNumber: null },
    ...{ street: '3 place du Marché', postcode: '38100', city: 'Grenoble', email: null, phone: null },
    ...{ iban: null, bic: null, ics: null, sapNumber: null, giftsDeductible: false },
  }
  must(await keepIdentity(hub.ctx, papers))
  must(await addPlace(hub.ctx, { address: '3 PLACE DU MARCHE, Grenoble', point: { lat: 45.1, lon: 5.7 } }))
  expect((await startOf(hub.ctx)).point).toEqual({ lat: 45.1, lon: 5.7 })
  await placed()
  expect((await startOf(hub.ctx)).point).toEqual({ lat: 45, lon: 5 })
})
