import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { settleErrand } from './modules/rounds/drive/errand-cash.server.ts'
import { roundToDrive } from './modules/rounds/drive/fixtures.ts'
import { returnPage } from './modules/rounds/features/return-round/query.server.ts'
import { addErrand } from './modules/rounds/index.server.ts'
import { errandTill } from './modules/till/index.server.ts'
import { ticketByNumber } from './modules/till/tickets-store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

/** A round that is back, with what was taken at the door of an errand noted by hand. */
async function back(taken: bigint) {
  const what = {
    day: hub.ctx.today(),
    way: 'bring' as const,
    what: 'Bouteille de gaz',
    address: '1 rue du Four',
  }
  const { id: errandId, number } = must(await addErrand(hub.ctx, what))
  const cash = cents(taken)
  const { round, stops } = await roundToDrive(
    hub.ctx,
    'user:lucas',
    [{ errandId, state: 'done', what: what.what, cash, doneAt: hub.clock.now() }],
    { state: 'ended' },
  )
  return { number, round: round.number, at: { roundId: round.id, stopId: stops[0]!.id } }
}

test('what a driver took for an errand goes into the till at one press, once, with its ticket', async () => {
  const { number, round, at } = await back(3150n)
  const { ticket } = must(await settleErrand(hub.ctx, errandTill, at))
  expect(must(await settleErrand(hub.ctx, errandTill, at))).toEqual({ ticket })
  expect((await returnPage(hub.ctx, round))!.taken).toMatchObject([{ ticket, requestId: null, cash: 3150n }])
  const sold = await ticketByNumber(hub.ctx, ticket)
  expect(sold).toMatchObject({ total: 3150n, paid: 3150n })
  expect(sold!.lines).toMatchObject([{ label: `Bouteille de gaz · ${number}` }])
})

test('nothing goes into the till of what was not taken, of another round, or from who may not sell', async () => {
  const { round, at } = await back(0n)
  expect(await settleErrand(hub.ctx, errandTill, at)).toMatchObject({ code: 'nothing_taken' })
  const other = await back(500n)
  const elsewhere = { ...other.at, roundId: at.roundId }
  expect(await settleErrand(hub.ctx, errandTill, elsewhere)).toMatchObject({ code: 'nothing_taken' })
  expect(await settleErrand(hub.ctx, errandTill, { ...at, stopId: newId() })).toMatchObject({
    code: 'nothing_taken',
  })
  expect(await settleErrand(hub.as('treasurer'), errandTill, other.at)).toMatchObject({
    code: 'not_permitted',
  })
  expect((await returnPage(hub.ctx, round))!.taken).toEqual([])
  expect((await returnPage(hub.ctx, other.round))!.taken).toMatchObject([{ ticket: null }])
})
