import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { closeMonths, lockedUntil, recordOperation, recordPayment } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { holdBooks, writeLock } from './lock.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const rent = (on: string) =>
  recordOperation(hub.ctx, { kind: 'rent', amount: cents(30_000), day: day(on), label: 'Loyer' })
const entries = async () => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ n: string }>('SELECT count(*)::text AS n FROM entries'),
  )
  return Number(rows[0]!.n)
}

test('a closed month takes no entry, whatever writes it; the next day does', async () => {
  expect(await lockedUntil(hub.ctx)).toBeNull()
  must(await rent('2026-01-05'))
  expect(must(await closeMonths(hub.ctx, { through: day('2026-01-31') }))).toEqual({ through: '2026-01-31' })
  expect(await lockedUntil(hub.ctx)).toBe('2026-01-31')
  const before = await entries()
  expect(await rent('2026-01-31')).toMatchObject({ code: 'closed_period', field: 'day' })
  expect(
    await recordPayment(hub.ctx, {
      ...{ means: 'cash', amount: cents(500), payer: 'inhabitant', payerName: 'Ana', label: 'Café' },
      ...{ subjectKind: 'sale', subjectId: 'x', creditAccount: '707', pillar: 'activities' },
      day: day('2025-12-24'),
    }),
  ).toMatchObject({ code: 'closed_period' })
  expect(await entries()).toBe(before)
  must(await rent('2026-02-01'))
})

test.each([
  ['2026-01-15', 'not_a_month_end'],
  ['2026-03-31', 'not_over_yet'],
  ['2026-01-31', 'already_closed'],
  ['2025-11-30', 'already_closed'],
])('months are not closed through %s: %s', async (through, code) => {
  expect(await closeMonths(hub.ctx, { through: day(through) })).toMatchObject({ code, field: 'through' })
})

test('who may not keep the books does not close them, and nobody opens them again', async () => {
  expect(await closeMonths(hub.as('desk'), { through: day('2026-02-28') })).toMatchObject({
    code: 'not_permitted',
  })
  const undo = hub.ctx.tx((tx) => tx.execute('DELETE FROM book_locks'))
  await expect(undo).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('an entry that was on its way when the month closed starts over and is refused in words', async () => {
  let closed!: () => void
  const held = new Promise<void>((resolve) => {
    closed = resolve
  })
  let begun!: () => void
  const closing = new Promise<void>((resolve) => {
    begun = resolve
  })
  const lock = hub.ctx.tx(async (tx) => {
    await holdBooks(tx, hub.ctx.hub.id)
    await writeLock(tx, hub.ctx, day('2026-02-28'), 'month')
    begun()
    await held
  })
  await closing
  const before = await entries()
  // It sees open books, waits for the closing, and must not slip in behind it.
  const late = rent('2026-02-10')
  await sleep(60)
  closed()
  await lock
  expect(await late).toMatchObject({ code: 'closed_period' })
  expect(await entries()).toBe(before)
})
