import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import {
  addAbsence,
  moveRequest,
  moveVisit,
  scheduleVisit,
  visitsOf,
} from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { stopsOfErrand } from '../rules/day/arrange.ts'
import { dayPlan } from './day-plan.server.ts'
import { codeOf, preparing } from './fixtures.ts'
import { takeOutOver } from './follow.server.ts'
import { cancelRound, publishRound, reopenRound } from './life.server.ts'
import { pricesOfRound } from './prices.server.ts'
import { editRound } from './round.server.ts'
import { movesOfRound } from './store.server.ts'

let hub: TestHub
let day: Day
let who: { key: `person:${string}`; name: string }
let clients: Counter
let desk: ReturnType<typeof preparing>
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  const driver = must(await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Roy', segment: 'inhabitant' }))
  who = { key: `person:${driver.id}`, name: '' }
  clients = await counter(hub.ctx)
  desk = preparing(hub.ctx, day, who)
})
afterEach(() => hub.close())

const request = async () => {
  const { id } = await clients.take({ wantedOn: day })
  return { id, stops: stopsOfErrand({ key: `request:${id}`, way: 'visit' }) }
}
const visits = async () =>
  await visitsOf(hub.ctx, {
    startsAt: instantOf(day, 0, hub.ctx.hub.zone),
    endsAt: instantOf(day, 1440, hub.ctx.hub.zone),
  })

test('published, its visits stand in the calendar and its requests are with whoever drives', async () => {
  const { number } = await desk.round()
  const [one, two, other] = [await request(), await request(), await desk.errand()]
  expect(codeOf(await publishRound(hub.ctx, await desk.seen(number)))).toBe('empty_round')
  must(await desk.put(number, one.stops, other, two.stops))
  must(await publishRound(hub.ctx, await desk.seen(number)))
  const ready = await desk.view(number)
  expect(ready.state).toBe('ready')
  const planned = await visits()
  expect(planned.map(({ requestId }) => requestId)).toEqual([one.id, two.id])
  expect(planned[0]).toMatchObject({ who: who.key, whoName: 'Jean Roy', state: 'assigned', note: number })
  expect(planned[0]!.startsAt).toEqual(instantOf(day, ready.stops[0]!.begin! / 60, hub.ctx.hub.zone))
  // Arranged anew: the visits follow, none is made twice; what leaves gives its own back.
  const ids = planned.map(({ id }) => id)
  must(await desk.put(number, two.stops, one.stops))
  expect((await visits()).map(({ id }) => id)).toEqual(ids.toReversed())
  must(await desk.put(number, two.stops))
  expect((await visits()).map(({ id }) => id)).toEqual([ids[1]])
  must(await reopenRound(hub.ctx, await desk.seen(number)))
  expect(await visits()).toEqual([])
  expect((await desk.view(number)).stops[0]!.visitId).toBeNull()
})

test('two rounds of one driver at one time are not both published, whatever they carry', async () => {
  const [one, two] = [await desk.round({ name: 'Tôt' }), await desk.round({ name: 'Tard' })]
  must(await desk.put(one.number, await desk.errand()))
  must(await desk.put(two.number, await desk.errand()))
  must(await publishRound(hub.ctx, await desk.seen(one.number)))
  expect(await publishRound(hub.ctx, await desk.seen(two.number))).toMatchObject({
    ...{ ok: false, code: 'rounds_meet' },
    meeting: { shared: 'driver', what: 'Jean Roy' },
  })
  expect((await desk.view(two.number)).state).toBe('draft')
  // Later the same day it may, and is not put back before the first one is in.
  const { name, mode, driver } = await desk.view(two.number)
  const edit = async (fromMinute: number, number = two.number) =>
    await editRound(hub.ctx, {
      ...{ ...(await desk.seen(number)), name, mode, driver, who, fromMinute, toMinute: fromMinute + 180 },
    })
  must(await edit(780))
  must(await publishRound(hub.ctx, await desk.seen(two.number)))
  expect(codeOf(await edit(540))).toBe('rounds_meet')
  expect(await desk.view(two.number)).toMatchObject({ state: 'ready', fromMinute: 780 })
  // What is still being prepared is in nobody's way.
  must(await reopenRound(hub.ctx, await desk.seen(one.number)))
  must(await edit(540))
  // Two tabs at once: one of them comes second.
  must(await reopenRound(hub.ctx, await desk.seen(two.number)))
  const seen = [await desk.seen(one.number), await desk.seen(two.number)]
  const both = await Promise.all(seen.map((input) => publishRound(hub.ctx, input)))
  expect(both.map(codeOf).toSorted()).toEqual(['ok', 'rounds_meet'])
})

test('somebody whom the calendar holds then is not sent out, and it says what is in the way', async () => {
  const { number } = await desk.round()
  const { stops } = await request()
  must(await desk.put(number, stops))
  const [startsAt, endsAt] = [instantOf(day, 480, hub.ctx.hub.zone), instantOf(day, 1000, hub.ctx.hub.zone)]
  must(
    await addAbsence(hub.ctx, {
      ...{
        of: { kind: 'person', id: who.key.slice(7) as Id<'Person'> },
        startsAt,
        endsAt,
        reason: 'holiday',
      },
    }),
  )
  const answer = await publishRound(hub.ctx, await desk.seen(number))
  expect(answer).toMatchObject({ code: 'slot_taken', held: [{ kind: 'absence' }] })
  expect((await desk.view(number)).state).toBe('draft')
})

test('a request given up meanwhile is said, and the round is not published with it', async () => {
  const { number } = await desk.round()
  const { id, stops } = await request()
  must(await desk.put(number, stops))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'Fait par sa fille' }))
  expect((await desk.view(number)).stops[0]).toMatchObject({ over: true })
  expect(codeOf(await publishRound(hub.ctx, await desk.seen(number)))).toBe('errand_over')
})

test('what nobody needs any more leaves the rounds to come, once, and the rest stays', async () => {
  const { number, id: roundId } = await desk.round()
  const [one, two] = [await request(), await request()]
  must(await desk.put(number, one.stops, two.stops))
  must(await publishRound(hub.ctx, await desk.seen(number)))
  expect(await takeOutOver(hub.ctx)).toBe(0)
  must(await moveRequest(hub.ctx, { requestId: one.id, verb: 'cancel', why: 'Parti' }))
  expect(await takeOutOver(hub.ctx)).toBe(1)
  expect(await desk.keysOf(number)).toEqual([two.stops[0]!.key])
  expect((await visits()).map(({ requestId }) => requestId)).toEqual([two.id])
  expect(await takeOutOver(hub.ctx)).toBe(0)
  const [last] = await hub.ctx.read((tx) => movesOfRound(tx, hub.ctx.hub.id, roundId))
  expect(last).toMatchObject({ verb: 'arrange', why: 'N’avait plus besoin de passage' })
})

test('each errand of a round has its price where it stands', async () => {
  const { number } = await desk.round()
  const a = await desk.errand()
  must(await desk.put(number, a))
  // Nobody knows where it is: five minutes of paid time and its handling.
  expect(await pricesOfRound(hub.ctx, await desk.view(number))).toEqual([
    { key: a[0]!.key, cost: 20n + 183n, margin: 300n - 203n },
  ])
})

test('nobody drives, or the day is gone: not published; given up, what it served waits again', async () => {
  const { number } = await desk.round({ who: null })
  const a = await desk.errand()
  must(await desk.put(number, a))
  expect(codeOf(await publishRound(hub.ctx, await desk.seen(number)))).toBe('who_needed')
  const facts = { driver: 'paid', fromMinute: 540, toMinute: 720 } as const
  must(await editRound(hub.ctx, { ...(await desk.seen(number)), ...facts, who }))
  must(await publishRound(hub.ctx, { ...(await desk.seen(number)), idempotencyKey: 'p' }))
  const again = { ...(await desk.seen(number)), idempotencyKey: 'p' }
  expect(codeOf(await publishRound(hub.ctx, again))).toBe('ok')
  expect(codeOf(await publishRound(hub.ctx, await desk.seen(number)))).toBe('not_from_this_state')
  expect(codeOf(await editRound(hub.ctx, { ...(await desk.seen(number)), ...facts }))).toBe('who_needed')
  must(await cancelRound(hub.ctx, await desk.seen(number)))
  expect(await desk.view(number)).toMatchObject({ state: 'cancelled', stops: [{ state: 'dropped' }] })
  expect((await dayPlan(hub.ctx, day)).rounds).toEqual([])
  const other = await desk.round()
  must(await desk.put(other.number, a))
  expect(codeOf(await desk.put(number, a))).toBe('round_left')
  hub.clock.set(new Date('2026-03-20T09:00:00Z'))
  expect(codeOf(await publishRound(hub.ctx, await desk.seen(other.number)))).toBe('day_past')
})

test('a visit agreed by hand before is not taken off when its stop goes', async () => {
  const { number } = await desk.round()
  const { id, stops } = await request()
  const at = instantOf(day, 600, hub.ctx.hub.zone)
  must(
    await scheduleVisit(hub.ctx, {
      ...{
        requestId: id,
        startsAt: at,
        minutes: 30,
        who: { kind: 'person', id: who.key.slice(7) as Id<'Person'> },
      },
    }),
  )
  must(await desk.put(number, stops))
  must(await desk.put(number, []))
  expect((await visits()).map(({ requestId }) => requestId)).toEqual([id])
})

test('an hour agreed by hand is what the round keeps to, however often it moves the visit around it', async () => {
  const { number } = await desk.round({ fromMinute: 605 })
  const { id, stops } = await request()
  const doer = { kind: 'person', id: who.key.slice(7) as Id<'Person'> } as const
  const at = (minute: number) => instantOf(day, minute, hub.ctx.hub.zone)
  const planned = must(
    await scheduleVisit(hub.ctx, { requestId: id, startsAt: at(600), minutes: 30, who: doer }),
  )
  must(await desk.put(number, stops))
  must(await publishRound(hub.ctx, await desk.seen(number)))
  expect((await visits())[0]!.startsAt).toEqual(at(605))
  const promised = [{ from: 585, to: 615 }]
  expect((await desk.view(number)).stale).toBe(false)
  must(await desk.put(number, stops))
  expect((await desk.view(number)).stops[0]!.hours).toEqual(promised)
  must(await reopenRound(hub.ctx, await desk.seen(number)))
  must(await desk.put(number, await desk.errand(), stops))
  must(await desk.put(number, stops))
  expect((await desk.view(number)).stops[0]!.hours).toEqual(promised)
  // Somebody agreed on another hour since.
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
  must(await moveVisit(hub.ctx, { visitId: planned.visitId, startsAt: at(610) }))
  must(await desk.put(number, stops))
  expect((await desk.view(number)).stops[0]!.hours).toEqual([{ from: 595, to: 625 }])
})
