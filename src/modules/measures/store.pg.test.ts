import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import type { Measure } from '#platform/measure/measure.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { pointsOn } from './points.server.ts'
import { windowOn } from './rules/window.ts'
import { countRows, readAll, readParts, readRows } from './store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const words = { name: 'x', definition: 'x' }
const base = {
  better: 'higher',
  window: { days: 10 },
  words: { fr: words, en: words },
  sample: sql`count(*)`,
} as const

/** Organisations by the day they were recorded: a measure like those of the modules, on a table that is simple. */
const organisations = (id: string, unit: Measure['unit'], value: Measure['value']): Measure => ({
  ...base,
  id,
  unit,
  value,
  rows: ({ from, until }) => sql`
    SELECT o.id::text AS id, (o.created_at AT TIME ZONE 'Europe/Paris')::date AS day, o.name AS label,
      'partenaires/' || o.id AS path, 12345::bigint AS amount, o.kind = 'shop' AS hit, o.kind AS key
    FROM organisations o
    WHERE o.created_at >= ${from}::timestamp AT TIME ZONE 'Europe/Paris' AND o.created_at < ${until}`,
})
const count = organisations('test.count', 'count', sql`count(*)`)
const share = organisations('test.share', 'share', sql`avg(r.hit::int)`)
const money = organisations('test.money', 'cents', sql`avg(r.amount) / 2`)

const record = (name: string, kind: string, at: string, ctx = hub.ctx) =>
  ctx.tx((tx) =>
    tx.execute(sql`
      INSERT INTO organisations (hub_id, id, name, kind, created_at, updated_at, sort_key, words)
      VALUES (${ctx.hub.id}, ${newId()}, ${name}, ${kind}, ${at}::timestamptz, ${at}::timestamptz, ${name}, ${name})`),
  )
const today = day('2026-03-02')
const on = (measure: Measure, to = today) => ({ measure, ...windowOn(measure.window, to) })
const read = (...asks: Parameters<typeof readAll>[2]) =>
  hub.ctx.read((tx) => readAll(tx, hub.ctx.hub.zone, asks))

test('nothing recorded: a count is zero, a share and an average are unknown', async () => {
  const readings = await read(on(count), on(share), on(money))
  expect(readings.map((r) => [r.value, r.sample])).toEqual([
    [0, 0],
    [null, 0],
    [null, 0],
  ])
})

test('several measures and days in one read, each with its window; cents stay whole', async () => {
  await record('Boulangerie', 'shop', '2026-02-25T10:00:00Z')
  await record('Mairie', 'local-authority', '2026-03-01T10:00:00Z')
  const [now, part, amount, before] = await read(
    on(count),
    on(share),
    on(money),
    on(count, day('2026-02-28')),
  )
  expect(now).toEqual({
    id: 'test.count',
    from: '2026-02-21',
    to: '2026-03-02',
    value: 2,
    sample: 2,
    spread: null,
  })
  expect(part?.value).toBe(0.5)
  expect(amount?.value).toBe(6173)
  expect(before?.value).toBe(1)
})

test('a day ends at midnight in the hub’s zone, and an instant inside it hides what came later', async () => {
  await record('Après minuit à Paris', 'shop', '2026-03-01T23:30:00Z')
  expect((await read(on(count, day('2026-03-01'))))[0]?.value).toBe(2)
  expect((await read(on(count)))[0]?.value).toBe(3)
  const asOf = new Date('2026-03-01T23:00:00Z')
  expect((await read({ ...on(count), asOf }))[0]?.value).toBe(2)
})

test('the rows, newest first, by pages, by key, and their number are those of the figure', async () => {
  const rows = (key?: string, size = 50) =>
    hub.ctx.read((tx) => readRows(tx, 'Europe/Paris', on(count), key, null, size))
  expect((await rows()).map((row) => row.label)).toEqual(['Après minuit à Paris', 'Mairie', 'Boulangerie'])
  expect((await rows('local-authority')).map((row) => row.label)).toEqual(['Mairie'])
  const [first] = await rows(undefined, 1)
  const next = await hub.ctx.read((tx) =>
    readRows(tx, 'Europe/Paris', on(count), undefined, { after: [first!.day, first!.id] }, 50),
  )
  expect(next.map((row) => row.label)).toEqual(['Mairie', 'Boulangerie'])
  expect(await hub.ctx.read((tx) => countRows(tx, 'Europe/Paris', on(count)))).toBe(3)
  expect(first?.amount).toBe(12345n)
})

test('a breakdown gives each key its value, its sample and its amount', async () => {
  const parts = await hub.ctx.read((tx) => readParts(tx, 'Europe/Paris', on(count)))
  expect(parts).toEqual([
    { key: 'shop', value: 2, sample: 2, amount: 24690 },
    { key: 'local-authority', value: 1, sample: 1, amount: 12345 },
  ])
})

test('points of a day that is over are kept; today’s are computed again', async () => {
  const days = [addDays(today, -1), today]
  const values = async () => {
    const own = (await pointsOn(hub.ctx, [count], days)).get('test.count')
    return days.map((d) => own?.get(d)?.value)
  }
  expect(await values()).toEqual([2, 3])
  await record('Au cours de la journée', 'shop', '2026-03-02T08:00:00Z')
  expect(await values()).toEqual([2, 4])
})

test('another hub of the same database counts nothing', async () => {
  const other = await hub.other('voisin')
  const [reading] = await other.read((tx) => readAll(tx, 'Europe/Paris', [on(count)]))
  expect(reading?.value).toBe(0)
})
