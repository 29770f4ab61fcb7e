import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { givenRound } from '../day/fixtures.ts'
import { stopsOf } from '../day/store.server.ts'
import { addErrand, moveErrands } from '../errands/keep.server.ts'
import { errandRows } from '../errands/store.server.ts'
import { roundErrands } from '../errands/tables.ts'
import { roundTemplates } from '../templates/tables.ts'
import { forgetErrand, forgetNames } from './forget.server.ts'
import { keepMonths, monthsKept } from './keeping.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const noted = async (whom: string) =>
  must(
    await addErrand(hub.ctx, {
      ...{ day: hub.ctx.today(), way: 'bring', what: 'Pain', address: '3 allée des Érables', whom },
      ...{ phone: '0476000001', note: 'clé sous le pot', kg: 4 },
    }),
  ).id
const row = async (id: Id<'RoundErrand'>) =>
  (await hub.ctx.read((tx) => errandRows(tx, hub.ctx.hub.id, [id])))[0]!
/** Done, or dropped, on a day. */
const over = (id: Id<'RoundErrand'>, day: string, state: 'done' | 'dropped' = 'done') =>
  hub.ctx.tx((tx) =>
    tx
      .update(roundErrands)
      .set({ state, updatedAt: instantOf(day as never, 720, 'Europe/Paris') })
      .where(eq(roundErrands.id, id)),
  )
const NAMES = { whom: '', phone: null, note: '', address: '', toAddress: null }

test('names go after the time that the hub keeps them, and what figures need stays', async () => {
  const [old, dropped, fresh, open] = [
    await noted('Mme Roy'),
    await noted('Mme Sol'),
    await noted('M. Blanc'),
    await noted('M. Noir'),
  ]
  // The clock stands at 2026-03-02.
  await over(old, '2025-03-01')
  await over(dropped, '2025-02-01', 'dropped')
  await over(fresh, '2025-03-03')
  expect(await forgetNames(hub.as('volunteer'))).toEqual({ errands: 0, models: 0 })
  expect(await forgetNames(hub.ctx)).toEqual({ errands: 2, models: 0 })
  expect(await forgetNames(hub.ctx)).toEqual({ errands: 0, models: 0 })
  const gone = await row(old)
  expect(gone).toMatchObject({ ...NAMES, what: 'Pain', kg: 4, state: 'done' })
  expect(gone.words).toContain('pain')
  expect(gone.words).not.toMatch(/roy|cle|erables/)
  expect(await row(dropped)).toMatchObject(NAMES)
  expect(await row(fresh)).toMatchObject({ whom: 'M. Blanc', phone: '0476000001' })
  expect(await row(open)).toMatchObject({ whom: 'M. Noir' })
  must(await keepMonths(hub.ctx, 6))
  expect(await forgetNames(hub.ctx)).toEqual({ errands: 1, models: 0 })
  expect(await row(fresh)).toMatchObject(NAMES)
  // Brought back and named anew, it is forgotten anew in its time.
  must(await moveErrands(hub.ctx, [dropped], { verb: 'restore' }))
  expect(await row(dropped)).toMatchObject({ forgottenAt: null, state: 'open' })
})

test('what its stops said of the door goes with it, and what was driven stays', async () => {
  const [gone, kept] = [await noted('Mme Roy'), await noted('M. Blanc')]
  const said = { said: 'clé chez la voisine', state: 'done' as const, legMetres: 1200 }
  const day = hub.ctx.today()
  const stops = [gone, kept].map((errandId) => ({ ...said, errandId, address: '3 allée des Érables' }))
  const id = await givenRound(hub.ctx, { day, state: 'ended', stops })
  await over(gone, '2026-03-01')
  must(await forgetErrand(hub.ctx, gone))
  expect(await hub.ctx.read((tx) => stopsOf(tx, hub.ctx.hub.id, [id]))).toMatchObject([
    { said: '', address: '', what: 'Pain', legMetres: 1200, minutes: 10, state: 'done' },
    { said: 'clé chez la voisine', address: '3 allée des Érables' },
  ])
})

test('one errand by hand, once it is over; not by everybody', async () => {
  const id = await noted('Mme Achard')
  expect(await forgetErrand(hub.ctx, id)).toMatchObject({ code: 'errand_open' })
  expect(await row(id)).toMatchObject({ whom: 'Mme Achard' })
  await over(id, '2026-03-01')
  expect(await forgetErrand(hub.as('driver'), id)).toMatchObject({ code: 'not_permitted' })
  must(await forgetErrand(hub.ctx, id))
  must(await forgetErrand(hub.ctx, id))
  expect(await row(id)).toMatchObject(NAMES)
  expect(await forgetErrand(await hub.other('voisin'), id)).toMatchObject({ code: 'not_found' })
})

test('a model that was removed names nobody after that time; one in use does', async () => {
  const line = { way: 'bring', what: 'Pain', whom: 'Mme Roy', phone: '0476000001', address: '1 rue du Four' }
  const rest = { toAddress: '', hours: [], minutes: 5, kg: 0, crates: 0, revenue: 0, handling: 0 }
  const model = (id: string, removedAt: Date | null) => ({
    ...{ hubId: hub.ctx.hub.id, id: id as Id<'RoundTemplate'>, name: id, weekdays: [1], paid: true },
    ...{ fromMinute: 480, toMinute: 720, lines: [{ ...line, ...rest } as never], removedAt },
    ...{ createdAt: hub.ctx.now(), updatedAt: hub.ctx.now() },
  })
  const [used, removed] = ['019c0000-0000-7000-8000-000000000001', '019c0000-0000-7000-8000-000000000002']
  const past = instantOf('2025-01-01' as never, 0, 'Europe/Paris')
  await hub.ctx.tx((tx) => tx.insert(roundTemplates).values([model(used, null), model(removed, past)]))
  expect((await forgetNames(hub.ctx)).models).toBe(1)
  const rows = await hub.ctx.read((tx) => tx.select().from(roundTemplates))
  const linesOf = (id: string) => rows.find((one) => one.id === id)!.lines
  expect(linesOf(removed)).toMatchObject([{ whom: '', phone: '', what: 'Pain', address: '' }])
  expect(linesOf(used)).toMatchObject([{ whom: 'Mme Roy' }])
  expect((await forgetNames(hub.ctx)).models).toBe(0)
})

test('how long they stay is a number of months, said by the coordination', async () => {
  const other = await hub.other('autre')
  expect(await monthsKept(other)).toBe(12)
  for (const wrong of [0, 61, 1.5, Number.NaN])
    expect(await keepMonths(other, wrong)).toMatchObject({ code: 'months_wrong', field: 'months' })
  expect(await keepMonths(hub.as('desk'), 3)).toMatchObject({ code: 'not_permitted' })
  must(await keepMonths(other, 3))
  expect(await monthsKept(other)).toBe(3)
  expect(await monthsKept(hub.ctx)).toBe(6)
})
