import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { analyticsOf } from './books/analytics.server.ts'
import { ledgerLines } from './books/movements.server.ts'
import { yearNamed } from './books/years.server.ts'
import { linesOf } from './features/read-journals/lines.server.ts'
import { readJournals } from './features/read-journals/query.server.ts'
import { showAccount } from './features/show-account/query.server.ts'
import { readLedger } from './features/show-ledger/query.server.ts'
import { yearOfMoney } from './year.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  const record = (kind: 'grant' | 'rent' | 'volunteering', euros: number, on: string) =>
    recordOperation(hub.ctx, { kind, amount: cents(euros * 100), day: day(on), label: kind })
  must(await record('grant', 900, '2025-11-05'))
  must(await record('rent', 300, '2025-12-05'))
  must(await record('rent', 200, '2026-02-05'))
  must(await record('volunteering', 50, '2026-02-06'))
})
afterAll(() => hub.close())

test('the balance of a year begins with cash and with the result of before, and sums to zero', async () => {
  const ledger = await readLedger(hub.ctx, new URLSearchParams({ exercice: '2026' }))
  expect(ledger.lines.map((line) => [line.account, line.opening, line.balance])).toEqual([
    ['120', -60000n, -60000n],
    ['512', 60000n, 40000n],
    ['613', 0n, 20000n],
    ['864', 0n, 5000n],
    ['875', 0n, -5000n],
  ])
  expect([ledger.balanced, ledger.year.year, ledger.years]).toEqual([true, '2026', ['2026', '2025']])
  // A year that nobody could mean is the one of today.
  expect((await readLedger(hub.ctx, new URLSearchParams({ exercice: 'x' }))).year.year).toBe('2026')
})

test('the general ledger tells every line of a year with a running balance', async () => {
  const lines = []
  for await (const line of ledgerLines(hub.ctx, (await yearNamed(hub.ctx, '2026'))!)) lines.push(line)
  expect(lines.map((line) => [line.account, line.label, line.debit, line.credit, line.balance])).toEqual([
    ['120', '', 0n, 60000n, -60000n],
    ['512', '', 60000n, 0n, 60000n],
    ['512', 'rent', 0n, 20000n, 40000n],
    ['613', 'rent', 20000n, 0n, 20000n],
    ['864', 'volunteering', 5000n, 0n, 5000n],
    ['875', 'volunteering', 0n, 5000n, -5000n],
  ])
})

test('revenue and costs are told apart by activity, pillar and funder, reversals taken off', async () => {
  const rows = await analyticsOf(hub.ctx, 'pillar', {
    startsOn: day('2025-01-01'),
    endsOn: day('2026-12-31'),
  })
  expect(rows.map((row) => [row.key, row.products, row.costs, row.result])).toEqual([
    ['public', 90000n, 0n, 90000n],
    [null, 0n, 50000n, -50000n],
  ])
})

test('the journals tell every entry of a year, oldest first, journal by journal', async () => {
  const read = async (query: Record<string, string>) =>
    (await readJournals(hub.ctx, new URLSearchParams(query))).rows.map((row) => [row.number, row.journal])
  expect(await read({ exercice: '2025' })).toEqual([
    ['E2025-00001', 'bank'],
    ['E2025-00002', 'bank'],
  ])
  expect(await read({ exercice: '2026', journal: 'misc' })).toEqual([['E2026-00002', 'misc']])
  const sides = []
  for await (const line of linesOf(hub.ctx, new URLSearchParams({ exercice: '2026', journal: 'bank' })))
    sides.push([line.account, line.debit, line.credit])
  expect(sides).toEqual([
    ['613', 20000n, 0n],
    ['512', 0n, 20000n],
  ])
})

test('an account lists both sides, newest first', async () => {
  const bank = (await showAccount(hub.ctx, '512', new URLSearchParams()))!
  expect(bank.rows.map((row) => [row.other, row.amount])).toEqual([
    ['613', -20000n],
    ['613', -30000n],
    ['740', 90000n],
  ])
  expect([bank.balance, bank.total]).toEqual([40000n, 3])
  expect(await showAccount(hub.ctx, '999', new URLSearchParams())).toBeNull()
})

test('a cursor that somebody wrote by hand shows the first page', async () => {
  const apres = Buffer.from(JSON.stringify(['hier', hub.ctx.hub.id])).toString('base64url')
  const bank = await showAccount(hub.ctx, '512', new URLSearchParams({ apres }))
  expect([bank!.rows.length, bank!.previous]).toEqual([3, null])
})

test('the treasurer’s home counts cash products and costs, never gifts in kind', async () => {
  const home = await yearOfMoney(hub.ctx)
  expect([home.receipts, home.costs, home.pillars.public]).toEqual([90000n, 50000n, 90000n])
  expect(home.months.at(-1)).toBe('2026-03')
  expect(home.comparable).toBe(false)
  expect((await yearOfMoney(await hub.other('vide'))).empty).toBe(true)
})

test('books opened under an older chart take the account that a newer one brought', async () => {
  const { Client } = (await import('pg')).default
  const owner = new Client(hub.config)
  await owner.connect()
  await owner.query("DELETE FROM accounts WHERE code = '7061' AND hub_id = $1", [hub.ctx.hub.id])
  await owner.end()
  const contract = {
    kind: 'company-contract',
    amount: cents(5000),
    day: day('2026-02-20'),
    label: 'Contrat',
  } as const
  must(await recordOperation(hub.ctx, contract))
  expect((await showAccount(hub.ctx, '7061', new URLSearchParams()))?.name).toBe(
    'Contrats et conventions de services',
  )
})
