import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { moveRequest, payRequest } from '#modules/requests/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { rounds } from '../day/tables.ts'
import { roundToDrive as driveView } from '../features/drive-round/query.server.ts'
import { listTrips } from '../features/list-trips/query.server.ts'
import { ownRounds } from '../features/my-round/query.server.ts'
import { returnPage } from '../features/return-round/query.server.ts'
import { tripById } from '../trips/store.server.ts'
import type { DeedInput } from './answers.ts'
import { correctReturn, type ReturnInput } from './correct-return.server.ts'
import { roundToDrive } from './fixtures.ts'
import { receiveDeed } from './receive.server.ts'

let hub: TestHub
let desk: Counter
let jean: Ctx
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  jean = createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: newId<'User'>(), name: 'Jean', roles: ['driver'] },
  })
})
afterAll(() => hub.close())

const say = async (roundId: Id<'Round'>, kind: DeedInput['kind'], more: Partial<DeedInput> = {}) =>
  must(
    await receiveDeed(jean, {
      ...{ id: newId<'RoundDeed'>(), roundId, kind, said: {}, deviceAt: hub.clock.now(), ...more },
    }),
  )
const row = async (id: Id<'Round'>) =>
  (await hub.ctx.read((tx) => tx.select().from(rounds).where(eq(rounds.id, id))))[0]!

/** A round of one request, done with 12,50 € in hand, back an hour later with a figure too many on the counter. */
async function back() {
  const request = (await desk.take()).id
  const driven = await roundToDrive(hub.ctx, `user:${jean.actor.userId}`, [{ requestId: request }])
  const { id, number } = driven.round
  await say(id, 'leave', { said: { counter: 10_000 } })
  await say(id, 'done', { stopId: driven.stops[0]!.id, said: { cash: 1250, returned: 2 } })
  hub.clock.set(new Date(hub.clock.now().getTime() + 3_600_000))
  await say(id, 'end', { said: { counter: 250_000, cash: 1000 } })
  return { id, number, request }
}
const put = (roundId: Id<'Round'>, over: Partial<ReturnInput> = {}): ReturnInput => ({
  ...{
    roundId,
    seen: 3,
    counterOut: '10',
    counterBack: '25',
    minutes: 60,
    cash: cents(1250),
    why: 'Un zéro de trop',
  },
  ...over,
})

test('a slip at the return is put right: the trip is cancelled with why, and noted anew', async () => {
  const { id } = await back()
  const wrong = await row(id)
  expect(wrong.driven).toMatchObject({ metres: 240_000 })
  const input = put(id, { idempotencyKey: newId<'Form'>() })
  must(await correctReturn(hub.ctx, input))
  must(await correctReturn(hub.ctx, input))
  const right = await row(id)
  expect(right).toMatchObject({ counterBack: 25_000, cash: 1250n, sequence: 4 })
  expect(right.driven).toMatchObject({ metres: 15_000, seconds: 3600, revenue: 1250 })
  const old = (await hub.ctx.read((tx) => tripById(tx, hub.ctx.hub.id, wrong.tripId!)))!
  expect(old.cancel).toMatchObject({ why: 'Un zéro de trop' })
  const trips = (await listTrips(hub.ctx, new URLSearchParams())).rows.map((one) => one.id)
  expect(trips).toContain(right.tripId)
  expect(trips).not.toContain(wrong.tripId)
  expect(await correctReturn(hub.ctx, put(id))).toMatchObject({ code: 'changed_meanwhile' })
})

test('each refusal of a correction writes nothing', async () => {
  const { id } = await back()
  const before = await row(id)
  const { round: out } = await roundToDrive(hub.ctx, 'user:x', [])
  const elsewhere = await hub.other('loin')
  for (const [ctx, change, code] of [
    [hub.as('driver'), {}, 'not_permitted'],
    [hub.as('treasurer'), {}, 'not_permitted'],
    [elsewhere, {}, 'not_found'],
    [hub.ctx, { roundId: out.id, seen: 1 }, 'not_back_yet'],
    [hub.ctx, { counterBack: 'plein' }, 'not_kilometres'],
    [hub.ctx, { counterBack: '9' }, 'counter_backwards'],
    [hub.ctx, { why: ' ' }, 'why_needed'],
    [hub.ctx, { seen: 2 }, 'changed_meanwhile'],
  ] as const)
    expect(await correctReturn(ctx, put(id, change)), code).toMatchObject({ ok: false, code })
  expect(await row(id)).toEqual(before)
})

test('the desk reads what was taken, what is still to settle and what failed', async () => {
  const { number, request } = await back()
  const page = (await returnPage(hub.ctx, number))!
  expect(page).toMatchObject({ expected: 1250n, returned: 2, slipped: false, clockOff: false, failed: [] })
  expect(page.taken).toMatchObject([{ requestId: request, cash: 1250n, due: 1250n }])
  must(await payRequest(hub.ctx, { requestId: request, means: 'cash', amount: cents(1250) }))
  expect((await returnPage(hub.ctx, number))!.taken).toMatchObject([{ due: null }])
  expect(await returnPage(hub.ctx, 'T2026-9999')).toBeNull()
})

test('a failed stop waits for another day until somebody gives it up', async () => {
  const asked = [(await desk.take()).id, (await desk.take()).id]
  const driven = await roundToDrive(
    hub.ctx,
    `user:${jean.actor.userId}`,
    asked.map((requestId) => ({ requestId })),
  )
  const { id, number } = driven.round
  for (const { id: stopId } of driven.stops) await say(id, 'failed', { stopId, said: { reason: 'absent' } })
  const waits = async () => (await returnPage(hub.ctx, number))!.failed.map((stop) => stop.waits)
  expect(await waits()).toEqual([true, true])
  must(await moveRequest(hub.ctx, { requestId: asked[0]!, verb: 'cancel', why: 'Plus besoin' }))
  expect(await waits()).toEqual([false, true])
})

test('money said of a stop that was done already is shown to the desk, which counts it or not', async () => {
  const request = (await desk.take()).id
  const driven = await roundToDrive(hub.ctx, `user:${jean.actor.userId}`, [{ requestId: request }])
  const { id, number } = driven.round
  const stopId = driven.stops[0]!.id
  await say(id, 'done', { stopId })
  expect(await say(id, 'done', { stopId, said: { cash: 1250 } })).toEqual({ verdict: 'second' })
  expect((await returnPage(hub.ctx, number))!.told).toMatchObject([{ kind: 'done', held: null, cash: 1250n }])
})

test('the driver finds their round, what is due at each door, and nothing of what it earns', async () => {
  const { id: request } = await desk.take()
  const shared = await desk.take({ payerOrganisationId: desk.landlordId })
  const { round } = await roundToDrive(hub.ctx, `user:${jean.actor.userId}`, [
    { requestId: request },
    { requestId: shared.id },
  ])
  const view = (await driveView(jean, round.number))!
  expect(view).toMatchObject({ mine: true, state: 'ready' })
  expect(view.stops.map(({ due, order }) => [due, order])).toEqual([
    [1250, 1],
    [0, 2],
  ])
  expect(JSON.stringify(view.stops)).not.toContain('revenue')
  expect((await driveView(hub.as('volunteer'), round.number))!.mine).toBe(false)
  expect((await ownRounds(jean)).map((one) => one.id)).toContain(round.id)
  expect(await ownRounds(hub.as('driver'))).toEqual([])
})
