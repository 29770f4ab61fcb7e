import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { openBooks, recordOperation } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  breakdown,
  latestPoints,
  MEASURES,
  measureAt,
  measureBetween,
  measuresAt,
  refreshPoints,
  rowsOf,
  trend,
} from './index.server.ts'
import { keptToday } from './points.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  await openBooks(hub.ctx)
  hub.clock.set(new Date('2026-01-15T09:00:00Z'))
  await income('grant', 1000)
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
  await income('services', 3000)
})
afterAll(() => hub.close())

const income = async (kind: 'grant' | 'services', euros: number) =>
  must(
    await recordOperation(hub.ctx, { kind, amount: cents(euros * 100), day: hub.ctx.today(), label: kind }),
  )
const revenue = 'money.revenue'

test('every measure of the registry can be read, and each id is there once', async () => {
  const readings = await measuresAt(hub.ctx, undefined, hub.ctx.today())
  expect(readings.map((reading) => reading.id)).toEqual(MEASURES.map((measure) => measure.id))
  expect(new Set(readings.map((reading) => reading.id)).size).toBe(readings.length)
})

test('a figure as it stood that day, a trend over days, and a window of one’s own', async () => {
  expect(await measureAt(hub.ctx, revenue, hub.ctx.today())).toMatchObject({ value: 400_000, sample: 2 })
  const days = [day('2025-12-31'), day('2026-01-31'), day('2026-03-02')]
  expect((await trend(hub.ctx, revenue, days)).map((reading) => reading.value)).toEqual([
    null,
    100_000,
    400_000,
  ])
  const march = await measureBetween(hub.ctx, revenue, day('2026-03-01'), day('2026-03-31'))
  expect(march?.value).toBe(300_000)
})

test('a measure that is not offered reads as unknown, never as zero', async () => {
  expect(await measureAt(hub.ctx, 'money.dreams', hub.ctx.today())).toMatchObject({ value: null, sample: 0 })
  expect(await measureBetween(hub.ctx, 'money.dreams', day('2026-01-01'), day('2026-02-01'))).toBeNull()
  expect((await rowsOf(hub.ctx, 'money.dreams', hub.ctx.today(), new URLSearchParams())).rows).toEqual([])
})

test('rows come page after page, and sum to the figure; by key, to its part', async () => {
  const first = await rowsOf(hub.ctx, revenue, hub.ctx.today(), new URLSearchParams(), 1)
  expect(first).toMatchObject({ total: 2, previous: null })
  const second = await rowsOf(hub.ctx, revenue, hub.ctx.today(), new URLSearchParams(first.next ?? ''), 1)
  expect([...first.rows, ...second.rows].map((row) => row.amount)).toEqual([300_000n, 100_000n])
  expect(second.next).toBeNull()
  const parts = await breakdown(hub.ctx, revenue, hub.ctx.today())
  expect(parts.map(({ key, amount }) => [key, amount])).toEqual([
    ['activities', 300_000],
    ['public', 100_000],
  ])
  const publicRows = await rowsOf(hub.ctx, revenue, hub.ctx.today(), new URLSearchParams({ cle: 'public' }))
  expect(publicRows.rows.map((row) => row.amount)).toEqual([100_000n])
})

test('kept points give today and thirty days before, and nothing until they are computed', async () => {
  expect(await latestPoints(hub.ctx)).toEqual([])
  await refreshPoints(hub.ctx)
  expect(await latestPoints(hub.ctx, [revenue])).toEqual([
    { id: revenue, day: hub.ctx.today(), value: 400_000, sample: 2, before: 100_000 },
  ])
  await income('services', 500)
  await refreshPoints(hub.ctx)
  expect((await latestPoints(hub.ctx, [revenue]))[0]?.value).toBe(450_000)
  expect(await latestPoints(await hub.other('voisin'))).toEqual([])
})

test('a page about today shows what was kept, and since when, until it is kept anew', async () => {
  const kept = async () => {
    const read = await keptToday(hub.ctx, MEASURES)
    return [read?.points.get(revenue)?.get(hub.ctx.today())?.value, read?.computedAt.toISOString()]
  }
  expect(await keptToday(await hub.other('sans'), MEASURES)).toBeNull()
  await refreshPoints(hub.ctx)
  const before = await kept()
  expect(before).toEqual([450_000, '2026-03-02T09:00:00.000Z'])
  hub.clock.set(new Date('2026-03-02T10:00:00Z'))
  await income('services', 1000)
  expect(await kept()).toEqual(before)
  await refreshPoints(hub.ctx)
  expect(await kept()).toEqual([550_000, '2026-03-02T10:00:00.000Z'])
  hub.clock.set(new Date('2026-03-03T09:00:00Z'))
  expect(await keptToday(hub.ctx, MEASURES)).toBeNull()
  hub.clock.set(new Date('2026-03-02T10:00:00Z'))
})

test('what was recorded late for an earlier day was not known then', async () => {
  const before = addDays(hub.ctx.today(), -1)
  const known = (await measureAt(hub.ctx, revenue, before)).value
  must(
    await recordOperation(hub.ctx, { kind: 'grant', amount: cents(7000), day: before, label: 'en retard' }),
  )
  expect((await measureAt(hub.ctx, revenue, before)).value).toBe(known)
})
