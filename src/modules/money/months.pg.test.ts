import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  ledgerByMonth,
  type OperationKind,
  recordOperation,
  reverseOperation,
} from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
const record = async (kind: OperationKind, euros: number, on: string) =>
  must(await recordOperation(hub.ctx, { kind, amount: cents(euros * 100), day: day(on), label: kind }))
beforeAll(async () => {
  hub = await testHub()
  await record('opening-bank', 1_000, '2025-10-01')
  await record('grant', 900, '2025-12-05')
  await record('rent', 300, '2025-12-05')
  await record('rent', 200, '2026-02-05')
  const wrong = await record('rent', 150, '2026-02-06')
  must(await reverseOperation(hub.ctx, { entryId: wrong.entryId, why: 'Deux fois' }))
  await record('deposit-cash', 40, '2026-02-07')
})
afterAll(() => hub.close())

test('each account gives what it moved by month, across a year end; cash is left to its own list', async () => {
  const { accounts } = await ledgerByMonth(hub.ctx, month('2025-12'), month('2026-02'))
  expect(accounts).toEqual([
    { account: '613', month: '2025-12', debit: 30000n, credit: 0n },
    { account: '613', month: '2026-02', debit: 35000n, credit: 0n },
    { account: '740', month: '2025-12', debit: 0n, credit: 90000n },
  ])
})

test('cash carries what was there before, counts no move between its own accounts, and keeps quiet months', async () => {
  const { cash } = await ledgerByMonth(hub.ctx, month('2025-11'), month('2026-03'))
  expect(cash.map((one) => [one.month, one.moved, one.balance])).toEqual([
    ['2025-11', 0n, 100000n],
    ['2025-12', 60000n, 160000n],
    ['2026-01', 0n, 160000n],
    ['2026-02', -35000n, 125000n],
    // The reversal is an entry of today, in March.
    ['2026-03', 15000n, 140000n],
  ])
})

test('months before anything happened hold nothing, and another hub reads nothing of ours', async () => {
  const before = await ledgerByMonth(hub.ctx, month('2024-01'), month('2024-02'))
  expect([before.accounts, before.cash.map((one) => one.balance)]).toEqual([[], [0n, 0n]])
  const other = await ledgerByMonth(await hub.other('voisin'), month('2025-11'), month('2026-03'))
  expect([other.accounts.length, other.cash.at(-1)?.balance]).toEqual([0, 0n])
})
