import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
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
import { roundErrands } from '../errands/tables.ts'
import { stopsOfErrand, type WantedStop } from '../rules/day/arrange.ts'
import type { ErrandKey, Way } from '../rules/errands/errand.ts'
import { arrangeRounds, undoArrange } from './arrange.server.ts'
import { dayPlan, roundByNumber } from './day-plan.server.ts'
import { takeOutOver } from './follow.server.ts'
import { cancelRound, publishRound, reopenRound } from './life.server.ts'
import { pricesOfRound } from './prices.server.ts'
import { createRound, editRound, type RoundInput } from './round.server.ts'
import { movesOfRound } from './store.server.ts'

let hub: TestHub
let day: Day
let who: { key: `person:${string}`; name: string }
let desk: Counter
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  const driver = must(await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Roy', segment: 'inhabitant' }))
  who = { key: `person:${driver.id}`, name: '' }
  desk = await counter(hub.ctx)
})
afterEach(() => hub.close())

const round = async (over: Partial<RoundInput> = {}) =>
  must(await createRound(hub.ctx, { day, who, driver: 'paid', fromMinute: 540, toMinute: 720, ...over }))

let noted = 0
/** An errand noted by hand, as an insert: noting is tried where it is made. */
async function errand(way: Way = 'bring', over: Partial<typeof roundErrands.$inferInsert> = {}) {
  const id = newId<'RoundErrand'>()
  await hub.ctx.tx((tx) =>
    tx.insert(roundErrands).values({
      ...{ hubId: hub.ctx.hub.id, id, number: `C2026-${++noted}`, day, way, what: 'Pain', hours: [] },
      ...{ address: '1 rue du Four, Grenoble', toAddress: way === 'carry' ? '2 rue du Puits' : null },
      ...{ minutes: 5, kg: 2, crates: 1, revenue: cents(300), handling: cents(20), state: 'open', words: '' },
      ...{ createdAt: hub.ctx.now(), updatedAt: hub.ctx.now(), actorName: '', ...over },
    }),
  )
  return stopsOfErrand({ key: `errand:${id}`, way })
}
const request = async () => {
  const { id } = await desk.take({ wantedOn: day })
  return { id, stops: stopsOfErrand({ key: `request:${id}`, way: 'visit' }) }
}
const view = async (number: string) => (await roundByNumber(hub.ctx, number))!
const seen = async (number: string) => {
  const { id, sequence } = await view(number)
  return { roundId: id, seen: sequence }
}
const put = async (number: string, ...stops: WantedStop[][]) =>
  await arrangeRounds(hub.ctx, { day, rounds: [{ ...(await seen(number)), stops: stops.flat() }] })
const keysOf = async (number: string): Promise<ErrandKey[]> =>
  (await view(number)).stops.map((stop) => stop.key)
const visits = async () =>
  await visitsOf(hub.ctx, {
    startsAt: instantOf(day, 0, hub.ctx.hub.zone),
    endsAt: instantOf(day, 1440, hub.ctx.hub.zone),
  })
const code = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'ok' : answer.code)

test('a round is opened with its number, once per form, and its bad facts are refused beside their field', async () => {
  const first = await round({ name: 'Matin', idempotencyKey: 'a' })
  expect(first.number).toMatch(/^T2026-0001$/)
  expect(await round({ name: 'Matin', idempotencyKey: 'a' })).toEqual(first)
  expect((await round()).number).toBe('T2026-0002')
  expect(await view(first.number)).toMatchObject({ name: 'Matin', whoName: 'Jean Roy', state: 'draft' })
  const refusal = async (over: Partial<RoundInput>) => {
    const answer = await createRound(hub.ctx, {
      ...{ day, driver: 'paid', fromMinute: 540, toMinute: 720, ...over },
    })
    return answer.ok ? 'ok' : [answer.code, answer.field]
  }
  expect(await refusal({ day: addDays(hub.ctx.today(), -1) })).toEqual(['day_past', 'day'])
  expect(await refusal({ toMinute: 540 })).toEqual(['ends_before', 'to'])
  expect(await refusal({ fromMinute: -5 })).toEqual(['not_a_time', 'from'])
  expect(await refusal({ vehicleId: newId<'Vehicle'>() })).toEqual(['vehicle_unknown', 'vehicleId'])
  expect(await refusal({ schemeId: newId<'Scheme'>() })).toEqual(['unknown_scheme', 'schemeId'])
  expect(await refusal({ who: { key: `person:${newId<'Person'>()}`, name: '' } })).toEqual([
    'assignee_unknown',
    'who',
  ])
  const driver = hub.as('driver')
  expect(code(await createRound(driver, { day, driver: 'paid', fromMinute: 540, toMinute: 720 }))).toBe(
    'not_permitted',
  )
})

test('a model makes one round a day', async () => {
  const templateId = newId<'RoundTemplate'>()
  const { number } = await round({ templateId })
  const again = { day, templateId, driver: 'paid', fromMinute: 540, toMinute: 720 } as const
  expect(code(await createRound(hub.ctx, again))).toBe('made_already')
  must(await cancelRound(hub.ctx, await seen(number)))
  expect(code(await createRound(hub.ctx, again))).toBe('ok')
})

test('stops are set, timed and counted; what leaves a round waits again, and undo puts it back', async () => {
  const [morning, evening] = [await round(), await round()]
  const [a, b, c] = [await errand(), await errand('carry'), await errand('visit')]
  const { batchId } = must(await put(morning.number, a, b, c))
  const before = await view(morning.number)
  expect(before.stops.map(({ part }) => part)).toEqual(['whole', 'pickup', 'delivery', 'whole'])
  expect(before.planned).toMatchObject({ stops: 4 })
  expect(before.stops.map((stop) => stop.revenue)).toEqual([300n, 0n, 300n, 300n])
  expect(before.stops[2]).toMatchObject({ address: '2 rue du Puits' })
  expect(before.stops[0]!.departure).toBeGreaterThan(before.stops[0]!.begin!)
  // From one round to the other, at once; the stop is the same.
  const moved = must(
    await arrangeRounds(hub.ctx, {
      day,
      rounds: [
        { ...(await seen(morning.number)), stops: [...b, ...a] },
        { ...(await seen(evening.number)), stops: c },
      ],
    }),
  )
  expect((await view(evening.number)).stops[0]!.id).toBe(before.stops[3]!.id)
  // The first change is no longer the last one of its round.
  expect(code(await undoArrange(hub.ctx, { batchId }))).toBe('changed_meanwhile')
  const undone = must(await undoArrange(hub.ctx, moved))
  expect(await keysOf(morning.number)).toEqual(before.stops.map(({ key }) => key))
  expect(await keysOf(evening.number)).toEqual([])
  must(await undoArrange(hub.ctx, undone))
  expect(await keysOf(evening.number)).toEqual([c[0]!.key])
  const history = await hub.ctx.read((tx) => movesOfRound(tx, hub.ctx.hub.id, morning.id))
  expect(history.map(({ verb }) => verb)).toEqual(['undo', 'undo', 'arrange', 'arrange', 'create'])
})

test('what cannot be arranged is refused, and nothing changes', async () => {
  const [morning, evening] = [await round(), await round()]
  const [a, carried, over] = [
    await errand(),
    await errand('carry'),
    await errand('bring', { state: 'dropped' }),
  ]
  const stale = await seen(morning.number)
  must(await put(morning.number, a))
  expect(await arrangeRounds(hub.ctx, { day, rounds: [{ ...stale, stops: [] }] })).toMatchObject({
    code: 'changed_meanwhile',
    about: morning.number,
  })
  expect(await put(evening.number, a)).toMatchObject({ code: 'in_another_round', about: morning.number })
  expect(await put(evening.number, over)).toMatchObject({ code: 'errand_over' })
  expect(code(await put(evening.number, carried.toReversed()))).toBe('delivery_first')
  expect(code(await put(evening.number, carried.slice(0, 1)))).toBe('half_a_carry')
  const unknown: WantedStop = { key: `errand:${newId<'RoundErrand'>()}`, part: 'whole', locked: false }
  expect(code(await put(evening.number, [unknown]))).toBe('errand_unknown')
  expect(await keysOf(evening.number)).toEqual([])
  const wrongDay = { day: addDays(day, 1), rounds: [{ ...(await seen(evening.number)), stops: [] }] }
  expect(code(await arrangeRounds(hub.ctx, wrongDay))).toBe('not_found')
  const volunteer = hub.as('volunteer')
  expect(code(await arrangeRounds(volunteer, { ...wrongDay, day }))).toBe('not_permitted')
})

test('two hands that put the same errand in two rounds: one does', async () => {
  const [morning, evening] = [await round(), await round()]
  const a = await errand()
  const answers = await Promise.all([put(morning.number, a), put(evening.number, a)])
  expect(answers.map(code).sort()).toEqual(['in_another_round', 'ok'])
})

test('the same form sent twice arranges once', async () => {
  const { number } = await round()
  const stops = await errand()
  const input = { day, rounds: [{ ...(await seen(number)), stops }], idempotencyKey: 'twice' }
  const first = must(await arrangeRounds(hub.ctx, input))
  expect(must(await arrangeRounds(hub.ctx, input))).toEqual(first)
  expect((await view(number)).sequence).toBe(1)
})

test('published, its visits stand in the calendar and its requests are with whoever drives', async () => {
  const { number } = await round()
  const [one, two, other] = [await request(), await request(), await errand()]
  expect(code(await publishRound(hub.ctx, await seen(number)))).toBe('empty_round')
  must(await put(number, one.stops, other, two.stops))
  must(await publishRound(hub.ctx, await seen(number)))
  const ready = await view(number)
  expect(ready.state).toBe('ready')
  const planned = await visits()
  expect(planned.map(({ requestId }) => requestId)).toEqual([one.id, two.id])
  expect(planned[0]).toMatchObject({ who: who.key, whoName: 'Jean Roy', state: 'assigned', note: number })
  expect(planned[0]!.startsAt).toEqual(instantOf(day, ready.stops[0]!.begin! / 60, hub.ctx.hub.zone))
  // Arranged anew: the visits follow, none is made twice; what leaves gives its own back.
  const ids = planned.map(({ id }) => id)
  must(await put(number, two.stops, one.stops))
  expect((await visits()).map(({ id }) => id)).toEqual(ids.toReversed())
  must(await put(number, two.stops))
  expect((await visits()).map(({ id }) => id)).toEqual([ids[1]])
  must(await reopenRound(hub.ctx, await seen(number)))
  expect(await visits()).toEqual([])
  expect((await view(number)).stops[0]!.visitId).toBeNull()
})

test('somebody whom the calendar holds then is not sent out, and it says what is in the way', async () => {
  const { number } = await round()
  const { stops } = await request()
  must(await put(number, stops))
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
  const answer = await publishRound(hub.ctx, await seen(number))
  expect(answer).toMatchObject({ code: 'slot_taken', held: [{ kind: 'absence' }] })
  expect((await view(number)).state).toBe('draft')
})

test('a request given up meanwhile is said, and the round is not published with it', async () => {
  const { number } = await round()
  const { id, stops } = await request()
  must(await put(number, stops))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'Fait par sa fille' }))
  expect((await view(number)).stops[0]).toMatchObject({ over: true })
  expect(code(await publishRound(hub.ctx, await seen(number)))).toBe('errand_over')
})

test('what nobody needs any more leaves the rounds to come, once, and the rest stays', async () => {
  const { number, id: roundId } = await round()
  const [one, two] = [await request(), await request()]
  must(await put(number, one.stops, two.stops))
  must(await publishRound(hub.ctx, await seen(number)))
  expect(await takeOutOver(hub.ctx)).toBe(0)
  must(await moveRequest(hub.ctx, { requestId: one.id, verb: 'cancel', why: 'Parti' }))
  expect(await takeOutOver(hub.ctx)).toBe(1)
  expect(await keysOf(number)).toEqual([two.stops[0]!.key])
  expect((await visits()).map(({ requestId }) => requestId)).toEqual([two.id])
  expect(await takeOutOver(hub.ctx)).toBe(0)
  const [last] = await hub.ctx.read((tx) => movesOfRound(tx, hub.ctx.hub.id, roundId))
  expect(last).toMatchObject({ verb: 'arrange', why: 'N’avait plus besoin de passage' })
})

test('each errand of a round has its price where it stands', async () => {
  const { number } = await round()
  const a = await errand()
  must(await put(number, a))
  // Nobody knows where it is: five minutes of paid time and its handling.
  expect(await pricesOfRound(hub.ctx, await view(number))).toEqual([
    { key: a[0]!.key, cost: 20n + 183n, margin: 300n - 203n },
  ])
})

test('nobody drives, or the day is gone: not published; given up, what it served waits again', async () => {
  const { number } = await round({ who: null })
  const a = await errand()
  must(await put(number, a))
  expect(code(await publishRound(hub.ctx, await seen(number)))).toBe('who_needed')
  const facts = { driver: 'paid', fromMinute: 540, toMinute: 720 } as const
  must(await editRound(hub.ctx, { ...(await seen(number)), ...facts, who }))
  must(await publishRound(hub.ctx, { ...(await seen(number)), idempotencyKey: 'p' }))
  const again = { ...(await seen(number)), idempotencyKey: 'p' }
  expect(code(await publishRound(hub.ctx, again))).toBe('ok')
  expect(code(await publishRound(hub.ctx, await seen(number)))).toBe('not_from_this_state')
  expect(code(await editRound(hub.ctx, { ...(await seen(number)), ...facts }))).toBe('who_needed')
  must(await cancelRound(hub.ctx, await seen(number)))
  expect(await view(number)).toMatchObject({ state: 'cancelled', stops: [{ state: 'dropped' }] })
  expect((await dayPlan(hub.ctx, day)).rounds).toEqual([])
  const other = await round()
  must(await put(other.number, a))
  expect(code(await put(number, a))).toBe('round_left')
  hub.clock.set(new Date('2026-03-20T09:00:00Z'))
  expect(code(await publishRound(hub.ctx, await seen(other.number)))).toBe('day_past')
})

test('a visit agreed by hand before is not taken off when its stop goes', async () => {
  const { number } = await round()
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
  must(await put(number, stops))
  must(await put(number, []))
  expect((await visits()).map(({ requestId }) => requestId)).toEqual([id])
})

test('an hour agreed by hand is what the round keeps to, however often it moves the visit around it', async () => {
  const { number } = await round({ fromMinute: 605 })
  const { id, stops } = await request()
  const doer = { kind: 'person', id: who.key.slice(7) as Id<'Person'> } as const
  const at = (minute: number) => instantOf(day, minute, hub.ctx.hub.zone)
  const planned = must(
    await scheduleVisit(hub.ctx, { requestId: id, startsAt: at(600), minutes: 30, who: doer }),
  )
  must(await put(number, stops))
  must(await publishRound(hub.ctx, await seen(number)))
  expect((await visits())[0]!.startsAt).toEqual(at(605))
  const promised = [{ from: 585, to: 615 }]
  expect((await view(number)).stale).toBe(false)
  must(await put(number, stops))
  expect((await view(number)).stops[0]!.hours).toEqual(promised)
  must(await reopenRound(hub.ctx, await seen(number)))
  must(await put(number, await errand(), stops))
  must(await put(number, stops))
  expect((await view(number)).stops[0]!.hours).toEqual(promised)
  // Somebody agreed on another hour since.
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
  must(await moveVisit(hub.ctx, { visitId: planned.visitId, startsAt: at(610) }))
  must(await put(number, stops))
  expect((await view(number)).stops[0]!.hours).toEqual([{ from: 595, to: 625 }])
})
