import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { arrangeRounds } from '../day/arrange.server.ts'
import { roundByNumber, roundsOfDay } from '../day/day-plan.server.ts'
import { createRound } from '../day/round.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import { roundToDrive } from '../drive/fixtures.ts'
import { roundToDrive as driven } from '../features/drive-round/query.server.ts'
import { errandPage } from '../features/keep-errand/query.server.ts'
import { listErrands } from '../features/list-errands/query.server.ts'
import { readSheet } from '../features/print-sheet/query.server.ts'
import { addPlace } from '../geocode/geocode.server.ts'
import { errandsByKeys, errandsFor } from './collect.server.ts'
import { addErrand } from './keep.server.ts'

let hub: TestHub
let today: Day
const [FROM, TO] = ['1 rue du Four', '2 rue du Lavoir']
beforeAll(async () => {
  hub = await testHub()
  today = hub.ctx.today()
  must(await addPlace(hub.ctx, { address: FROM, point: { lat: 45, lon: 5 } }))
  must(await addPlace(hub.ctx, { address: TO, point: { lat: 45.1, lon: 5 } }))
})
afterAll(() => hub.close())

const waiting = async () => (await errandsFor(hub.ctx, today)).waiting

test('what was picked up and not delivered waits with its delivery only, and it is known where it is', async () => {
  const noted = { day: today, what: 'Commode', address: FROM, toAddress: TO }
  const { id: errandId } = must(await addErrand(hub.ctx, { ...noted, way: 'carry' }))
  const ends = [
    { errandId, part: 'pickup' as const, state: 'done' as const, way: 'carry' as const, address: FROM },
    { errandId, part: 'delivery' as const, state: 'todo' as const, way: 'carry' as const, address: TO },
  ]
  const { round } = await roundToDrive(hub.ctx, 'user:jean', ends, { state: 'out' })
  // On its way: both its ends are this round's.
  expect(await waiting()).toEqual([])
  const under = (await roundByNumber(hub.ctx, round.number))!
  expect(under.stops.map(({ point, way }) => [point?.lat, way])).toEqual([
    [45, 'carry'],
    [45.1, 'carry'],
  ])
  const set = (table: 'stops' | 'round') =>
    hub.ctx.tx(async (tx) => {
      if (table === 'round') await tx.update(rounds).set({ state: 'ended' }).where(eq(rounds.id, round.id))
      else
        await tx
          .update(roundStops)
          .set({ state: 'failed', reason: 'absent' })
          .where(and(eq(roundStops.roundId, round.id), eq(roundStops.part, 'delivery')))
    })
  await set('stops')
  expect(await waiting()).toMatchObject([
    { way: 'bring', address: TO, toAddress: null, point: { lat: 45.1 }, held: { aboard: true } },
  ])
  await set('round')
  expect(await waiting()).toMatchObject([
    { held: { round: round.number, day: today, aboard: false, address: FROM, point: { lat: 45 } } },
  ])
  const hours = { driver: 'paid' as const, fromMinute: 780, toMinute: 1080, mode: 'van' as const }
  const next = must(await createRound(hub.ctx, { day: today, ...hours }))
  const key = `errand:${errandId}` as const
  const put = (stops: { key: typeof key; part: 'whole' | 'pickup' | 'delivery'; locked: boolean }[]) =>
    arrangeRounds(hub.ctx, { day: today, rounds: [{ roundId: next.id, seen: 0, stops }] })
  const twice = (['pickup', 'delivery'] as const).map((part) => ({ key, part, locked: false }))
  expect(await put(twice)).toMatchObject({ code: 'wrong_part' })
  must(await put([{ key, part: 'whole', locked: false }]))
  expect(await waiting()).toEqual([])
  const view = (await roundsOfDay(hub.ctx, today)).find(({ id }) => id === next.id)!
  expect(view.stops).toMatchObject([
    { way: 'bring', address: TO, point: { lat: 45.1 }, held: { aboard: false } },
  ])
  expect(view.stale).toBe(false)
  // Whoever drives, whoever holds the paper, and whoever looks at the errand is told so too.
  const held = { round: round.number, aboard: false }
  const paper = (await readSheet(hub.ctx, view.number))!
  expect(paper.stops).toMatchObject([{ held }])
  expect((await driven(hub.ctx, view.number))!.stops).toMatchObject([{ held }])
  expect((await listErrands(hub.ctx, new URLSearchParams())).rows).toMatchObject([{ held }])
  const { number } = (await errandsByKeys(hub.ctx, [key])).get(key)!
  expect(await errandPage(hub.ctx, number, new URLSearchParams())).toMatchObject({ held })
  // The round that took it still shows where it went.
  const before = (await roundByNumber(hub.ctx, round.number))!
  expect(before.stops.map(({ point, held }) => [point?.lat, held])).toEqual([
    [45, null],
    [45.1, null],
  ])
})

test('what was not picked up waits whole', async () => {
  const noted = { day: today, what: 'Vélo', address: FROM, toAddress: TO, way: 'carry' as const }
  const { id: errandId } = must(await addErrand(hub.ctx, noted))
  await roundToDrive(
    hub.ctx,
    'user:jean',
    [
      { errandId, part: 'pickup', state: 'failed', way: 'carry', address: FROM },
      { errandId, part: 'delivery', state: 'dropped', way: 'carry', address: TO },
    ],
    { state: 'ended' },
  )
  expect(await waiting()).toMatchObject([{ way: 'carry', address: FROM, toAddress: TO, held: null }])
})
