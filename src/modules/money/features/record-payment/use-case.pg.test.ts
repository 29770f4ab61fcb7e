import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must, refuse } from '#kit/result.ts'
import {
  cashOn,
  type NewPayment,
  paymentsOf,
  recordPayment,
  reversePayment,
} from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const payment = (over: Partial<NewPayment> = {}): NewPayment => ({
  means: 'cash',
  amount: cents(1250),
  payer: 'inhabitant',
  payerName: 'Zoé Lefèvre',
  label: 'Repassage',
  subjectKind: 'request',
  subjectId: 'd1',
  creditAccount: '706',
  pillar: 'activities',
  ...over,
})

const numbers = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ number: string }>(
      sql`SELECT number FROM payments UNION ALL SELECT number FROM entries ORDER BY number`,
    )
    return rows.map((row) => row.number)
  })
const series = (letter: string, n: number) =>
  Array.from({ length: n }, (_, i) => `${letter}2026-${String(i + 1).padStart(5, '0')}`)

test('sixteen payments at once, and their numbers have no gap', async () => {
  const ctx = await hub.other('seize')
  const done = await Promise.all(
    Array.from({ length: 16 }, (_, i) => recordPayment(ctx, payment({ subjectId: `s${i}` }))),
  )
  expect(done.map((d) => must(d).number).sort()).toEqual(series('R', 16))
  expect(await numbers(ctx)).toEqual([...series('E', 16), ...series('R', 16)])
  expect((await cashOn(ctx, ctx.today())).total).toBe(20000n)
})

test('what fails in the middle gives its numbers back', async () => {
  const ctx = await hub.other('panne')
  must(await recordPayment(ctx, payment()))
  const broken = ctx.together(async (c) => {
    must(await recordPayment(c, payment({ subjectId: 'broken' })))
    throw new Error('power cut')
  })
  await expect(broken).rejects.toThrow('power cut')
  const refused = await ctx.together(async (c) => {
    must(await recordPayment(c, payment({ subjectId: 'refused' })))
    return refuse('changed_my_mind')
  })
  expect(refused.code).toBe('changed_my_mind')
  must(await recordPayment(ctx, payment({ subjectId: 'after' })))
  expect(await numbers(ctx)).toEqual([...series('E', 2), ...series('R', 2)])
})

test('the means of payment decides where the money waits', async () => {
  const ctx = await hub.other('moyens')
  for (const means of ['cash', 'card', 'cheque', 'transfer'] as const)
    must(await recordPayment(ctx, payment({ means })))
  const { total, parts } = await cashOn(ctx, ctx.today())
  expect(total).toBe(5000n)
  expect(parts.map((p) => [p.account, p.balance])).toEqual([
    ['530', 1250n],
    ['512', 1250n],
    ['5115', 1250n],
    ['5112', 1250n],
  ])
  expect((await cashOn(ctx, day('2026-03-01'))).total).toBe(0n)
})

test('the same form sent twice is one payment', async () => {
  const ctx = await hub.other('double')
  const twice = payment({ idempotencyKey: '018f3b1c-0000-7000-8000-000000000001' })
  const [first, second] = await Promise.all([recordPayment(ctx, twice), recordPayment(ctx, twice)])
  expect(must(second)).toEqual(must(first))
  expect(await paymentsOf(ctx, 'request', 'd1')).toHaveLength(1)
})

test('a payment is taken back once, by a row of its own; both stay', async () => {
  const ctx = await hub.other('retour')
  const paid = must(await recordPayment(ctx, payment()))
  const undone = await Promise.all(
    Array.from({ length: 4 }, () => reversePayment(ctx, { paymentId: paid.id, why: 'Erreur de saisie' })),
  )
  expect(undone.map((u) => (u.ok ? 'ok' : u.code)).sort()).toEqual([
    'already_reversed',
    'already_reversed',
    'already_reversed',
    'ok',
  ])
  const rows = await paymentsOf(ctx, 'request', 'd1')
  expect(rows.map((row) => [row.number, row.amount, row.reversed])).toEqual([
    ['R2026-00001', 1250n, true],
    ['R2026-00002', -1250n, false],
  ])
  expect((await cashOn(ctx, ctx.today())).total).toBe(0n)
  const again = await reversePayment(ctx, { paymentId: rows[1]!.id, why: 'Encore' })
  expect(again).toMatchObject({ ok: false, code: 'is_a_reversal' })
  const silent = await reversePayment(ctx, { paymentId: paid.id, why: ' ' })
  expect(silent).toEqual({ ok: false, code: 'required', field: 'why' })
  expect(await numbers(ctx)).toEqual([...series('E', 2), ...series('R', 2)])
})

test.each([
  ['amount_not_positive', { amount: cents(0) }],
  ['amount_not_positive', { amount: cents(-1) }],
  ['unknown_account', { creditAccount: '999' }],
  ['same_account', { creditAccount: '530' }],
  ['day_in_future', { day: day('2026-03-03') }],
] as const)('refuses %s and writes nothing', async (code, over) => {
  const refused = await recordPayment(hub.ctx, payment(over))
  expect(refused).toMatchObject({ ok: false, code })
  expect(await numbers(hub.ctx)).toEqual([])
})

test('a committee member may not take money', async () => {
  expect(await recordPayment(hub.as('committee'), payment())).toEqual({ ok: false, code: 'not_permitted' })
})

test('another hub sees nothing, and its own numbers begin at one', async () => {
  const [here, there] = [await hub.other('ici'), await hub.other('ailleurs')]
  must(await recordPayment(here, payment()))
  expect(await paymentsOf(there, 'request', 'd1')).toEqual([])
  expect((await cashOn(there, there.today())).total).toBe(0n)
  expect(must(await recordPayment(there, payment())).number).toBe('R2026-00001')
})

test.each(['entries', 'transfers', 'payments', 'operations'])(
  '%s is append-only for the role of the application',
  async (table) => {
    const ctx = await hub.other(`ajout-${table}`)
    must(await recordPayment(ctx, payment()))
    const states: (string | undefined)[] = []
    for (const order of [`UPDATE ${table} SET hub_id = hub_id`, `DELETE FROM ${table}`])
      await ctx.tx((tx) => tx.execute(sql.raw(order))).catch((error) => states.push(sqlState(error)))
    expect(states).toEqual(['42501', '42501'])
  },
)

test('the database itself refuses a transfer of nothing, or to the same account', async () => {
  const ctx = await hub.other('gardien')
  must(await recordPayment(ctx, payment()))
  for (const [debit, amount] of [
    ['530', 0],
    ['706', 5],
  ]) {
    const write = ctx.tx((tx) =>
      tx.execute(sql`INSERT INTO transfers (hub_id, id, entry_id, day, debit, credit, amount, recorded_at)
        SELECT hub_id, gen_random_uuid(), id, day, ${debit}, '706', ${amount}, now() FROM entries`),
    )
    expect(await write.catch(sqlState)).toBe('23514')
  }
})
