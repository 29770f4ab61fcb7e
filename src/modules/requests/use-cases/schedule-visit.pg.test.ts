import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { giveRole } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { visitMovesOf } from '../calendar/store.server.ts'
import { visitsOf } from '../calendar/visits.server.ts'
import { type Counter, counter } from '../fixtures.ts'
import { organisationKey } from '../rules/slots.ts'
import { requestById } from '../store.server.ts'
import { addAbsence, cancelAbsence, setLanes } from './add-absence.server.ts'
import { addVehicle, changeVehicle } from './keep-vehicles.server.ts'
import { moveRequest } from './move-request.server.ts'
import { cancelVisit, moveVisit, scheduleVisit, undoVisitMove } from './schedule-visit.server.ts'
import { tellVisit } from './tell-visit.server.ts'
import type { Doer } from './visit-doer.server.ts'

let hub: TestHub
let desk: Counter
let zoe: Doer
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  zoe = { kind: 'person', id: desk.personId }
})
afterAll(() => hub.close())

const paris = (on: string, minute: number) => instantOf(day(on), minute, 'Europe/Paris')
const nine = 9 * 60
const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const plan = async (on: string, minute: number, more: Partial<Parameters<typeof scheduleVisit>[1]> = {}) => {
  const { id } = await desk.take()
  const answer = await scheduleVisit(hub.ctx, {
    requestId: id,
    startsAt: paris(on, minute),
    minutes: 60,
    who: zoe,
    ...more,
  })
  return { id, answer }
}

test('a visit lasts as long as its service, hands the request over and is told in its history', async () => {
  const { id } = await desk.take({ quantity: 3 })
  const visit = must(
    await scheduleVisit(hub.ctx, { requestId: id, startsAt: paris('2026-03-04', nine), who: zoe }),
  )
  const [there] = await visitsOf(hub.ctx, { requestId: id })
  expect(there).toMatchObject({
    startsAt: paris('2026-03-04', nine),
    endsAt: paris('2026-03-04', nine + 90),
    whoName: 'Zoé Lefèvre',
    forWhom: 'Zoé Lefèvre',
    sequence: 0,
  })
  expect(await read(id)).toMatchObject({ state: 'assigned', assigneePersonId: desk.personId })
  must(await moveVisit(hub.ctx, { visitId: visit.visitId, startsAt: paris('2026-03-05', nine), seen: 0 }))
  must(await cancelVisit(hub.ctx, { visitId: visit.visitId, why: 'elle est malade' }))
  expect(await visitsOf(hub.ctx, { requestId: id })).toEqual([])
  expect(await visitsOf(hub.ctx, { requestId: id, cancelled: true })).toMatchObject([{ sequence: 2 }])
  const moves = await hub.ctx.read((tx) => visitMovesOf(tx, hub.ctx.hub.id, id))
  expect(moves.map((m) => [m.verb, m.fromStartsAt, m.toStartsAt, m.why, m.actorName])).toEqual([
    ['cancel', paris('2026-03-05', nine), null, 'elle est malade', 'coordinator of essai'],
    ['move', paris('2026-03-04', nine), paris('2026-03-05', nine), null, 'coordinator of essai'],
    ['plan', null, paris('2026-03-04', nine), null, 'coordinator of essai'],
  ])
})

test('two in the same place: the second is told who holds it, and nothing of it is written', async () => {
  const first = await plan('2026-03-09', nine)
  const second = await plan('2026-03-09', nine + 30)
  expect(second.answer).toMatchObject({
    ok: false,
    code: 'slot_taken',
    field: 'startsAt',
    held: [
      {
        kind: 'visit',
        number: (await read(first.id)).number,
        serviceName: 'Panier de courses',
        forWhom: 'Zoé Lefèvre',
        whoName: 'Zoé Lefèvre',
        startsAt: paris('2026-03-09', nine),
      },
    ],
  })
  expect((await read(second.id)).state).toBe('received')
  expect(await visitsOf(hub.ctx, { requestId: second.id, cancelled: true })).toEqual([])
  // One after the other is not at the same time.
  expect((await plan('2026-03-09', nine + 60)).answer.ok).toBe(true)
  expect((await plan('2026-03-09', nine - 60)).answer.ok).toBe(true)
})

test('each refusal leaves everything as it was', async () => {
  const { id } = await desk.take()
  const input = { requestId: id, startsAt: paris('2026-03-10', nine), minutes: 30, who: zoe }
  const over = await desk.take()
  must(await moveRequest(hub.ctx, { requestId: over.id, verb: 'cancel', why: 'plus besoin' }))
  const refusals = [
    [hub.as('driver'), {}, 'not_permitted'],
    [await hub.other('ailleurs'), {}, 'not_found'],
    [hub.ctx, { requestId: over.id }, 'request_over'],
    [hub.ctx, { minutes: 0 }, 'duration_wrong'],
    [hub.ctx, { minutes: 24 * 60 + 1 }, 'duration_wrong'],
    [hub.ctx, { minutes: 7.5 }, 'duration_wrong'],
    [hub.ctx, { who: undefined }, 'who_needed'],
    [hub.ctx, { who: { kind: 'me' } }, 'who_needed'],
    [hub.ctx, { who: { kind: 'user', id: 'nobody', name: 'X' } }, 'assignee_unknown'],
    [hub.ctx, { who: { kind: 'person', id: newId<'Person'>() } }, 'assignee_unknown'],
    [hub.ctx, { vehicleId: newId<'Vehicle'>() }, 'vehicle_unknown'],
  ] as const
  for (const [ctx, change, code] of refusals)
    expect(await scheduleVisit(ctx, { ...input, ...change })).toMatchObject({ ok: false, code })
  expect(await visitsOf(hub.ctx, { requestId: id, cancelled: true })).toEqual([])
  expect((await read(id)).state).toBe('received')
})

test('the same form sent twice plans once', async () => {
  const { id } = await desk.take()
  const idempotencyKey = newId<'Form'>()
  const input = { requestId: id, startsAt: paris('2026-03-11', nine), who: zoe, idempotencyKey }
  const both = await Promise.all([scheduleVisit(hub.ctx, input), scheduleVisit(hub.ctx, input)])
  expect(both[0]).toEqual(both[1])
  expect(await visitsOf(hub.ctx, { requestId: id })).toHaveLength(1)
})

test('a move keeps what is not told, is refused on a page of before, and goes back', async () => {
  const { id, answer } = await plan('2026-03-12', nine)
  const { visitId } = must(answer)
  await plan('2026-03-12', nine + 120)
  expect(await moveVisit(hub.ctx, { visitId, startsAt: paris('2026-03-12', nine + 90) })).toMatchObject({
    code: 'slot_taken',
  })
  const moved = must(await moveVisit(hub.ctx, { visitId, startsAt: paris('2026-03-12', nine + 30), seen: 0 }))
  expect(await moveVisit(hub.ctx, { visitId, minutes: 15, seen: 0 })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await visitsOf(hub.ctx, { requestId: id })).toMatchObject([
    { startsAt: paris('2026-03-12', nine + 30), endsAt: paris('2026-03-12', nine + 90) },
  ])
  must(await undoVisitMove(hub.ctx, { visitId, moveId: moved.moveId }))
  expect(await undoVisitMove(hub.ctx, { visitId, moveId: moved.moveId })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await visitsOf(hub.ctx, { requestId: id })).toMatchObject([{ startsAt: paris('2026-03-12', nine) }])
  const gone = must(await cancelVisit(hub.ctx, { visitId }))
  expect(await moveVisit(hub.ctx, { visitId, minutes: 15 })).toMatchObject({ code: 'visit_cancelled' })
  must(await undoVisitMove(hub.ctx, { visitId, moveId: gone.moveId }))
  expect(await visitsOf(hub.ctx, { requestId: id })).toHaveLength(1)
})

test('a cancelled visit whose slot was taken meanwhile does not come back over it', async () => {
  const { answer } = await plan('2026-03-13', nine)
  const { visitId } = must(answer)
  const { moveId } = must(await cancelVisit(hub.ctx, { visitId }))
  must((await plan('2026-03-13', nine)).answer)
  expect(await undoVisitMove(hub.ctx, { visitId, moveId })).toMatchObject({ code: 'slot_taken' })
})

test('a vehicle is had once; retired, it is planned no more', async () => {
  const van = must(await addVehicle(hub.ctx, { name: 'Kangoo', plate: 'AB-123-CD' }))
  expect(await addVehicle(hub.ctx, { name: 'kangoo' })).toMatchObject({ code: 'name_taken', field: 'name' })
  const team = must(
    await addOrganisation(hub.ctx, { name: 'Mains vertes', kind: 'provider', siret: undefined }),
  )
  must((await plan('2026-03-16', nine, { vehicleId: van.id })).answer)
  const other = { who: { kind: 'organisation', id: team.id }, vehicleId: van.id } as const
  expect((await plan('2026-03-16', nine + 30, other)).answer).toMatchObject({
    code: 'slot_taken',
    held: [{ whoName: 'Kangoo' }],
  })
  must(await changeVehicle(hub.ctx, van.id, { retired: true }))
  expect((await plan('2026-03-17', nine, other)).answer).toMatchObject({ code: 'vehicle_unknown' })
  must(await addVehicle(hub.ctx, { name: 'Kangoo' }))
  expect(await changeVehicle(hub.ctx, van.id, { retired: false })).toMatchObject({ code: 'name_taken' })
})

test('a team of two does two things at once, not three', async () => {
  const team = must(
    await addOrganisation(hub.ctx, { name: 'Jardins du lac', kind: 'provider', siret: undefined }),
  )
  must(await setLanes(hub.ctx, { resource: organisationKey(team.id), lanes: 2 }))
  const who = { kind: 'organisation', id: team.id } as const
  must((await plan('2026-03-18', nine, { who })).answer)
  must((await plan('2026-03-18', nine + 15, { who })).answer)
  expect((await plan('2026-03-18', nine + 30, { who })).answer).toMatchObject({
    code: 'slot_taken',
    held: [{ whoName: 'Jardins du lac' }, { whoName: 'Jardins du lac' }],
  })
})

test('somebody with an account has one calendar, chosen as an account or as a person', async () => {
  const user = { kind: 'user', id: 'account-of-luc', name: 'Luc' } as const
  await giveRole(hub.ctx, user.id, 'desk')
  must((await plan('2026-03-19', nine, { who: user })).answer)
  expect((await plan('2026-03-19', nine, { who: user })).answer).toMatchObject({ code: 'slot_taken' })
})

test('who is away is planned no more; what stood there is told, or taken off', async () => {
  const { id, answer } = await plan('2026-03-24', nine)
  must(answer)
  const away = {
    of: zoe,
    reason: 'holiday',
    startsAt: paris('2026-03-23', 0),
    endsAt: paris('2026-03-28', 0),
  } as const
  expect(await addAbsence(hub.as('driver'), away)).toMatchObject({ code: 'not_permitted' })
  expect(await addAbsence(hub.ctx, { ...away, endsAt: away.startsAt })).toMatchObject({
    code: 'end_before_start',
  })
  expect(await addAbsence(hub.ctx, away)).toMatchObject({ code: 'slot_taken', held: [{ kind: 'visit' }] })
  const { absenceId, released } = must(await addAbsence(hub.ctx, { ...away, release: true }))
  expect(released).toBe(1)
  expect(await visitsOf(hub.ctx, { requestId: id })).toEqual([])
  expect((await plan('2026-03-25', nine)).answer).toMatchObject({
    code: 'slot_taken',
    held: [{ kind: 'absence', reason: 'holiday', whoName: 'Zoé Lefèvre' }],
  })
  must(await cancelAbsence(hub.ctx, { absenceId }))
  expect((await plan('2026-03-25', nine)).answer.ok).toBe(true)
})

test('hours stay right over midnight and when clocks change', async () => {
  const late = must((await plan('2026-03-26', 23 * 60, { minutes: 120 })).answer)
  expect((await plan('2026-03-27', 30)).answer).toMatchObject({ code: 'slot_taken' })
  expect((await plan('2026-03-27', 60)).answer.ok).toBe(true)
  expect(
    await visitsOf(hub.ctx, { startsAt: paris('2026-03-27', 0), endsAt: paris('2026-03-27', 30) }),
  ).toMatchObject([{ id: late.visitId }])
  // Sunday 29 March 2026: 02:00 is 03:00. Two hours of work from 01:30 end at 04:30 on the wall.
  const { id } = await plan('2026-03-29', 90, { minutes: 120 })
  expect((await visitsOf(hub.ctx, { requestId: id }))[0]!.endsAt).toEqual(paris('2026-03-29', 4 * 60 + 30))
  // Sunday 25 October 2026: the hour from 02:00 is lived twice, so 25 hours fit in the day.
  const autumn = await plan('2026-10-25', 90, { minutes: 120 })
  expect((await visitsOf(hub.ctx, { requestId: autumn.id }))[0]!.endsAt).toEqual(
    new Date('2026-10-25T01:30:00Z'),
  )
  expect(paris('2026-10-26', 0).getTime() - paris('2026-10-25', 0).getTime()).toBe(25 * 3_600_000)
})

test('the visits to come follow their request: given up, done sooner, handed to somebody else', async () => {
  const given = await plan('2026-04-06', nine)
  must(await moveRequest(hub.ctx, { requestId: given.id, verb: 'cancel', why: 'plus besoin' }))
  expect(await visitsOf(hub.ctx, { requestId: given.id })).toEqual([])
  const sooner = await plan('2026-04-06', nine)
  must(await moveRequest(hub.ctx, { requestId: sooner.id, verb: 'finish' }))
  expect(await visitsOf(hub.ctx, { requestId: sooner.id })).toEqual([])
  const handed = await plan('2026-04-06', nine)
  const to = { kind: 'organisation', id: desk.landlordId } as const
  must(await moveRequest(hub.ctx, { requestId: handed.id, verb: 'assign', assignee: to }))
  expect(await visitsOf(hub.ctx, { requestId: handed.id })).toMatchObject([
    { who: organisationKey(desk.landlordId), whoName: 'Habitat Tilleuls', sequence: 1 },
  ])
  // Zoé is free again; the landlord is not, so a second job at that time stays where it was.
  const other = await plan('2026-04-06', nine)
  expect(other.answer.ok).toBe(true)
  expect(await moveRequest(hub.ctx, { requestId: other.id, verb: 'assign', assignee: to })).toMatchObject({
    ok: false,
    code: 'slot_taken',
  })
  expect(await read(other.id)).toMatchObject({ assigneePersonId: desk.personId })
})

test('who is served is told once for each place of the visit, and nobody of what is past', async () => {
  const told = async (visitId: Id<'Visit'>) => must(await tellVisit(hub.ctx, { visitId })).told
  const { visitId } = must((await plan('2026-04-07', nine)).answer)
  expect(await tellVisit(hub.as('driver'), { visitId })).toMatchObject({ code: 'not_permitted' })
  expect([await told(visitId), await told(visitId)]).toEqual([true, false])
  must(await moveVisit(hub.ctx, { visitId, startsAt: paris('2026-04-08', nine) }))
  expect([await told(visitId), await told(visitId)]).toEqual([true, false])
  must(await cancelVisit(hub.ctx, { visitId }))
  expect(await told(visitId)).toBe(true)
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute(`SELECT template FROM notices WHERE subject_kind = 'request' ORDER BY id`),
  )
  expect(rows.map((row) => row.template)).toEqual(['visit-planned', 'visit-moved', 'visit-cancelled'])
  const past = must((await plan('2026-02-27', nine)).answer)
  expect(await told(past.visitId)).toBe(false)
})
