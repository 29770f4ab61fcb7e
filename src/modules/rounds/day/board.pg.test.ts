import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { roundErrands } from '../errands/tables.ts'
import { listRounds } from '../features/list-rounds/query.server.ts'
import { actOnDay } from '../features/plan-day/act.server.ts'
import { readBoard } from '../features/plan-day/query.server.ts'
import { roundsOfDay } from './day-plan.server.ts'
import { cancelDrafts } from './life.server.ts'
import { createRound } from './round.server.ts'
import { rounds as roundsTable } from './tables.ts'

let hub: TestHub
let day: Day
let rounds: { id: Id<'Round'>; number: string }[]
beforeEach(async () => {
  hub = await testHub()
  day = addDays(hub.ctx.today(), 1)
  rounds = []
  for (const name of ['Matin', 'Soir']) {
    const hours = { fromMinute: 540, toMinute: 720 }
    rounds.push(must(await createRound(hub.ctx, { day, name, driver: 'volunteer', ...hours })))
  }
})
afterEach(() => hub.close())

const PLANNED = { stops: 1, metres: 0, seconds: 0, revenue: 0, cost: 0, aloneMetres: 0 }
let noted = 0
async function errand(what: string, address = '1 rue du Four'): Promise<string> {
  const id = newId<'RoundErrand'>()
  const at = hub.ctx.now()
  await hub.ctx.tx((tx) =>
    tx.insert(roundErrands).values({
      ...{
        hubId: hub.ctx.hub.id,
        id,
        number: `C2026-${++noted}`,
        day,
        way: 'bring',
        what,
        hours: [],
        address,
      },
      ...{ minutes: 5, kg: 1, crates: 0, revenue: zero, handling: zero, state: 'open', words: '' },
      ...{ createdAt: at, updatedAt: at, actorName: '' },
    }),
  )
  return `errand:${id}`
}

const lines = async () => await roundsOfDay(hub.ctx, day)
const seenNow = async () => (await lines()).map(({ number, sequence }) => `${number}:${sequence}`).join(' ')
async function act(fields: Record<string, string | string[]>, seen?: string) {
  const form = new FormData()
  const all = { jour: day, seen: seen ?? (await seenNow()), ...fields }
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) form.append(name, one)
  return await actOnDay(hub.ctx, form)
}
const stands = async () => (await lines()).map(({ stops }) => stops.map((stop) => stop.what).join(' '))
const board = async (query = '') => await readBoard(hub.ctx, new URLSearchParams(`jour=${day}&${query}`))

test('ticked errands go into a round, move to another, wait again, and each step is undone', async () => {
  const [a, b] = [await errand('Pain'), await errand('Journal')]
  const [one, two] = rounds as [(typeof rounds)[0], (typeof rounds)[0]]
  expect((await board()).waiting.map(({ what }) => what)).toEqual(['Pain', 'Journal'])
  expect(await act({ intent: 'add', keys: [a, b], to: one.number })).toMatchObject({
    ok: true,
    done: 'range',
  })
  expect(await stands()).toEqual(['Pain Journal', ''])
  expect((await board()).waiting).toEqual([])
  await act({ intent: 'move', key: a, part: 'whole', to: one.number, place: '2' })
  expect(await stands()).toEqual(['Journal Pain', ''])
  const moved = await act({ intent: 'move', key: a, part: 'whole', to: two.number, place: '' })
  expect(await stands()).toEqual(['Journal', 'Pain'])
  await act({ intent: 'undo', batchId: moved.ok ? moved.batchId! : '' })
  expect(await stands()).toEqual(['Journal Pain', ''])
  await act({ intent: 'lock', key: b, part: 'whole' })
  expect((await lines())[0]!.stops[0]!.locked).toBe(true)
  await act({ intent: 'move', key: b, part: 'whole', to: 'attente', place: '' })
  await act({ intent: 'remove', key: a, part: 'whole' })
  expect(await stands()).toEqual(['', ''])
})

test('bad gestures are said, and change nothing', async () => {
  const a = await errand('Pain')
  const to = rounds[0]!.number
  const codes = async (fields: Record<string, string | string[]>, seen?: string) => {
    const answer = await act(fields, seen)
    return answer.ok ? 'ok' : Object.entries(answer.state.errors).flat().join(' ').trim()
  }
  const stale = await seenNow()
  expect(await codes({ intent: 'add', to })).toBe('keys nothing_chosen')
  expect(await codes({ intent: 'add', keys: a, to: '' })).toBe('to required')
  expect(await codes({ intent: 'add', keys: `errand:${newId()}`, to })).toBe('errand_unknown')
  expect(await codes({ intent: 'add', keys: a, to, place: 'x' })).toBe('place not_a_whole_number')
  expect(await codes({ intent: 'move', key: 'nothing', part: 'whole', to })).toBe('key errand_unknown')
  expect(await codes({ intent: 'undo', batchId: 'x' })).toBe('nothing_to_undo')
  expect(await codes({ intent: 'publish', number: to })).toBe('who who_needed')
  expect(await stands()).toEqual(['', ''])
  await act({ intent: 'add', keys: a, to })
  expect(await codes({ intent: 'remove', key: a, part: 'whole' }, stale)).toBe('changed_meanwhile')
  expect(await codes({ intent: 'remove', key: a, part: 'whole' }, '')).toBe('changed_meanwhile')
  expect(await codes({ intent: 'move', key: a, part: 'whole', to: 'T2026-9999' })).toBe('changed_meanwhile')
  expect(await stands()).toEqual(['Pain', ''])
})

test('what waits is searched without its accents; the list of rounds by name, state and day', async () => {
  await errand('Pain', '3 allée des Érables')
  await errand('Linge')
  expect((await board('q=erables')).waiting.map(({ what }) => what)).toEqual(['Pain'])
  expect(await board('q=rien')).toMatchObject({ waiting: [], all: 2 })
  expect((await board('sens=fetch')).waiting).toEqual([])
  const list = async (query: string) =>
    (await listRounds(hub.ctx, new URLSearchParams(query))).rows.map(({ name }) => name)
  expect(await list('')).toEqual(['Soir', 'Matin'])
  expect(await list('tri=jour')).toEqual(['Matin', 'Soir'])
  expect(await list('q=mat')).toEqual(['Matin'])
  expect(await list('etat=venir')).toHaveLength(2)
  expect(await list('etat=ended')).toEqual([])
  expect(await list(`au=${hub.ctx.today()}`)).toEqual([])
})

test('rounds are listed by kilometres and margin, page after page; by margin only for who reads money', async () => {
  for (const [i, [revenue, metres]] of [
    [900, 4000],
    [-300, 9000],
  ].entries())
    await hub.ctx.tx((tx) =>
      tx
        .update(roundsTable)
        .set({ planned: { ...PLANNED, revenue: revenue!, metres: metres! } })
        .where(eq(roundsTable.id, rounds[i]!.id)),
    )
  const page = (query: string, ctx = hub.ctx, size = 50) => listRounds(ctx, new URLSearchParams(query), size)
  const names = async (query: string, ctx = hub.ctx) => (await page(query, ctx)).rows.map(({ name }) => name)
  expect(await names('tri=-marge')).toEqual(['Matin', 'Soir'])
  expect(await names('tri=marge')).toEqual(['Soir', 'Matin'])
  expect(await names('tri=-km')).toEqual(['Soir', 'Matin'])
  const first = await page('tri=marge', hub.ctx, 1)
  expect(first.rows.map(({ name }) => name)).toEqual(['Soir'])
  const second = await page(first.next!, hub.ctx, 1)
  expect(second).toMatchObject({ rows: [{ name: 'Matin' }], next: null })
  expect((await page(second.previous!, hub.ctx, 1)).rows.map(({ name }) => name)).toEqual(['Soir'])
  // A driver would learn which round loses money by asking in that order.
  expect(await names('tri=marge', hub.as('driver'))).toEqual(['Soir', 'Matin'])
  expect((await page('tri=marge', hub.as('driver'))).rows[0]!.sort.margin).toBe('')
  expect(await names(`ids=${rounds[0]!.id},nimporte`)).toEqual(['Matin'])
  expect(await names('ids=')).toEqual([])
  // A cursor of another order is the first page.
  expect(await names(`${first.next!.replace('tri=marge', 'tri=jour')}`)).toEqual(['Matin', 'Soir'])
})

test('of rounds ticked, those in preparation are given up together, once; the others stay', async () => {
  await act({ intent: 'add', keys: await errand('Pain'), to: rounds[0]!.number })
  await hub.ctx.tx((tx) =>
    tx.update(roundsTable).set({ state: 'ended' }).where(eq(roundsTable.id, rounds[1]!.id)),
  )
  const roundIds = rounds.map(({ id }) => id)
  expect(await cancelDrafts(hub.as('driver'), { roundIds })).toMatchObject({ code: 'not_permitted' })
  expect(await cancelDrafts(hub.ctx, { roundIds: [] })).toMatchObject({ code: 'not_from_this_state' })
  const form = { roundIds, idempotencyKey: newId<'Form'>() }
  expect(must(await cancelDrafts(hub.ctx, form))).toEqual({ cancelled: 1 })
  expect(must(await cancelDrafts(hub.ctx, form))).toEqual({ cancelled: 1 })
  expect(await cancelDrafts(hub.ctx, { roundIds })).toMatchObject({ code: 'not_from_this_state' })
  const states = (await listRounds(hub.ctx, new URLSearchParams())).rows.map(({ state }) => state)
  expect(states.toSorted()).toEqual(['cancelled', 'ended'])
  expect((await board()).waiting.map(({ what }) => what)).toEqual(['Pain'])
})

test('a driver reads the day without its money and without what waits', async () => {
  await act({ intent: 'add', keys: await errand('Pain'), to: rounds[0]!.number })
  const driver = await readBoard(hub.as('driver'), new URLSearchParams(`jour=${day}`))
  expect(driver).toMatchObject({ may: { prepare: false, money: false }, waiting: [] })
  expect(driver.rounds[0]!.planned).toMatchObject({ revenue: 0n, cost: 0n, stops: 1 })
})
