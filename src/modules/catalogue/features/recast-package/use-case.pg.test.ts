import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, getService, type NewService } from '#modules/catalogue/index.server.ts'
import { liftPause, pauseService } from '#modules/catalogue/use-cases/pause-service.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { recastPackage } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const described = { activity: 'laundry', unit: 'job', minutes: 30, directCost: cents(200) } as const
const prices = { inhabitant: cents(1500) }
const tryAdd = (name: string, more: Partial<NewService> = {}) =>
  addService(hub.ctx, { ...described, name, prices, ...more })
const add = async (name: string, more: Partial<NewService> = {}) => must(await tryAdd(name, more)).id
const part = (serviceId: Id<'Service'>, quantity = 1) => ({ serviceId, quantity })

test('a package costs and takes what it holds, also when that changes', async () => {
  const [iron, wash] = [await add('Repassage'), await add('Lessive')]
  const pack = await add('Forfait linge', { parts: [part(iron, 2), part(wash)] })
  expect(await getService(hub.ctx, pack)).toMatchObject({ directCost: 600n, minutes: 90 })
  must(await recastPackage(hub.ctx, pack, [part(wash, 4)]))
  const now = await getService(hub.ctx, pack)
  expect(now).toMatchObject({ directCost: 800n, minutes: 120 })
  expect(now?.parts.map(({ name, quantity }) => [name, quantity])).toEqual([['Lessive', 4]])
})

test('a package holds no package, nothing unknown, nothing twice, something; a service is not one', async () => {
  const iron = await add('Pliage')
  const pack = await add('Forfait pli', { parts: [part(iron)] })
  const bad = [
    [[], 'parts_needed'],
    [[part(iron), part(iron)], 'part_twice'],
    [[part(iron, 0)], 'quantity_wrong'],
    [[part(newId<'Service'>())], 'part_unknown'],
    [[part(pack)], 'part_is_package'],
  ] as const
  for (const [parts, code] of bad)
    expect(await recastPackage(hub.ctx, pack, parts)).toMatchObject({ ok: false, code })
  expect(await tryAdd('Forfait de forfaits', { parts: [part(pack)] })).toMatchObject({
    code: 'part_is_package',
  })
  expect(await recastPackage(hub.ctx, iron, [part(pack)])).toMatchObject({ code: 'not_found' })
  expect(await recastPackage(hub.as('desk'), pack, [part(iron)])).toMatchObject({ code: 'not_permitted' })
  expect((await getService(hub.ctx, pack))?.parts).toHaveLength(1)
})

test('a pause is announced with its reason, and lifted once', async () => {
  const serviceId = await add('Séchage')
  const pause = { serviceId, fromDay: day('2026-03-10'), untilDay: day('2026-03-20'), why: 'en panne' }
  const { id } = must(await pauseService(hub.ctx, pause))
  expect((await getService(hub.ctx, serviceId))?.pauses).toMatchObject([{ why: 'en panne' }])
  const refusals = [
    [{ ...pause, why: ' ' }, 'why_needed'],
    [{ ...pause, fromDay: day('2026-03-01') }, 'day_is_past'],
    [{ ...pause, untilDay: day('2026-03-09') }, 'ends_before_it_begins'],
    [{ ...pause, serviceId: newId<'Service'>() }, 'not_found'],
  ] as const
  for (const [input, code] of refusals)
    expect(await pauseService(hub.ctx, input)).toMatchObject({ ok: false, code })
  expect(await pauseService(hub.as('desk'), pause)).toMatchObject({ code: 'not_permitted' })
  must(await liftPause(hub.ctx, id))
  expect(await liftPause(hub.ctx, id)).toMatchObject({ code: 'already_so' })
  expect((await getService(hub.ctx, serviceId))?.pauses).toEqual([])
})
