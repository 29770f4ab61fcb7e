import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { withMatrix } from '#modules/rounds/rules/vroom/examples.ts'
import { databaseMemory } from '#modules/rounds/travel/memory.server.ts'
import { linkHash } from '#platform/session/link.server.ts'
import type { Services } from '#platform/session/request.server.ts'
import { listTokens, makeToken, revokeToken } from '#platform/session/tokens.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { createApi } from './api.ts'

let hub: TestHub
let services: Services
beforeAll(async () => {
  hub = await testHub()
  const auth = { api: { getSession: async () => null } } as unknown as Services['auth']
  services = { db: hub.db, auth, clock: hub.clock, nudge: () => {} }
})
afterAll(() => hub.close())

const post = (document: unknown, headers: Record<string, string> = {}, demo?: Services['demo']) =>
  createApi({ ...services, demo }).request('/rounds/solve', {
    method: 'POST',
    body: typeof document === 'string' ? document : JSON.stringify(document),
    headers: { 'content-type': 'application/json', ...headers },
  })
const quick = { ...withMatrix, palier: { iterations: 50 } }

test('a key of the hub opens the interface until it is revoked; the table holds no secret', async () => {
  const token = must(await makeToken(hub.ctx, 'Tableur'))
  const bearer = { authorization: `Bearer ${token}` }
  const answer = await post(quick, bearer)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ code: 0, summary: { cost: 5461, unassigned: 0 } })
  const [row] = await listTokens(hub.ctx)
  expect(row).toMatchObject({ name: 'Tableur', usedAt: hub.clock.now() })
  expect(
    JSON.stringify(await hub.ctx.read((tx) => tx.execute('SELECT * FROM api_tokens').then((r) => r.rows))),
  ).toContain(linkHash(token.slice(-43)))
  expect(must(await revokeToken(hub.ctx, row!.id))).toBeNull()
  expect((await post(quick, bearer)).status).toBe(401)
  expect((await post(quick, { authorization: `Bearer ${token.slice(0, -1)}x` })).status).toBe(401)
})

test('a key has a name of its own, and one hub cannot revoke that of another', async () => {
  expect(await makeToken(hub.ctx, '  ')).toMatchObject({ code: 'required' })
  must(await makeToken(hub.ctx, 'Caisse'))
  expect(await makeToken(hub.ctx, 'Caisse')).toMatchObject({ code: 'name_taken', field: 'name' })
  const other = await hub.other('voisin')
  const [row] = await listTokens(hub.ctx)
  expect(await revokeToken(other, row!.id)).toMatchObject({ code: 'not_found' })
})

test('without a key there is no answer, save on a demo', async () => {
  const none = await post(quick)
  expect(none.status).toBe(401)
  expect(none.headers.get('www-authenticate')).toBe('Bearer')
  expect((await post(quick, {}, { key: 'k', password: 'p' })).status).toBe(200)
})

const demo = { key: 'k', password: 'p' }
test.each([
  [
    'a negative duration',
    { ...quick, jobs: [{ id: 1, location_index: 1, service: -1 }] },
    422,
    'jobs[0].service',
  ],
  ['no JSON', '{', 422, ''],
  [
    'a hole',
    {
      ...quick,
      matrices: {
        car: {
          durations: [
            [0, null],
            [1, 0],
          ],
        },
      },
    },
    422,
    'matrices.car.durations[0][1]',
  ],
  [
    'skills that nobody has',
    { ...quick, jobs: [{ id: 1, location_index: 1, skills: [9] }] },
    422,
    'jobs[0].skills',
  ],
])('%s is answered with its path and reason', async (_, document, status, path) => {
  const answer = await post(document, {}, demo)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({
    code: 2,
    error: expect.any(String),
    palier: { problems: [{ path, reason: expect.stringContaining('expected') }] },
  })
})

test('a form is no order, and an unknown address says where to read', async () => {
  const form = { 'content-type': 'text/plain' }
  expect((await post(quick, form, demo)).status).toBe(415)
  const nowhere = await createApi(services).request('/nowhere')
  expect([nowhere.status, await nowhere.json()]).toMatchObject([
    404,
    { error: expect.stringContaining('openapi.json') },
  ])
})

test('better plans come line by line', async () => {
  const answer = await post(quick, { accept: 'application/x-ndjson' }, demo)
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines.at(-1)).toMatchObject({ answer: { code: 0, summary: { cost: 5461 } } })
})

test('what cannot be solved is refused before any line', async () => {
  const answer = await post({ ...quick, vehicles: [] }, { accept: 'application/x-ndjson' }, demo)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 2, palier: { problems: [{ path: 'vehicles' }] } })
  // And its place is free again.
  expect((await post(quick, {}, demo)).status).toBe(200)
})

test('the interface describes itself in OpenAPI 3.1', async () => {
  const document = await (await createApi(services).request('/openapi.json')).json()
  expect(document).toMatchObject({
    openapi: '3.1.0',
    paths: { '/rounds/solve': { post: { requestBody: {}, responses: { 200: {}, 422: {} } } } },
    components: {
      schemas: {
        Problem: { properties: { jobs: { maxItems: 3000 }, matrices: { maxProperties: 100 } } },
        Job: { properties: { time_windows: {} } },
        Refusal: {},
      },
    },
  })
})

test('travel times that were learnt are known again, for ninety days, to their hub alone', async () => {
  const places: [number, number][] = [
    [2.35, 48.85],
    [2.36, 48.86],
    [2.35, 48.85],
  ]
  const durations = Int32Array.from([0, 60, 0, 70, 0, 70, 0, 60, 0])
  const tables = { size: 3, durations, distances: durations.map((s) => s * 10), costs: null }
  const memory = databaseMemory(hub.ctx)
  await memory.write('osrm', 'car', places, tables, new Map())
  const known = await memory.read('osrm', 'car', places.slice(0, 2))
  expect([known.get(1), known.get(2)]).toEqual([
    { seconds: 60, metres: 600 },
    { seconds: 70, metres: 700 },
  ])
  expect((await memory.read('osrm', 'bike', places)).size).toBe(0)
  expect((await databaseMemory(await hub.other('ailleurs')).read('osrm', 'car', places)).size).toBe(0)
  hub.clock.set(new Date(hub.clock.now().getTime() + 91 * 86_400_000))
  expect((await memory.read('osrm', 'car', places)).size).toBe(0)
})
