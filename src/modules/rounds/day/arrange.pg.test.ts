import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import type { WantedStop } from '../rules/day/arrange.ts'
import { arrangeRounds, undoArrange } from './arrange.server.ts'
import { codeOf, preparing } from './fixtures.ts'
import { cancelRound } from './life.server.ts'
import { createRound, type RoundInput } from './round.server.ts'
import { movesOfRound } from './store.server.ts'

let hub: TestHub
let day: Day
let desk: ReturnType<typeof preparing>
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  const driver = must(await addPerson(hub.ctx, { firstName: 'Jean', lastName: 'Roy', segment: 'inhabitant' }))
  const who = { key: `person:${driver.id}` as const, name: '' }
  desk = preparing(hub.ctx, day, who)
})
afterEach(() => hub.close())

test('a round is opened with its number, once per form, and its bad facts are refused beside their field', async () => {
  const first = await desk.round({ name: 'Matin', idempotencyKey: 'a' })
  expect(first.number).toMatch(/^T2026-0001$/)
  expect(await desk.round({ name: 'Matin', idempotencyKey: 'a' })).toEqual(first)
  expect((await desk.round()).number).toBe('T2026-0002')
  expect(await desk.view(first.number)).toMatchObject({ name: 'Matin', whoName: 'Jean Roy', state: 'draft' })
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
  expect(codeOf(await createRound(driver, { day, driver: 'paid', fromMinute: 540, toMinute: 720 }))).toBe(
    'not_permitted',
  )
})

test('a model makes one round a day', async () => {
  const templateId = newId<'RoundTemplate'>()
  const { number } = await desk.round({ templateId })
  const again = { day, templateId, driver: 'paid', fromMinute: 540, toMinute: 720 } as const
  expect(codeOf(await createRound(hub.ctx, again))).toBe('made_already')
  must(await cancelRound(hub.ctx, await desk.seen(number)))
  expect(codeOf(await createRound(hub.ctx, again))).toBe('ok')
})

test('stops are set, timed and counted; what leaves a round waits again, and undo puts it back', async () => {
  const [morning, evening] = [await desk.round(), await desk.round()]
  const [a, b, c] = [await desk.errand(), await desk.errand('carry'), await desk.errand('visit')]
  const { batchId } = must(await desk.put(morning.number, a, b, c))
  const before = await desk.view(morning.number)
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
        { ...(await desk.seen(morning.number)), stops: [...b, ...a] },
        { ...(await desk.seen(evening.number)), stops: c },
      ],
    }),
  )
  expect((await desk.view(evening.number)).stops[0]!.id).toBe(before.stops[3]!.id)
  // The first change is no longer the last one of its round.
  expect(codeOf(await undoArrange(hub.ctx, { batchId }))).toBe('changed_meanwhile')
  const undone = must(await undoArrange(hub.ctx, moved))
  expect(await desk.keysOf(morning.number)).toEqual(before.stops.map(({ key }) => key))
  expect(await desk.keysOf(evening.number)).toEqual([])
  must(await undoArrange(hub.ctx, undone))
  expect(await desk.keysOf(evening.number)).toEqual([c[0]!.key])
  const history = await hub.ctx.read((tx) => movesOfRound(tx, hub.ctx.hub.id, morning.id))
  expect(history.map(({ verb }) => verb)).toEqual(['undo', 'undo', 'arrange', 'arrange', 'create'])
})

test('what cannot be arranged is refused, and nothing changes', async () => {
  const [morning, evening] = [await desk.round(), await desk.round()]
  const [a, carried, over] = [
    await desk.errand(),
    await desk.errand('carry'),
    await desk.errand('bring', { state: 'dropped' }),
  ]
  const stale = await desk.seen(morning.number)
  must(await desk.put(morning.number, a))
  expect(await arrangeRounds(hub.ctx, { day, rounds: [{ ...stale, stops: [] }] })).toMatchObject({
    code: 'changed_meanwhile',
    about: morning.number,
  })
  expect(await desk.put(evening.number, a)).toMatchObject({ code: 'in_another_round', about: morning.number })
  expect(await desk.put(evening.number, over)).toMatchObject({ code: 'errand_over' })
  expect(codeOf(await desk.put(evening.number, carried.toReversed()))).toBe('delivery_first')
  expect(codeOf(await desk.put(evening.number, carried.slice(0, 1)))).toBe('half_a_carry')
  const unknown: WantedStop = { key: `errand:${newId<'RoundErrand'>()}`, part: 'whole', locked: false }
  expect(codeOf(await desk.put(evening.number, [unknown]))).toBe('errand_unknown')
  expect(await desk.keysOf(evening.number)).toEqual([])
  const wrongDay = { day: addDays(day, 1), rounds: [{ ...(await desk.seen(evening.number)), stops: [] }] }
  expect(codeOf(await arrangeRounds(hub.ctx, wrongDay))).toBe('not_found')
  const volunteer = hub.as('volunteer')
  expect(codeOf(await arrangeRounds(volunteer, { ...wrongDay, day }))).toBe('not_permitted')
})

test('two hands that put the same errand in two rounds: one does', async () => {
  const [morning, evening] = [await desk.round(), await desk.round()]
  const a = await desk.errand()
  const answers = await Promise.all([desk.put(morning.number, a), desk.put(evening.number, a)])
  expect(answers.map(codeOf).sort()).toEqual(['in_another_round', 'ok'])
})

test('the same form sent twice arranges once', async () => {
  const { number } = await desk.round()
  const stops = await desk.errand()
  const input = { day, rounds: [{ ...(await desk.seen(number)), stops }], idempotencyKey: 'twice' }
  const first = must(await arrangeRounds(hub.ctx, input))
  expect(must(await arrangeRounds(hub.ctx, input))).toEqual(first)
  expect((await desk.view(number)).sequence).toBe(1)
})
