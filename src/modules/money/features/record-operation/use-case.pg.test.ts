import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  cashOn,
  type NewOperation,
  openBooks,
  recordOperation,
  recordPayment,
  reverseOperation,
  reversePayment,
  valueOfHours,
} from '#modules/money/index.server.ts'
import { ALL_KINDS } from '#modules/money/rules/kinds.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const operation = (over: Partial<NewOperation> = {}): NewOperation => ({
  kind: 'grant',
  amount: cents(500000),
  day: day('2026-02-10'),
  label: 'Subvention 2026',
  partyName: 'Métropole',
  ...over,
})

/** What the books must satisfy whatever was written: debits = credits, and the kept sums = the transfers. */
async function proof(ctx: Ctx) {
  return await ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ debit: string; credit: string; drift: string }>(sql`
      SELECT coalesce(sum(debit), 0)::text AS debit, coalesce(sum(credit), 0)::text AS credit, (
        SELECT count(*)::text FROM (
          SELECT account, month, pillar, debit, credit FROM balances
          EXCEPT
          SELECT account, to_char(day, 'YYYY-MM'), coalesce(pillar, ''), sum(d), sum(c) FROM (
            SELECT debit AS account, day, pillar, amount AS d, 0 AS c FROM transfers
            UNION ALL SELECT credit, day, pillar, 0, amount FROM transfers
          ) s GROUP BY 1, 2, 3
        ) drift
      ) AS drift FROM balances`)
    return rows[0]!
  })
}

test('each kind moves money or nothing as its row says, and the books balance', async () => {
  const ctx = await hub.other('genres')
  for (const kind of ALL_KINDS) must(await recordOperation(ctx, operation({ kind, amount: cents(100) })))
  const { debit, credit, drift } = await proof(ctx)
  expect(debit).toBe(String(ALL_KINDS.length * 100))
  expect([credit, drift]).toEqual([debit, '0'])
})

test('gifts in kind never touch cash', async () => {
  const ctx = await hub.other('nature')
  must(await recordOperation(ctx, operation({ kind: 'volunteering', amount: valueOfHours(90) })))
  must(await recordOperation(ctx, operation({ kind: 'premises' })))
  expect((await cashOn(ctx, ctx.today())).parts).toEqual([])
  expect(valueOfHours(90)).toBe(1803n)
})

test('an operation is taken back once, with its reason', async () => {
  const ctx = await hub.other('contre')
  const done = must(await recordOperation(ctx, operation()))
  expect(must(await reverseOperation(ctx, { entryId: done.entryId, why: 'Mauvais compte' })).number).toBe(
    'E2026-00002',
  )
  expect(await reverseOperation(ctx, { entryId: done.entryId, why: 'Encore' })).toMatchObject({
    code: 'already_reversed',
  })
  expect((await cashOn(ctx, ctx.today())).total).toBe(0n)
})

test('the desk does not keep the books, and a wrong amount writes nothing', async () => {
  expect(await recordOperation(hub.as('desk'), operation())).toMatchObject({ code: 'not_permitted' })
  expect(await recordOperation(hub.ctx, operation({ amount: cents(0) }))).toMatchObject({
    code: 'amount_not_positive',
    field: 'amount',
  })
  expect((await proof(hub.ctx)).debit).toBe('0')
})

test('opening the books twice changes nothing', async () => {
  const ctx = await hub.other('ouverture')
  await openBooks(ctx)
  await openBooks(ctx)
  const count = await ctx.read((tx) =>
    tx.execute(sql`SELECT count(DISTINCT code) = count(*) AS one FROM accounts`),
  )
  expect(count.rows).toEqual([{ one: true }])
})

/** Park–Miller: the same operations at each run. */
function random(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
}

test('after any operations, payments and reversals, debits equal credits in every hub', async () => {
  for (const seed of [7, 2026]) {
    const ctx = await hub.other(`hasard-${seed}`)
    const pick = random(seed)
    const entries: Parameters<typeof reverseOperation>[1]['entryId'][] = []
    for (let i = 0; i < 60; i++) {
      const amount = cents(1 + pick(1_000_000))
      const when = addDays(ctx.today(), -pick(500))
      if (pick(3) === 0) {
        const paid = must(
          await recordPayment(ctx, {
            means: (['cash', 'card', 'cheque', 'transfer'] as const)[pick(4)]!,
            amount,
            day: when,
            payer: 'inhabitant',
            payerName: 'Hasard',
            label: 'Hasard',
            subjectKind: 'other',
            subjectId: String(i),
            creditAccount: '706',
            pillar: 'activities',
          }),
        )
        if (pick(4) === 0) must(await reversePayment(ctx, { paymentId: paid.id, why: 'Hasard' }))
        continue
      }
      const kind = ALL_KINDS[pick(ALL_KINDS.length)]!
      entries.push(must(await recordOperation(ctx, operation({ kind, amount, day: when }))).entryId)
      const target = entries[pick(entries.length)]!
      if (pick(4) === 0) await reverseOperation(ctx, { entryId: target, why: 'Hasard' })
    }
    const { debit, credit, drift } = await proof(ctx)
    expect(debit).not.toBe('0')
    expect([credit, drift]).toEqual([debit, '0'])
  }
})
