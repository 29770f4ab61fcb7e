import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must, refuse } from '#kit/result.ts'
import { recordOperation, recordPayment } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { verifyTill } from '../closings/verify.server.ts'
import { closeSession } from './close.server.ts'
import { moveCash } from './move.server.ts'
import { addTill, openSession } from './open.server.ts'
import { cashInSafe, heldIn, sessionById, tillsNow } from './store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
beforeEach(() => hub.clock.set(new Date('2026-03-02T09:00:00Z')))
afterAll(() => hub.close())

const pay = async (ctx: Ctx, amount: number, means: 'cash' | 'card' = 'cash') =>
  must(
    await recordPayment(ctx, {
      means,
      amount: cents(amount),
      payer: 'inhabitant',
      payerName: 'Zoé',
      label: 'Repassage',
      subjectKind: 'sale',
      subjectId: 'sale',
      creditAccount: '706',
      pillar: 'activities',
    }),
  )
const total = (amount: number) => ({ coins: {}, total: cents(amount) })
const place = async (ctx: Ctx) => {
  const now = await ctx.read((tx) => tillsNow(tx, ctx.hub.id))
  return {
    drawers: now.map((one) => one.held),
    safe: await ctx.read((tx) => cashInSafe(tx, ctx.hub.id, now)),
  }
}
const differences = async (ctx: Ctx) =>
  (
    await hub.db.inHub(ctx.hub.id, (tx) =>
      tx.execute<{ account: string; balance: string }>(
        `SELECT account, sum(debit - credit)::text AS balance FROM balances WHERE account IN ('6586', '7586')
       GROUP BY account ORDER BY account`,
      ),
    )
  ).rows.map((row) => [row.account, row.balance])

test('a drawer from its float to its count: what is missing is in the books, and the rest adds up', async () => {
  const ctx = await hub.other('journee')
  must(
    await recordOperation(ctx, {
      kind: 'opening-till',
      amount: cents(15_000),
      day: ctx.today(),
      label: 'Fonds',
    }),
  )
  const till = must(await addTill(ctx, { name: 'Guichet' }))
  const coins = { 5000: 2, 2000: 1, 1000: 2, 500: 2 }
  const { id } = must(await openSession(ctx, { tillId: till.id, coins }))
  expect(await place(ctx)).toEqual({ drawers: [15_000n], safe: 0n })
  await pay(ctx, 4250)
  await pay(ctx, 9900, 'card')
  must(await moveCash(ctx, { sessionId: id, kind: 'expense', amount: cents(350), why: 'Timbres' }))
  must(await moveCash(ctx, { sessionId: id, kind: 'to-safe', amount: cents(1000), why: 'Trop de billets' }))
  expect(await place(ctx)).toEqual({ drawers: [17_900n], safe: 1000n })
  // The count, twice: without a reason it is refused and changes nothing.
  const counted = { sessionId: id, ...total(17_750), toSafe: cents(2750) }
  expect(await closeSession(ctx, counted)).toEqual(refuse('gap_needs_why', 'why'))
  expect(await place(ctx)).toEqual({ drawers: [17_900n], safe: 1000n })
  expect(must(await closeSession(ctx, { ...counted, why: 'Erreur de rendu' }))).toEqual({
    ...{ number: 'S2026-00001', gap: '-150' },
  })
  expect(await place(ctx)).toEqual({ drawers: [15_000n], safe: 3750n })
  expect(await differences(ctx)).toEqual([['6586', '150']])
  expect(await closeSession(ctx, { ...counted, why: 'Encore' })).toEqual(refuse('session_closed'))
  expect(await moveCash(ctx, { sessionId: id, kind: 'expense', amount: cents(1), why: 'x' })).toEqual(
    refuse('session_closed'),
  )
  // The next morning: what was left is expected; more than that needs its reason.
  expect(await openSession(ctx, { tillId: till.id, ...total(15_200) })).toEqual(
    refuse('gap_needs_why', 'why'),
  )
  must(await openSession(ctx, { tillId: till.id, ...total(15_200), why: 'Pièce oubliée' }))
  expect(await differences(ctx)).toEqual([
    ['6586', '150'],
    ['7586', '-200'],
  ])
  expect(await place(ctx)).toEqual({ drawers: [15_200n], safe: 3750n })
  expect((await verifyTill(ctx)).breaks).toEqual([])
})

test('two tills at once, opened and closed by two hands at once', async () => {
  const ctx = await hub.other('deux')
  const [one, two] = [must(await addTill(ctx, { name: 'Un' })), must(await addTill(ctx, { name: 'Deux' }))]
  const opened = await Promise.all([
    openSession(ctx, { tillId: one.id, ...total(100) }),
    openSession(ctx, { tillId: one.id, ...total(100) }),
    openSession(ctx, { tillId: two.id, ...total(200) }),
  ])
  expect(opened.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'ok', 'till_open'])
  const sessions = opened.filter((answer) => answer.ok).map((answer) => answer.value.id)
  const closed = await Promise.all(
    [...sessions, ...sessions].map(async (sessionId) => {
      const held = await ctx.read(async (tx) => heldIn(tx, (await sessionById(tx, ctx.hub.id, sessionId))!))
      return await closeSession(ctx, { sessionId, ...total(Number(held)) })
    }),
  )
  expect(closed.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual([
    ...['ok', 'ok', 'session_closed', 'session_closed'],
  ])
  expect(await place(ctx)).toEqual({ drawers: [100n, 200n], safe: -300n })
  expect((await verifyTill(ctx)).breaks).toEqual([])
})

test('what does not hold is refused with a word, beside its field, and changes nothing', async () => {
  const ctx = await hub.other('refus')
  const till = must(await addTill(ctx, { name: 'Guichet' }))
  expect(await addTill(ctx, { name: ' Guichet ' })).toEqual(refuse('till_twice', 'name'))
  expect(await addTill(ctx, { name: ' ' })).toEqual(refuse('required', 'name'))
  const open = (input: object) => openSession(ctx, { tillId: till.id, coins: {}, ...input })
  expect(await open({})).toEqual(refuse('required', 'total'))
  expect(await open({ coins: { 100: 3 }, total: cents(400) })).toEqual(refuse('counted_twice', 'total'))
  expect(await open({ tillId: newId(), total: cents(1) })).toEqual(refuse('till_unknown', 'tillId'))
  expect(await openSession(hub.as('member'), { tillId: till.id, ...total(1) })).toEqual(
    refuse('not_permitted'),
  )
  const { id } = must(await open({ coins: { 100: 3 } }))
  const move = (input: object) =>
    moveCash(ctx, { sessionId: id, kind: 'expense', amount: cents(1), why: 'Pain', ...input })
  expect(await move({ amount: cents(301) })).toEqual(refuse('more_than_held', 'amount'))
  expect(await move({ amount: cents(0) })).toEqual(refuse('amount_too_small', 'amount'))
  expect(await move({ why: ' ' })).toEqual(refuse('required', 'why'))
  expect(await move({ sessionId: newId() })).toEqual(refuse('session_unknown'))
  expect(await closeSession(ctx, { sessionId: id, ...total(300), toSafe: cents(301) })).toEqual(
    refuse('more_than_counted', 'toSafe'),
  )
  hub.clock.set(new Date('2026-03-01T09:00:00Z'))
  expect(await closeSession(ctx, { sessionId: id, ...total(300) })).toEqual(refuse('clock_went_back'))
  expect(await place(ctx)).toEqual({ drawers: [300n], safe: -300n })
})

test('a form sent twice opens and closes once', async () => {
  const ctx = await hub.other('double')
  const till = must(await addTill(ctx, { name: 'Guichet' }))
  const opening = { tillId: till.id, ...total(100), idempotencyKey: newId<'Form'>() }
  const first = must(await openSession(ctx, opening))
  expect(must(await openSession(ctx, opening))).toEqual(first)
  const closing = { sessionId: first.id, ...total(90), why: 'Perdu', idempotencyKey: newId<'Form'>() }
  must(await closeSession(ctx, closing))
  must(await closeSession(ctx, closing))
  expect(await differences(ctx)).toEqual([['6586', '10']])
})
