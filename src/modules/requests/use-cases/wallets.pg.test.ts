import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { paymentsOf, scopeOf, topUp, type WalletUnit } from '#modules/money/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { needOf } from '../rules/wallet-need.ts'
import { requestById } from '../store.server.ts'
import { moveRequest, moveRequests } from './move-request.server.ts'
import { undoPayment } from './pay-request.server.ts'
import { takeAndSettle } from './take-request.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

/** Somebody new with a wallet; `take` takes requests for them. */
async function holder(unit: WalletUnit, quantity: number, scope = '') {
  const { id: personId } = must(await addPerson(hub.ctx, { lastName: 'Porte', segment: 'inhabitant' }))
  const to = { holder: { personId, name: 'Porte' }, unit, scope }
  const { walletId } = must(await topUp(hub.ctx, { to, amount: cents(4000), quantity, means: 'card' }))
  const take = async () => (await desk.take({ personId })).id
  const left = async () => {
    const { rows } = await hub.ctx.read((tx) =>
      tx.execute<{ balance: number }>(sql`SELECT balance FROM wallets WHERE id = ${walletId}`),
    )
    return rows[0]!.balance
  }
  return { personId, take, left }
}
const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const finish = (requestId: Id<'Request'>) => moveRequest(hub.ctx, { requestId, verb: 'finish' })
const revenue = async () => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ sum: number }>(
      sql`SELECT coalesce(sum(credit - debit), 0)::int AS sum FROM balances WHERE account = '706'`,
    ),
  )
  return rows[0]!.sum
}

test('how much a job takes of a wallet', () => {
  expect(needOf({ unit: 'job', minutes: 45 }, 2)).toEqual({ visits: 2, hours: 90 })
  expect(needOf({ unit: 'half-hour', minutes: 0 }, 3)).toEqual({ visits: 1, hours: 90 })
  expect(needOf({ unit: 'item', minutes: 0 }, 8)).toEqual({ visits: 1, hours: null })
  expect(needOf({ unit: 'month', minutes: 60 }, 1)).toEqual({ visits: null, hours: null })
  expect(needOf(undefined, 1)).toEqual({ visits: null, hours: null })
})

test('a visit is used once the job is done, however many hands confirm it; its price is revenue then, and comes back when it is reopened', async () => {
  const { take, left } = await holder('visits', 10)
  const id = await take()
  const before = await revenue()
  const done = await Promise.all(Array.from({ length: 8 }, () => finish(id)))
  expect(done.filter((one) => one.ok)).toHaveLength(1)
  expect([await left(), await revenue()]).toEqual([9, before + 400])
  expect(await read(id)).toMatchObject({ state: 'closed', phase: 'over', paidAt: null })
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'reopen' }))
  expect([await left(), await revenue()]).toEqual([10, before])
  must(await finish(id))
  expect([await left(), await revenue()]).toEqual([9, before + 400])
})

test('many jobs at once use what there is, whole jobs only; the rest is owed', async () => {
  const { take, left } = await holder('hours', 75)
  const ids = await Promise.all([take(), take(), take()])
  must(await moveRequests(hub.ctx, { requestIds: ids, verb: 'finish' }))
  expect(await left()).toBe(15)
  expect((await Promise.all(ids.map(read))).map((one) => one.state).sort()).toEqual([
    'closed',
    'closed',
    'done',
  ])
})

test('a wallet for another service is left alone, and so is one when somebody else pays', async () => {
  const other = await holder('visits', 5, scopeOf({ activity: 'digital' }))
  must(await finish(await other.take()))
  expect(await other.left()).toBe(5)
  const mine = await holder('visits', 5, scopeOf({ serviceId: desk.basketId }))
  const { id } = await desk.take({ personId: mine.personId, payerOrganisationId: desk.landlordId })
  must(await finish(id))
  expect(await mine.left()).toBe(5)
  must(await finish(await mine.take()))
  expect(await mine.left()).toBe(4)
})

test('a wallet in euros pays what is done while it holds enough, and gets it back', async () => {
  const { take, left } = await holder('euros', 0)
  const ids = [await take(), await take(), await take(), await take()]
  for (const id of ids) must(await finish(id))
  expect((await Promise.all(ids.map(read))).map((one) => one.state)).toEqual(['paid', 'paid', 'paid', 'done'])
  expect(await left()).toBe(250)
  expect(await paymentsOf(hub.ctx, 'request', ids[0]!)).toMatchObject([{ means: 'prepaid', amount: 1250n }])
  must(await undoPayment(hub.ctx, { requestId: ids[0]!, why: 'Mal fait' }))
  expect(await left()).toBe(1500)
})

test('somebody who works in the field, and takes no money, may finish what a wallet pays', async () => {
  const { take } = await holder('euros', 0)
  const id = await take()
  must(await moveRequest(hub.as('driver'), { requestId: id, verb: 'finish' }))
  expect((await read(id)).state).toBe('paid')
})

test('paid at the counter with other means, the wallet in euros is left alone', async () => {
  const { personId, left } = await holder('euros', 0)
  const input = { personId, serviceId: desk.basketId, quantity: 1, channel: 'counter' as const }
  const taken = must(await takeAndSettle(hub.ctx, input, { means: 'cash' }))
  expect([await left(), (await read(taken.id)).state]).toEqual([4000, 'paid'])
})
