import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, weekday } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { addVehicle, changeVehicle } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { dayPlan } from '../day/day-plan.server.ts'
import { cancelRound } from '../day/life.server.ts'
import { moveErrands } from '../errands/keep.server.ts'
import type { TemplateLine } from '../rules/templates/template.ts'
import { modelOfRound } from './copy.server.ts'
import {
  addLine,
  addTemplate,
  editTemplate,
  removeLine,
  setTemplateRemoved,
  skipDay,
  type TemplateInput,
} from './keep.server.ts'
import { modelsOn, prepareDay } from './prepare.server.ts'
import { templateById } from './store.server.ts'

let hub: TestHub
let today: Day
let desk: Counter
let van: Id<'Vehicle'>
beforeAll(async () => {
  hub = await testHub()
  process.env.BAN_URL = 'off'
  today = hub.ctx.today()
  desk = await counter(hub.ctx)
  van = must(await addVehicle(hub.ctx, { name: 'Kangoo' })).id
})
afterAll(() => hub.close())

const LINE: TemplateLine = {
  ...{ way: 'bring', what: 'Pain', whom: 'École', phone: '', address: 'École, 38710 Mens', toAddress: '' },
  ...{ hours: [], minutes: 5, kg: 10, crates: 1, revenue: 450, handling: 0 },
}
let named = 0
/** A model on the weekday of a day. */
const input = (day: Day, over: Partial<TemplateInput> = {}): TemplateInput => ({
  ...{ name: `Tournée ${++named}`, weekdays: [weekday(day)], vehicleId: van, paid: true },
  ...{ fromMinute: 540, toMinute: 720, zone: [], ...over },
})
const model = async (day: Day, over: Partial<TemplateInput> & { lines?: TemplateLine[] } = {}) =>
  must(await addTemplate(hub.ctx, { ...input(day, over), lines: over.lines ?? [LINE] })).id
const row = async (id: Id<'RoundTemplate'>) =>
  (await hub.ctx.read((tx) => templateById(tx, hub.ctx.hub.id, id)))!
const at = (city: string, postcode: string) =>
  addPerson(hub.ctx, {
    ...{ firstName: 'Rose', lastName: `Vial ${city}`, segment: 'inhabitant' as const },
    ...{ street: 'Le Mas', postcode, city },
  })
const ask = async (day: Day, city: string, postcode: string) =>
  await desk.take({ personId: must(await at(city, postcode)).id, wantedOn: day })

test('the rounds of a day are made once, with their lines and what waits in their zone', async () => {
  const day = addDays(today, 1)
  const id = await model(day, { zone: ['38710'] })
  const near = await ask(day, 'Mens', '38710')
  const far = await ask(day, 'Lyon', '69000')
  const { made } = must(await prepareDay(hub.ctx, day))
  expect(made).toMatchObject([{ stops: 2 }])
  const { rounds, waiting } = await dayPlan(hub.ctx, day)
  expect(rounds).toHaveLength(1)
  expect(rounds[0]).toMatchObject({
    ...{ templateId: id, vehicleId: van, driver: 'paid', fromMinute: 540, toMinute: 720, state: 'draft' },
  })
  expect(rounds[0]!.stops.map((stop) => stop.what).sort()).toEqual(['Pain', 'Panier de courses'])
  expect(rounds[0]!.stops.map((stop) => stop.key)).toContain(`request:${near.id}`)
  expect(waiting.map((one) => one.key)).toContain(`request:${far.id}`)
  expect(must(await prepareDay(hub.ctx, day)).made).toEqual([])
  expect((await dayPlan(hub.ctx, day)).rounds).toHaveLength(1)
})

test('once its round was cancelled it is made again, with the same errands', async () => {
  const day = addDays(today, 2)
  await model(day)
  must(await prepareDay(hub.ctx, day))
  const [first] = (await dayPlan(hub.ctx, day)).rounds
  must(
    (await cancelRound(hub.ctx, { roundId: first!.id, seen: first!.sequence, why: 'neige' })) as {
      ok: true
      value: unknown
    },
  )
  expect(must(await prepareDay(hub.ctx, day)).made).toMatchObject([{ stops: 1 }])
  const plan = await dayPlan(hub.ctx, day)
  expect(plan.rounds.map((round) => round.stops.map((stop) => stop.key))).toEqual([
    first!.stops.map((stop) => stop.key),
  ])
})

test('a line put off to a day on which its model goes too stands beside that day’s own', async () => {
  const [day, next] = [addDays(today, 9), addDays(today, 10)]
  const id = await model(day, { weekdays: [weekday(day), weekday(next)], name: 'Le pain' })
  const prepared = async (on: Day) => {
    const { made } = must(await prepareDay(hub.ctx, on))
    const round = (await dayPlan(hub.ctx, on)).rounds.find(({ name }) => name === 'Le pain')!
    return { made: made.length, id: round.stops[0]!.key.slice(7) as Id<'RoundErrand'>, round }
  }
  const first = await prepared(day)
  const cancelled = await cancelRound(hub.ctx, { roundId: first.round.id, seen: first.round.sequence })
  expect(cancelled.ok).toBe(true)
  must(await moveErrands(hub.ctx, [first.id], { verb: 'move', day: next }))
  const second = await prepared(next)
  expect(second.id).not.toBe(first.id)
  const again = await prepared(day)
  await cancelRound(hub.ctx, { roundId: again.round.id, seen: again.round.sequence })
  must(await moveErrands(hub.ctx, [again.id], { verb: 'move', day: next }))
  expect((await dayPlan(hub.ctx, next)).waiting.map(({ errandId }) => errandId)).toEqual(
    expect.arrayContaining([first.id, again.id]),
  )
  must(await setTemplateRemoved(hub.ctx, id, true))
})

test('a day that is skipped makes none, until it is taken back', async () => {
  const day = addDays(today, 3)
  const id = await model(day)
  must(await skipDay(hub.ctx, id, { day, skip: true, why: 'férié' }))
  expect(must(await prepareDay(hub.ctx, day)).made).toEqual([])
  expect(await modelsOn(hub.ctx, day)).toMatchObject([{ skip: { why: 'férié' }, made: null }])
  must(await skipDay(hub.ctx, id, { day, skip: false }))
  expect(must(await prepareDay(hub.ctx, day)).made).toHaveLength(1)
  expect(must(await prepareDay(hub.ctx, addDays(day, 7))).made).toHaveLength(1)
})

test('a model that cannot be made is told, and leaves the others be', async () => {
  const day = addDays(today, 4)
  const old = must(await addVehicle(hub.ctx, { name: 'Vieux vélo' })).id
  const broken = input(day, { vehicleId: old, zone: ['38710'] })
  must(await addTemplate(hub.ctx, { ...broken, lines: [LINE] }))
  await model(day, { zone: ['38710'] })
  const waits = await ask(day, 'Mens', '38710')
  must(await changeVehicle(hub.ctx, old, { retired: true }))
  const done = must(await prepareDay(hub.ctx, day))
  expect(done.left).toEqual([{ name: broken.name, code: 'vehicle_unknown' }])
  // What the first could not take goes to the second, and none of its lines stays behind.
  const { rounds, waiting } = await dayPlan(hub.ctx, day)
  expect(rounds.map((round) => round.stops.length)).toEqual([2])
  expect(rounds[0]!.stops.map((stop) => stop.key)).toContain(`request:${waits.id}`)
  expect(waiting.filter((one) => one.what === 'Pain' && one.dueOn === day)).toEqual([])
})

test('what is wrong with a model is said, and nothing changes', async () => {
  const good = input(today)
  must(await addTemplate(hub.ctx, good))
  const no = async (over: Partial<TemplateInput>) => await addTemplate(hub.ctx, input(today, over))
  expect(await no({ name: good.name })).toMatchObject({ code: 'name_taken', field: 'name' })
  expect(await no({ weekdays: [] })).toMatchObject({ code: 'required', field: 'weekdays' })
  expect(await no({ toMinute: 540 })).toMatchObject({ code: 'ends_before', field: 'toMinute' })
  expect(await no({ vehicleId: newId<'Vehicle'>() })).toMatchObject({ code: 'vehicle_unknown' })
  expect(await no({ schemeId: newId<'Scheme'>() })).toMatchObject({ code: 'unknown_scheme' })
  expect(await addTemplate(hub.as('desk'), input(today))).toMatchObject({ code: 'not_permitted' })
  expect(await prepareDay(hub.as('volunteer'), today)).toMatchObject({ code: 'not_permitted' })
  expect(await prepareDay(hub.ctx, addDays(today, -1))).toMatchObject({ code: 'day_past' })
})

test('a model is changed, its lines come and go, and it is taken out of use and back', async () => {
  const id = await model(today)
  must(await editTemplate(hub.ctx, id, input(today, { name: 'Les Combes', zone: ['Mens'] })))
  expect(await row(id)).toMatchObject({ name: 'Les Combes', zone: ['Mens'] })
  must(await addLine(hub.ctx, id, { ...LINE, what: 'Journal', toAddress: 'ailleurs' }))
  expect((await row(id)).lines.map((line) => [line.what, line.toAddress])).toEqual([
    ['Pain', ''],
    ['Journal', ''],
  ])
  expect(await addLine(hub.ctx, id, { ...LINE, address: '' })).toMatchObject({ field: 'address' })
  expect(await addLine(hub.ctx, id, { ...LINE, way: 'carry' })).toMatchObject({ field: 'toAddress' })
  expect(await removeLine(hub.ctx, id, 0, 'Journal')).toMatchObject({ code: 'not_found' })
  must(await removeLine(hub.ctx, id, 0, 'Pain'))
  expect((await row(id)).lines.map((line) => line.what)).toEqual(['Journal'])
  must(await setTemplateRemoved(hub.ctx, id, true))
  expect(await editTemplate(hub.ctx, id, input(today))).toMatchObject({ code: 'not_found' })
  must(await addTemplate(hub.ctx, input(today, { name: 'Les Combes' })))
  expect(await setTemplateRemoved(hub.ctx, id, false)).toMatchObject({ code: 'name_taken' })
})

test('a round that went well becomes a model, without its requests', async () => {
  const day = addDays(today, 5)
  await model(day, { zone: ['38710'], lines: [LINE, { ...LINE, what: 'Journal' }] })
  await ask(day, 'Mens', '38710')
  const { made } = must(await prepareDay(hub.ctx, day))
  const copy = (await modelOfRound(hub.ctx, made[0]!.number))!
  expect(copy).toMatchObject({ weekdays: [weekday(day)], vehicleId: van, paid: true, fromMinute: 540 })
  expect(copy.lines.map((line) => line.what).sort()).toEqual(['Journal', 'Pain'])
  expect(copy.lines.find((line) => line.what === 'Pain')).toMatchObject({ ...LINE, personId: null })
  expect(await modelOfRound(hub.ctx, 'T2026-9999')).toBeNull()
})
