import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { listPlaces } from '../features/keep-places/query.server.ts'
import { keepSettings, settingsOf } from '../travel/settings.server.ts'
import { baseAdresseNationale } from './ban.server.ts'
import { importPlaces, readPlacesFile } from './csv.server.ts'
import { addPlace, lookAgain, placeAddresses, placeByHand } from './geocode.server.ts'
import { placeById } from './store.server.ts'

let hub: TestHub
let server: Server
let asked: string[] = []
/** A base that knows two addresses. */
beforeAll(async () => {
  hub = await testHub()
  server = createServer((incoming, outgoing) => {
    const q = new URL(incoming.url!, 'http://base').searchParams.get('q')!
    asked.push(q)
    const known: Record<string, object> = {
      '12 rue des Lilas, Grenoble': {
        label: '12 Rue des Lilas 38000 Grenoble',
        score: 0.97,
        type: 'housenumber',
      },
      'Le Mas, Mens': { label: 'Mens', score: 0.45, type: 'municipality' },
    }
    const properties = known[q]
    const features = properties ? [{ geometry: { coordinates: [5.7245, 45.1885] }, properties }] : []
    outgoing.end(JSON.stringify({ type: 'FeatureCollection', features }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(async () => {
  server.close()
  await hub.close()
})
const base = () => baseAdresseNationale(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
const away = baseAdresseNationale('http://127.0.0.1:1')
const list = (search = '') => listPlaces(hub.ctx, new URLSearchParams(search))

test('an address is looked for once, kept, and doubtful ones are told', async () => {
  asked = []
  const addresses = ['12 rue des Lilas, Grenoble', 'Le Mas, Mens', 'Nulle part']
  const { places, failure } = await placeAddresses(
    hub.ctx,
    [...addresses, '12, RUE DES LILAS GRENOBLE'],
    base(),
  )
  expect(failure).toBeNull()
  expect(places.get('12 rue des Lilas, Grenoble')).toMatchObject({
    state: 'placed',
    lon: 5.7245,
    lat: 45.1885,
  })
  expect(places.get('12, RUE DES LILAS GRENOBLE')).toEqual(places.get('12 rue des Lilas, Grenoble'))
  expect(places.get('Le Mas, Mens')).toMatchObject({ state: 'doubtful', label: 'Mens' })
  expect(places.get('Nulle part')).toMatchObject({ state: 'missing', lon: null })
  asked = []
  await placeAddresses(hub.ctx, addresses, base())
  expect(asked).toEqual([])
})

test('without the base, what is known is answered and the rest is told', async () => {
  const { places, failure } = await placeAddresses(hub.ctx, ['12 rue des Lilas, Grenoble', 'Ailleurs'], away)
  expect(places.get('12 rue des Lilas, Grenoble')).not.toBeNull()
  expect(places.get('Ailleurs')).toBeNull()
  expect(failure).not.toBeNull()
  expect(await addPlace(hub.ctx, { address: 'Ailleurs' }, away)).toMatchObject({
    code: 'unreachable',
    field: 'point',
  })
})

test('what was placed by hand is not moved by the base, until somebody asks', async () => {
  const { rows } = await list('q=mas')
  const { id } = rows[0]!
  must(await placeByHand(hub.ctx, id, { lat: 44.8, lon: 5.75 }))
  await placeAddresses(hub.ctx, ['Le Mas, Mens'], base())
  expect(await hub.ctx.read((tx) => placeById(tx, hub.ctx.hub.id, id))).toMatchObject({
    source: 'manual',
    lat: 44.8,
  })
  must(await lookAgain(hub.ctx, id, base()))
  expect(await hub.ctx.read((tx) => placeById(tx, hub.ctx.hub.id, id))).toMatchObject({
    source: 'ban',
    lat: 45.1885,
  })
})

test('an address stands once, and those who may not keep places are refused', async () => {
  expect(await addPlace(hub.ctx, { address: 'le mas mens', point: { lat: 45, lon: 5 } })).toMatchObject({
    code: 'address_taken',
  })
  expect(await addPlace(hub.ctx, { address: ' ; ' }, base())).toMatchObject({ code: 'required' })
  const member = hub.as('member')
  expect(await addPlace(member, { address: 'Ici', point: { lat: 45, lon: 5 } })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await importPlaces(member, 'adresse,lat,lon\na,1,2')).toMatchObject({ code: 'not_permitted' })
})

test('a file is taken whole or not at all', async () => {
  const before = (await list()).total
  const wrong = 'Adresse;Latitude;Longitude\nDépôt;45,18;5,72\n;45;5\nÉcole;abc;5'
  expect(await importPlaces(hub.ctx, wrong)).toMatchObject({
    code: 'bad_file',
    lines: [
      { line: 3, why: 'address' },
      { line: 4, why: 'point' },
    ],
  })
  expect((await list()).total).toBe(before)
  expect(
    must(await importPlaces(hub.ctx, 'Adresse;Latitude;Longitude\nDépôt;45,18;5,72\nDEPOT;45,19;5,73')),
  ).toBe(1)
  expect((await list('origine=csv')).rows).toMatchObject([{ address: 'DEPOT', lat: 45.19, state: 'placed' }])
})

test('letters that nobody sees are left aside: the database takes no NUL', () => {
  const read = readPlacesFile('adresse,lat,lon\n1 rue\0 Basse,45,5\n')
  expect(read).toMatchObject({ ok: true, value: [{ address: '1 rue Basse' }] })
})

test.each([
  ['', 'empty'],
  ['adresse;latitude', 'columns'],
  ['adresse,lat,lon', 'empty'],
  [`adresse,lat,lon\n${'a,1,2\n'.repeat(5001)}`, 'too_many'],
])('a file that is none is told why', (text, why) => {
  expect(readPlacesFile(text)).toMatchObject({ ok: false, lines: [{ why }] })
})

test('a hub keeps how its travel is computed', async () => {
  expect(await settingsOf(hub.ctx)).toEqual({ service: 'usual', planner: 'palier', paces: {}, start: '' })
  const settings = {
    service: 'crow',
    planner: 'palier',
    paces: { car: { town: 20, road: 50, detour: 1.4 } },
    start: '3 place des Tilleuls, Grenoble',
  } as const
  must(await keepSettings(hub.ctx, settings))
  expect(await settingsOf(hub.ctx)).toEqual(settings)
  expect(await keepSettings(hub.as('desk'), settings)).toMatchObject({ code: 'not_permitted' })
})
