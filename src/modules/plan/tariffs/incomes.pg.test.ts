import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { incomesSample, SAMPLE_NAME } from '../templates/incomes-sample.ts'
import { forgetFile, keepAreas, moveAreas, placeKey, readIncomes, typeArea } from './incomes.server.ts'
import { areaRows, decilesOf, waitingFile } from './store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, ctx = hub.ctx) =>
  readIncomes(ctx, { name: 'FILO2021_DISP_COM.csv', bytes: bytes(text), year: 2021, base: 'DISP' })
const kept = (ctx = hub.ctx) => ctx.read((tx) => areaRows(tx, ctx))
const waiting = () => hub.ctx.read((tx) => waitingFile(tx, hub.ctx))
const GRENOBLE = { code: '38185', level: 'commune', year: 2021, base: 'DISP' } as const
const nine = [9, 11, 13, 15, 17, 19, 22, 26, 33].map((n) => n * 100_000)

test('a file is read, areas of it are kept, and the same file again adds nothing', async () => {
  const file =
    'CODGEO;LIBGEO;D121;Q221;D921\n38185;Là-bas;9000;20000;40000\n38001;Ailleurs;9500;21000;41000\n'
  expect(must(await read(file)).areas).toHaveLength(2)
  const seen = (await waiting())!.id
  expect(must(await keepAreas(hub.ctx, { file: seen, keys: [placeKey(GRENOBLE)] }))).toEqual({ kept: 1 })
  const [area] = await kept()
  expect(area).toMatchObject({
    name: 'Là-bas',
    year: 2021,
    source: 'FILO2021_DISP_COM.csv',
    author: hub.ctx.actor.name,
  })
  // Published again without names, with new figures: one row, its name kept.
  must(await read('CODGEO;D121;Q221;D921\n38185;9100;20000;40000\n'))
  must(await keepAreas(hub.ctx, { keys: [placeKey(GRENOBLE)] }))
  const [again, ...more] = await kept()
  expect(more).toEqual([])
  expect(again).toMatchObject({ id: area!.id, name: 'Là-bas', d1: 910_000n })
})

test('what cannot be kept says why, and keeps nothing', async () => {
  const before = await kept()
  expect(await keepAreas(hub.ctx, { keys: [] })).toMatchObject({ code: 'none_chosen' })
  expect(await keepAreas(hub.ctx, { keys: ['commune/99999/2021/DISP'] })).toMatchObject({
    code: 'none_chosen',
  })
  expect(await keepAreas(hub.ctx, { file: 'un autre', keys: [placeKey(GRENOBLE)] })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await read('nom;prix\n')).toMatchObject({ code: 'no_header', field: 'file' })
  must(await forgetFile(hub.ctx))
  expect(await keepAreas(hub.ctx, { keys: [placeKey(GRENOBLE)] })).toMatchObject({ code: 'not_found' })
  expect(await kept()).toEqual(before)
})

test('an area typed by hand, its mistakes, its change, and the same one twice', async () => {
  const typed = {
    name: 'Le Vallon',
    level: 'commune',
    year: 2022,
    base: 'DISP',
    source: 'La mairie',
  } as const
  expect(await typeArea(hub.ctx, { ...typed, deciles: [...nine].reverse() })).toMatchObject({
    code: 'deciles_order',
    field: 'd2',
  })
  const holes = nine.map((n, i) => (i === 4 ? null : n))
  expect(await typeArea(hub.ctx, { ...typed, deciles: holes })).toMatchObject({
    code: 'deciles_needed',
    field: 'd5',
  })
  const { id } = must(await typeArea(hub.ctx, { ...typed, deciles: nine }))
  expect(await typeArea(hub.ctx, { ...typed, deciles: nine })).toMatchObject({ code: 'area_exists' })
  must(
    await typeArea(hub.ctx, { ...typed, id, name: 'Le Vallon d’en haut', deciles: nine.map((n) => n + 100) }),
  )
  const row = (await kept()).find((one) => one.id === id)!
  expect(row.name).toBe('Le Vallon d’en haut')
  expect(decilesOf(row)).toEqual(nine.map((n) => n + 100))
})

test('areas taken out come back, by hand or with their file', async () => {
  const [first] = await kept()
  expect(must(await moveAreas(hub.ctx, { ids: [first!.id] }))).toEqual({ moved: 1 })
  expect(await kept()).toHaveLength(1)
  expect(must(await moveAreas(hub.ctx, { ids: [first!.id], back: true }))).toEqual({ moved: 1 })
  expect(await kept()).toHaveLength(2)
})

test('the committee reads and writes nothing; another hub sees nothing', async () => {
  const committee = hub.as('committee')
  expect(await read(incomesSample, committee)).toMatchObject({ code: 'not_permitted' })
  expect(await keepAreas(committee, { keys: ['x'] })).toMatchObject({ code: 'not_permitted' })
  const other = await hub.other('voisin')
  expect(await kept(other)).toEqual([])
  const sample = { name: SAMPLE_NAME, bytes: bytes(incomesSample), year: 2022, base: 'DISP' } as const
  must(await readIncomes(other, sample))
  expect(await waiting()).toBeUndefined()
})
