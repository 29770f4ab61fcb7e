import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { putInRound } from './fixtures.ts'
import { addErrand, addErrands, editErrand, moveErrands } from './keep.server.ts'
import { errandRows } from './store.server.ts'

let hub: TestHub
let today: Day
beforeAll(async () => {
  hub = await testHub()
  today = hub.ctx.today()
})
afterAll(() => hub.close())

const bread = () => ({ day: today, way: 'bring' as const, what: 'Pain', address: 'Les Combes' })
const row = async (id: Id<'RoundErrand'>) =>
  (await hub.ctx.read((tx) => errandRows(tx, hub.ctx.hub.id, [id])))[0]!
const count = async () => {
  const made = must(await addErrand(hub.ctx, bread()))
  return Number(made.number.slice(6))
}

test('an errand is noted once, with the usual minutes of its way', async () => {
  const idempotencyKey = newId<'Form'>()
  const first = must(await addErrand(hub.ctx, { ...bread(), idempotencyKey }))
  expect(must(await addErrand(hub.ctx, { ...bread(), idempotencyKey }))).toEqual(first)
  expect(first.number).toMatch(/^C2026-\d{4}$/)
  expect(await row(first.id)).toMatchObject({ state: 'open', minutes: 5, kg: 0, hours: [], revenue: 0n })
  const next = must(await addErrand(hub.ctx, { ...bread(), way: 'visit' }))
  expect(Number(next.number.slice(6))).toBe(Number(first.number.slice(6)) + 1)
  expect((await row(next.id)).minutes).toBe(30)
})

test('of somebody with a record nothing is copied but where they live', async () => {
  const person = must(
    await addPerson(hub.ctx, {
      ...{ firstName: 'Marcelle', lastName: 'Perrin', segment: 'inhabitant', phone: '0476000001' },
      ...{ street: '12 rue des Lilas', postcode: '38100', city: 'Grenoble' },
    }),
  )
  const { id } = must(
    await addErrand(hub.ctx, { ...bread(), address: undefined, personId: person.id, whom: 'Marcelle' }),
  )
  expect(await row(id)).toMatchObject({
    ...{ address: '12 rue des Lilas, 38100 Grenoble', whom: '', phone: null, personId: person.id },
  })
})

test('what is wrong is said beside its field, and nothing is noted', async () => {
  const before = await count()
  const refused = async (over: object) => await addErrand(hub.ctx, { ...bread(), ...over })
  expect(await refused({ day: addDays(today, -1) })).toMatchObject({ code: 'day_past', field: 'day' })
  expect(await refused({ day: addDays(today, 400) })).toMatchObject({ code: 'day_too_far' })
  expect(await refused({ what: '  ' })).toMatchObject({ code: 'required', field: 'what' })
  expect(await refused({ address: '-' })).toMatchObject({ code: 'required', field: 'address' })
  expect(await refused({ way: 'carry' })).toMatchObject({ code: 'required', field: 'toAddress' })
  expect(await refused({ personId: newId<'Person'>() })).toMatchObject({ code: 'person_unknown' })
  expect(await addErrand(hub.as('treasurer'), bread())).toMatchObject({ code: 'not_permitted' })
  expect(await count()).toBe(before + 1)
})

test('several are noted together or not at all, and the wrong one is named', async () => {
  const before = await count()
  const wrong = await addErrands(hub.ctx, [bread(), bread(), { ...bread(), what: '' }])
  expect(wrong).toMatchObject({ ok: false, at: 2, code: 'required', field: 'what' })
  expect(await count()).toBe(before + 1)
  expect(must(await addErrands(hub.ctx, [bread(), bread()])).ids).toHaveLength(2)
  expect(await count()).toBe(before + 4)
})

test('an errand is said anew while it is open, from what the page showed', async () => {
  const { id } = must(await addErrand(hub.ctx, { ...bread(), way: 'carry', toAddress: 'École' }))
  const seen = (await row(id)).updatedAt
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
  must(await editErrand(hub.ctx, id, { ...bread(), kg: 30, seen }))
  expect(await row(id)).toMatchObject({ way: 'bring', toAddress: null, kg: 30 })
  expect(await editErrand(hub.ctx, id, { ...bread(), seen })).toMatchObject({ code: 'changed_meanwhile' })
  expect(await editErrand(hub.ctx, newId(), bread())).toMatchObject({ code: 'not_found' })
  must(await moveErrands(hub.ctx, [id], { verb: 'drop' }))
  expect(await editErrand(hub.ctx, id, bread())).toMatchObject({ code: 'errand_over' })
})

test('one that stands in a round keeps its day and its way, and is not dropped', async () => {
  const { id } = must(await addErrand(hub.ctx, bread()))
  await putInRound(hub.ctx, { errandId: id })
  must(await editErrand(hub.ctx, id, { ...bread(), kg: 12 }))
  expect(await editErrand(hub.ctx, id, { ...bread(), day: addDays(today, 1) })).toMatchObject({
    ...{ code: 'in_round', field: 'day' },
  })
  expect(await editErrand(hub.ctx, id, { ...bread(), way: 'fetch' })).toMatchObject({ code: 'in_round' })
  expect(must(await moveErrands(hub.ctx, [id], { verb: 'drop' }))).toEqual({ moved: [], left: 1 })
  expect(must(await moveErrands(hub.ctx, [id], { verb: 'move', day: addDays(today, 1) })).left).toBe(1)
  expect(await row(id)).toMatchObject({ state: 'open', day: today, kg: 12 })
})

test('several are dropped, brought back and put on another day at once', async () => {
  const { ids } = must(await addErrands(hub.ctx, [bread(), bread()]))
  const unknown = newId<'RoundErrand'>()
  expect(must(await moveErrands(hub.ctx, [...ids, unknown], { verb: 'drop' }))).toEqual({
    ...{ moved: [...ids].sort(), left: 1 },
  })
  expect(must(await moveErrands(hub.ctx, ids, { verb: 'drop' })).left).toBe(2)
  must(await moveErrands(hub.ctx, ids, { verb: 'restore' }))
  const day = addDays(today, 2)
  must(await moveErrands(hub.ctx, ids, { verb: 'move', day }))
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'open', day })
  expect(await moveErrands(hub.ctx, ids, { verb: 'move', day: addDays(today, -1) })).toMatchObject({
    ...{ code: 'day_past', field: 'day' },
  })
  expect(await moveErrands(hub.as('treasurer'), ids, { verb: 'drop' })).toMatchObject({ ok: false })
})
