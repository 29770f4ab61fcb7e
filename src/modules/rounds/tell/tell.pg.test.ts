import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { notices } from '#modules/notices/tables.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { moveVisit, scheduleVisit } from '#modules/requests/index.server.ts'
import { tellVisit } from '#modules/requests/use-cases/tell-visit.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { givenRound } from '../day/fixtures.ts'
import { roundStops, rounds } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import { findRounds } from './find.server.ts'
import { keepTellingForm } from './keep.server.ts'
import { passagesOf } from './passages.server.ts'
import { standingOf } from './standing.server.ts'
import { tellRounds } from './tell.server.ts'
import { roundsToday } from './today.server.ts'

let hub: TestHub
let today: Day
beforeEach(async () => {
  hub = await testHub()
  today = hub.ctx.today()
  hub.clock.set(at(8 * 60))
})
afterEach(() => hub.close())

const at = (minute: number) => instantOf(today, minute, 'Europe/Paris')
const stop = (minute: number) => ({
  ...{
    arrival: minute * 60,
    begin: minute * 60,
    departure: (minute + 10) * 60,
    legSeconds: 600,
    minutes: 10,
  },
})

/** A round whose stops are for as many people, reached by e-mail. */
async function given(minutes: readonly number[], more: Partial<typeof rounds.$inferInsert> = {}) {
  const id = await givenRound(hub.ctx, {
    ...{ day: today, state: 'ready', whoName: 'Youssef Benali', publishedAt: at(480), ...more },
    stops: minutes.map(stop),
  })
  const stops = await stopsOf(id)
  for (const { errandId } of stops) {
    const name = { firstName: 'Zoé', lastName: 'Petit', segment: 'inhabitant' as const }
    const person = must(await addPerson(hub.ctx, { ...name, email: `${errandId}@exemple.fr` }))
    await hub.ctx.tx((tx) =>
      tx.update(roundErrands).set({ personId: person.id }).where(eq(roundErrands.id, errandId!)),
    )
  }
  return { id, stops }
}

const helper = async () =>
  must(await addPerson(hub.ctx, { firstName: 'Léa', lastName: 'Roux', segment: 'inhabitant' }))

const stopsOf = (id: Id<'Round'>) =>
  hub.ctx.read((tx) =>
    tx.select().from(roundStops).where(eq(roundStops.roundId, id)).orderBy(roundStops.position),
  )
const setRound = (id: Id<'Round'>, set: Partial<typeof rounds.$inferInsert>) =>
  hub.ctx.tx((tx) => tx.update(rounds).set(set).where(eq(rounds.id, id)))
const setStop = (id: Id<'RoundStop'>, set: Partial<typeof roundStops.$inferInsert>) =>
  hub.ctx.tx((tx) => tx.update(roundStops).set(set).where(eq(roundStops.id, id)))

/** What was written since, in its order: the objects of the messages. */
async function written(): Promise<string[]> {
  const rows = await hub.ctx.read((tx) => tx.select().from(notices).orderBy(notices.id))
  return rows.map(({ subject }) => subject.replace(/\u00a0/g, ' '))
}

test('a published round tells each person its slot, once, by e-mail and in their words', async () => {
  const { stops } = await given([590, 640])
  expect(await tellRounds(hub.ctx)).toBe(2)
  expect(await tellRounds(hub.ctx)).toBe(0)
  const rows = await hub.ctx.read((tx) => tx.select().from(notices).orderBy(notices.id))
  expect(rows.map((row) => [row.template, row.state, row.subjectId])).toEqual(
    stops.map((one) => ['passage-planned', 'waiting', one.errandId]),
  )
  const said = rows[0]!.body.replace(/\u00a0/g, ' ')
  expect(said).toContain('entre 9 h 30 et 10 h 30, pour Pain (C2026-')
  expect(said).toContain('Vous verrez : Youssef Benali.')
})

test('on a day of twenty-five hours the clock of the hub is what counts', async () => {
  const day = '2026-10-25' as Day
  hub.clock.set(instantOf(day, 540, 'Europe/Paris'))
  await given([590], { day })
  expect(await tellRounds(hub.ctx)).toBe(1)
})

test('nobody is told of a draft, of an errand noted with a name only, nor twice by two at once', async () => {
  await given([590], { state: 'draft' })
  await givenRound(hub.ctx, { day: today, state: 'ready', stops: [stop(600)] })
  await given([600])
  const both = await Promise.all([tellRounds(hub.ctx), tellRounds(hub.ctx)])
  expect(both.toSorted()).toEqual([0, 1])
})

test('on the road: soon, late, not possible; then the round comes back', async () => {
  const { id, stops } = await given([590, 640, 760])
  await tellRounds(hub.ctx)
  hub.clock.set(at(570))
  await setRound(id, { state: 'out', leftAt: at(570) })
  await tellRounds(hub.ctx)
  expect((await written()).slice(3)).toEqual(['Youssef arrive vers 9 h 40'])
  // An hour lost at the first door, and the plan's pauses after it are kept.
  hub.clock.set(at(650))
  await setStop(stops[0]!.id, { state: 'failed', reason: 'absent', arrivedAt: at(580), doneAt: at(650) })
  await tellRounds(hub.ctx)
  expect((await written()).slice(4)).toEqual([
    'Youssef arrive vers 11 h 30',
    'Un peu de retard : plutôt vers 13 h 30',
    'Pain : ce n’était pas possible le lun. 2 mars',
  ])
  await setRound(id, { state: 'ended' })
  await tellRounds(hub.ctx)
  const missed = 'Pain : ce n’était pas possible le lun. 2 mars'
  expect((await written()).slice(7)).toEqual([missed, missed])
})

test('who waits for a request reads its hour, then where the round is; nobody else is in it', async () => {
  const { take } = await counter(hub.ctx)
  const { id: requestId } = await take()
  const [before] = [stop(540)]
  const id = await givenRound(hub.ctx, {
    ...{ day: today, state: 'ready', whoName: 'Youssef Benali' },
    stops: [before!, { ...stop(590), requestId, errandId: null }],
  })
  const read = async () => (await passagesOf(hub.ctx, [requestId])).get(requestId)
  const known = { day: today, who: 'Youssef', slot: { from: 570, to: 630 } }
  expect(await read()).toEqual({ ...known, at: null, state: 'planned', late: false })
  const stands = { day: today, number: expect.stringMatching(/^T/), whoName: 'Youssef Benali' }
  const standing = () => standingOf(hub.ctx, requestId)
  expect(await standing()).toMatchObject({ ...stands, round: 'ready', stop: 'todo', minute: 590 })
  hub.clock.set(at(600))
  await setRound(id, { state: 'out', leftAt: at(600) })
  // Ten minutes of road and ten of work, twice; and the plan's thirty minutes of pause between.
  expect(await read()).toEqual({ ...known, at: 660, state: 'coming', late: true })
  const [, mine] = await stopsOf(id)
  await setStop(mine!.id, { state: 'arrived', arrivedAt: at(600) })
  expect(await read()).toMatchObject({ state: 'here', at: null })
  await setStop(mine!.id, { state: 'done', doneAt: at(610) })
  expect(await read()).toBeUndefined()
  expect(await standing()).toMatchObject({ ...stands, stop: 'done', minute: 610 })
  await setStop(mine!.id, { state: 'todo', doneAt: null })
  await setRound(id, { state: 'draft' })
  expect(await standing()).toMatchObject({ ...stands, round: 'draft', stop: 'todo', minute: 590 })
  expect(await read()).toBeUndefined()
  expect((await passagesOf(await hub.other('ailleurs'), [requestId])).size).toBe(0)
  expect(await standingOf(await hub.other('voisin'), requestId)).toBeNull()
  expect(await standingOf(hub.as('member'), requestId)).toBeNull()
  await setRound(id, { state: 'cancelled' })
  expect(await standing()).toBeNull()
})

test('the desk does not say again by hand what the round told, until the visit moves', async () => {
  const { take } = await counter(hub.ctx)
  const { id: requestId } = await take()
  const planned = must(
    await scheduleVisit(hub.ctx, {
      ...{ requestId, startsAt: at(590), minutes: 30 },
      who: { kind: 'person', id: (await helper()).id },
    }),
  )
  await givenRound(hub.ctx, {
    ...{ day: today, state: 'ready', whoName: 'Youssef Benali' },
    stops: [{ ...stop(590), requestId, errandId: null }],
  })
  hub.clock.set(at(490))
  expect(await tellRounds(hub.ctx)).toBe(1)
  const { visitId } = planned
  expect(must(await tellVisit(hub.ctx, { visitId }))).toEqual({ told: false })
  hub.clock.set(at(500))
  must(await moveVisit(hub.ctx, { visitId, startsAt: at(900) }))
  expect(must(await tellVisit(hub.ctx, { visitId }))).toEqual({ told: true })
})

test('home shows the rounds of the day that ask for something first, and to a driver only their own', async () => {
  hub.clock.set(at(9 * 60))
  await givenRound(hub.ctx, {
    day: addDays(today, -1),
    state: 'out',
    name: 'Hier',
    leftAt: at(-600),
    who: 'user:a',
  })
  await givenRound(hub.ctx, {
    day: today,
    state: 'ready',
    name: 'Matin',
    who: 'user:driver',
    fromMinute: 600,
  })
  await givenRound(hub.ctx, { day: today, state: 'draft', name: 'Soir' })
  await givenRound(hub.ctx, { day: addDays(today, 1), state: 'ready', name: 'Demain', who: 'user:a' })
  await givenRound(hub.ctx, { day: addDays(today, -1), state: 'ended', name: 'Finie', who: 'user:driver' })
  const seen = (list: readonly { name: string; due: string | null }[]) =>
    list.map((one) => [one.name, one.due])
  const { mine, all } = await roundsToday(hub.ctx)
  expect([seen(mine), seen(all)]).toEqual([
    [],
    [
      ['Hier', 'not-ended'],
      ['Soir', 'no-driver'],
      ['Matin', null],
    ],
  ])
  const driver = hub.as('driver')
  const theirs = { ...driver, actor: { ...driver.actor, userId: 'driver' } }
  const own = await roundsToday(theirs)
  expect([seen(own.mine), own.all]).toEqual([[['Matin', null]], []])
  expect(await roundsToday(hub.as('member'))).toEqual({ mine: [], all: [] })
  // However many others go out.
  await hub.ctx.together(async (c) => {
    for (let n = 0; n < 61; n++)
      await givenRound(c, { day: addDays(today, 1), state: 'ready', who: 'user:a' })
  })
  expect(seen((await roundsToday(theirs)).mine)).toEqual([['Matin', null]])
})

test('a round and an errand are found by their numbers, as people type them', async () => {
  const id = await givenRound(hub.ctx, {
    day: today,
    name: 'Matin',
    number: 'T2026-0412',
    stops: [stop(590)],
  })
  const [{ errandId } = { errandId: null }] = await stopsOf(id)
  await hub.ctx.tx((tx) =>
    tx.update(roundErrands).set({ number: 'C2026-0007' }).where(eq(roundErrands.id, errandId!)),
  )
  for (const typed of ['T2026-0412', 't2026 412', ' t412'])
    expect(await findRounds(hub.ctx, typed), typed).toEqual([
      { number: 'T2026-0412', label: 'Matin', path: 'tournees/T2026-0412' },
    ])
  expect(await findRounds(hub.ctx, 'c 7')).toMatchObject([{ path: 'tournees/courses/C2026-0007' }])
  for (const typed of ['412', 'T2025-0412', 'tilleuls', 'T'])
    expect(await findRounds(hub.ctx, typed), typed).toEqual([])
  expect(await findRounds(hub.as('member'), 'T412')).toEqual([])
})

test('a hub may keep silent, and only its coordinator says so', async () => {
  const none = { slots: false, road: false, missed: false }
  expect(await keepTellingForm(hub.as('desk'), none)).toMatchObject({ code: 'not_permitted' })
  must(await keepTellingForm(hub.ctx, none))
  await given([590])
  expect(await tellRounds(hub.ctx)).toBe(0)
})

test('a round that is far off, or long past, is told to nobody yet', async () => {
  await given([590], { day: addDays(today, 20) })
  await given([590], { day: addDays(today, -2) })
  expect(await tellRounds(hub.ctx)).toBe(0)
})

test('another hub neither tells nor reads them', async () => {
  await given([590])
  const other = await hub.other('ailleurs')
  expect(await tellRounds(other)).toBe(0)
})
