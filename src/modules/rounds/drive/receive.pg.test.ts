import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { paymentsOf } from '#modules/money/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { moveRequest } from '#modules/requests/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { events } from '#platform/db/tables.ts'
import { filesOf } from '#platform/files/files.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { roundMoves, rounds } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import { servedBy, tripById } from '../trips/store.server.ts'
import type { DeedInput } from './answers.ts'
import { roundToDrive } from './fixtures.ts'
import { DEED_PHOTO, receiveDeed } from './receive.server.ts'
import { type DrivenRound, deedsOf, stopsIn } from './store.server.ts'

let hub: TestHub
let desk: Counter
let jean: Ctx
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  jean = somebody('driver')
})
afterAll(() => hub.close())

const somebody = (role: Role): Ctx =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: newId<'User'>(), name: `Somebody ${role}`, roles: [role] },
  })
const key = (ctx: Ctx) => `user:${ctx.actor.userId}` as const
const later = (minutes: number) => hub.clock.set(new Date(hub.clock.now().getTime() + minutes * 60_000))
const deed = (
  round: { id: Id<'Round'> },
  kind: DeedInput['kind'],
  more: Partial<DeedInput> = {},
): DeedInput => ({
  ...{ id: newId<'RoundDeed'>(), roundId: round.id, kind, said: {}, deviceAt: hub.clock.now() },
  ...more,
})
const say = async (...all: Parameters<typeof deed>) => must(await receiveDeed(jean, deed(...all)))
const stateOf = async (round: DrivenRound) =>
  (await hub.ctx.read((tx) => tx.select().from(rounds).where(eq(rounds.id, round.id))))[0]!
const stopsOf = (round: DrivenRound) => hub.ctx.read((tx) => stopsIn(tx, hub.ctx.hub.id, round.id))
const saidOf = (round: DrivenRound) => hub.ctx.read((tx) => deedsOf(tx, hub.ctx.hub.id, round.id))

async function errand(revenue = cents(800)): Promise<Id<'RoundErrand'>> {
  const id = newId<'RoundErrand'>()
  const at = hub.clock.now()
  await hub.ctx.tx((tx) =>
    tx.insert(roundErrands).values({
      ...{ hubId: hub.ctx.hub.id, id, number: `C2026-${id.slice(-4)}`, day: hub.ctx.today(), way: 'bring' },
      ...{ what: 'Journaux', address: '2 rue Basse', hours: [], minutes: 5, kg: 2, crates: 0, revenue },
      ...{ handling: cents(50), state: 'open', createdAt: at, updatedAt: at, actorName: 'desk', words: '' },
    }),
  )
  return id
}
const errandState = async (id: Id<'RoundErrand'>) =>
  (await hub.ctx.read((tx) => tx.select().from(roundErrands).where(eq(roundErrands.id, id))))[0]!.state
const requestState = async (id: Id<'Request'>) => {
  const { requestById } = await import('#modules/requests/store.server.ts')
  return (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
}
const png = (n: number) => ({
  name: `${n}.png`,
  type: 'image/png',
  content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, n]),
})

test('a round is driven: what was done is done, what failed waits again, the trip is written', async () => {
  const [first, second, journals] = [(await desk.take()).id, (await desk.take()).id, await errand()]
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), [
    { requestId: first, revenue: cents(1250) },
    { requestId: second, revenue: cents(1250) },
    { errandId: journals, revenue: cents(800), handling: cents(50) },
    { errandId: await errand(), revenue: cents(900) },
  ])
  const [a, b, c] = stops
  await say(round, 'leave', { said: { counter: 10_000 } })
  later(20)
  await say(round, 'arrive', { stopId: a!.id })
  later(5)
  await say(round, 'done', { stopId: a!.id, photos: [png(1)], said: { signer: 'Zoé' } })
  later(20)
  await say(round, 'failed', { stopId: b!.id, said: { reason: 'absent', note: 'sonné' } })
  await say(round, 'done', { stopId: c!.id, said: { note: 'chez la voisine' } })
  later(15)
  await say(round, 'end', { said: { counter: 25_000, cash: 1250 } })
  expect((await stopsOf(round)).map(({ state }) => state)).toEqual(['done', 'failed', 'done', 'failed'])
  expect(await requestState(first)).toMatchObject({ state: 'done' })
  expect(await requestState(second)).toMatchObject({ state: 'qualified', phase: 'triage' })
  expect(await errandState(journals)).toBe('done')
  // What was typed of an errand can be emptied with its names: it stands nowhere else.
  expect((await stopsOf(round))[2]).toMatchObject({ said: 'chez la voisine' })
  expect(JSON.stringify(await saidOf(round))).not.toContain('voisine')
  const ended = await stateOf(round)
  // 15 km at 0,45 € and an hour at 22 €, with what handling the journals cost.
  expect(ended).toMatchObject({ state: 'ended', counterOut: 10_000, counterBack: 25_000, cash: 1250n })
  expect(ended.driven).toEqual({
    ...{ stops: 2, metres: 15_000, seconds: 3600, revenue: 2050, cost: 675 + 2200 + 50, aloneMetres: 20_000 },
  })
  const { trip } = (await hub.ctx.read((tx) => tripById(tx, hub.ctx.hub.id, ended.tripId!)))!
  expect(trip).toMatchObject({
    stops: 2,
    metres: 15_000,
    paidMinutes: 60,
    volunteerMinutes: 0,
    income: 2050n,
  })
  const served = await hub.ctx.read((tx) => servedBy(tx, hub.ctx.hub.id, trip.id))
  expect(served.map((one) => one.requestId)).toEqual([first])
  const told = await hub.ctx.read((tx) =>
    tx.select({ type: events.type }).from(events).where(eq(events.subjectId, round.id)),
  )
  expect(told.map(({ type }) => type)).toEqual([
    'rounds.left',
    'rounds.stop-arrived',
    'rounds.stop-done',
    'rounds.stop-failed',
    'rounds.stop-done',
    'rounds.ended',
  ])
  const moves = await hub.ctx.read((tx) =>
    tx.select().from(roundMoves).where(eq(roundMoves.roundId, round.id)).orderBy(roundMoves.id),
  )
  expect(moves.map(({ verb, toState, sequence }) => [verb, toState, sequence])).toEqual([
    ['leave', 'out', 2],
    ['end', 'ended', 3],
  ])
})

test('the same deed sent twice, or from two windows at once, is one, and answers the same', async () => {
  const id = await errand()
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), [{ errandId: id }])
  const input = deed(round, 'done', { stopId: stops[0]!.id, said: { cash: 300 }, photos: [png(1), png(2)] })
  const answers = await Promise.all([1, 2, 3].map(() => receiveDeed(jean, input)))
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { verdict: 'applied' } })
  expect(await saidOf(round)).toHaveLength(1)
  expect(await stopsOf(round)).toMatchObject([{ state: 'done', cash: 300n }])
  // Nobody said that it left: what was done at a door did.
  expect(await stateOf(round)).toMatchObject({ state: 'out' })
  expect(await hub.ctx.read((tx) => filesOf(tx, hub.ctx, { kind: DEED_PHOTO, id: input.id }))).toHaveLength(2)
  // Somebody else's key tells nothing of what they said.
  expect(await receiveDeed(hub.ctx, input)).toMatchObject({ code: 'not_found' })
})

test('a request cancelled meanwhile: the deed is kept with why, and the stop leaves the round', async () => {
  const { id } = await desk.take()
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), [{ requestId: id }])
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'Plus besoin' }))
  expect(await say(round, 'done', { stopId: stops[0]!.id, said: { cash: 500 } })).toEqual({
    ...{ verdict: 'refused', code: 'job_cancelled' },
  })
  expect(await stopsOf(round)).toMatchObject([{ state: 'dropped', cash: null }])
  expect(await saidOf(round)).toMatchObject([{ verdict: 'refused', held: 'job_cancelled' }])
  expect((await requestState(id)).state).toBe('cancelled')
})

test('somebody else did it: the stop is done, and the answer says so', async () => {
  const { id } = await desk.take()
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), [{ requestId: id }])
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  expect(await say(round, 'done', { stopId: stops[0]!.id })).toEqual({ verdict: 'second' })
  expect(await stopsOf(round)).toMatchObject([{ state: 'done' }])
})

test('a round arranged anew finds the stop by what it serves; one that went elsewhere is said', async () => {
  const id = await errand()
  const { round } = await roundToDrive(hub.ctx, key(jean), [{ errandId: id }])
  const old = newId<'RoundStop'>()
  const serves = { key: `errand:${id}`, part: 'whole' } as const
  expect(await say(round, 'done', { stopId: old, serves })).toEqual({ verdict: 'applied' })
  expect(await say(round, 'done', { stopId: old })).toMatchObject({ code: 'stop_gone' })
  expect(await say(round, 'note', { said: { note: 'Route barrée' } })).toEqual({ verdict: 'applied' })
})

test('what is carried: picked up is begun, delivered is done, not picked up is not delivered', async () => {
  const { id } = await desk.take()
  const ends = [
    { requestId: id, part: 'pickup' as const },
    { requestId: id, part: 'delivery' as const },
  ]
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), ends)
  await say(round, 'done', { stopId: stops[0]!.id })
  expect((await requestState(id)).state).toBe('started')
  await say(round, 'done', { stopId: stops[1]!.id })
  expect((await requestState(id)).state).toBe('done')
  const other = await errand()
  const both = [
    { errandId: other, part: 'pickup' as const },
    { errandId: other, part: 'delivery' as const },
  ]
  const second = await roundToDrive(hub.ctx, key(jean), both)
  await say(second.round, 'failed', { stopId: second.stops[0]!.id, said: { reason: 'absent' } })
  expect((await stopsOf(second.round)).map(({ state }) => state)).toEqual(['failed', 'dropped'])
  expect(await errandState(other)).toBe('open')
})

test('money taken at the door is settled by who may collect, and left to the desk by who may not', async () => {
  const volunteer = somebody('volunteer')
  for (const [ctx, state] of [
    [volunteer, 'paid'],
    [jean, 'done'],
  ] as const) {
    const { id } = await desk.take()
    const { round, stops } = await roundToDrive(hub.ctx, key(ctx), [{ requestId: id }])
    const said = { cash: 1250 }
    must(await receiveDeed(ctx, deed(round, 'done', { stopId: stops[0]!.id, said })))
    expect((await requestState(id)).state).toBe(state)
    expect(await paymentsOf(hub.ctx, 'request', id)).toHaveLength(state === 'paid' ? 1 : 0)
    expect(await stopsOf(round)).toMatchObject([{ cash: 1250n }])
  }
  // More than is owed is nobody's payment yet: the desk looks at it.
  const { id } = await desk.take()
  const { round, stops } = await roundToDrive(hub.ctx, key(volunteer), [{ requestId: id }])
  must(await receiveDeed(volunteer, deed(round, 'done', { stopId: stops[0]!.id, said: { cash: 2000 } })))
  expect((await requestState(id)).state).toBe('done')
})

test('a wrong clock and a slip on the counter never lose the end of a round', async () => {
  const { round } = await roundToDrive(hub.ctx, key(jean), [{ errandId: await errand() }], {
    driver: 'volunteer',
  })
  const wrong = new Date(hub.clock.now().getTime() + 400 * 24 * 3_600_000)
  await say(round, 'leave', { said: { counter: 90_000 }, deviceAt: wrong })
  await say(round, 'end', { said: { counter: 9_000, minutes: 80 }, deviceAt: wrong })
  const ended = await stateOf(round)
  expect(ended).toMatchObject({ state: 'ended', driven: { metres: 12_000, seconds: 4800 } })
  const { trip } = (await hub.ctx.read((tx) => tripById(tx, hub.ctx.hub.id, ended.tripId!)))!
  expect(trip).toMatchObject({ volunteerMinutes: 80, paidMinutes: 0, stops: 1 })
  expect(trip.note).toContain('Kilomètres prévus')
  expect((await saidOf(round)).every(({ clockOff }) => clockOff)).toBe(true)
})

test('each refusal writes nothing, and a round of somebody else is kept as a word', async () => {
  const { round, stops } = await roundToDrive(hub.ctx, key(jean), [{ errandId: await errand() }])
  const input = deed(round, 'failed', { stopId: stops[0]!.id, said: { reason: 'absent' } })
  const elsewhere = await hub.other('loin')
  for (const [ctx, change, code] of [
    [hub.as('treasurer'), {}, 'not_permitted'],
    [hub.as('provider'), {}, 'not_permitted'],
    [elsewhere, {}, 'not_found'],
    [jean, { roundId: newId<'Round'>() }, 'not_found'],
    [jean, { said: {} }, 'reason_needed'],
    [jean, { said: { reason: 'pluie' } }, 'reason_needed'],
    [jean, { said: { reason: 'other' } }, 'note_needed'],
  ] as const)
    expect(await receiveDeed(ctx, { ...input, ...change })).toMatchObject({ ok: false, code })
  expect(await saidOf(round)).toEqual([])
  expect(must(await receiveDeed(somebody('driver'), input))).toMatchObject({ code: 'round_not_yours' })
  expect(await stopsOf(round)).toMatchObject([{ state: 'todo' }])
})
