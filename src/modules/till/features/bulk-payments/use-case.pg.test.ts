import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson, membershipOf, recordMembership } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { rowsIn } from './form.ts'
import { takeMany } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const fee = { kind: 'membership', amount: cents(1200), means: 'cash' } as const
const key = '018f3b1c-0000-7000-8000-0000000000bb'

test('one press makes a ticket for each, and a row that is refused costs the others nothing', async () => {
  const ctx = await hub.other('grille')
  const ids: Id<'Person'>[] = []
  for (const lastName of ['Un', 'Deux', 'Trois', 'Quatre'])
    ids.push(must(await addPerson(ctx, { lastName, segment: 'inhabitant' })).id)
  const [one, two, three, four] = ids as [Id<'Person'>, Id<'Person'>, Id<'Person'>, Id<'Person'>]
  must(
    await recordMembership(ctx, {
      ...{ personId: two, startsOn: day('2026-01-01'), endsOn: day('2026-03-31'), fee: cents(300) },
    }),
  )
  const rows = [
    { personId: one, amount: null },
    { personId: two, amount: cents(1500), means: 'cheque', reference: '0042' },
    { personId: three, amount: null, wrong: 'not_an_amount' },
    { personId: four, amount: cents(0) },
  ] as const
  const take = () => takeMany(ctx, { ...fee, idempotencyKey: key }, rows)
  const taken = must(await take())
  expect(taken.map((row) => row.code ?? 'ok')).toEqual(['ok', 'ok', 'not_an_amount', 'basket_of_zero'])
  expect((await membershipOf(ctx, two, day('2026-04-01')))?.fee).toBe(1500n)
  expect(await membershipOf(ctx, three, ctx.today())).toBeNull()
  expect(must(await take())[0]).toEqual(taken[0])
  const { rows: paid } = await ctx.read((tx) =>
    tx.execute(sql`SELECT means, amount::int, reference FROM payments ORDER BY number`),
  )
  expect(paid).toEqual([
    { means: 'cash', amount: 1200, reference: null },
    { means: 'cheque', amount: 1500, reference: '0042' },
  ])
  // A year paid ahead of the one in force: the next begins after the last of them.
  const again = '018f3b1c-0000-7000-8000-0000000000cc'
  expect(must(await takeMany(ctx, { ...fee, idempotencyKey: again }, [rows[1]]))[0]?.code).toBeUndefined()
  expect((await membershipOf(ctx, two, day('2027-04-01')))?.fee).toBe(1500n)
  expect(await takeMany(ctx, fee, [])).toMatchObject({ code: 'nothing_chosen' })
  expect(await takeMany(ctx, { ...fee, kind: 'free' }, rows)).toMatchObject({ code: 'label_needed' })
  expect(await takeMany(hub.as('volunteer'), fee, rows)).toMatchObject({ code: 'not_permitted' })
})

test('rows are read as they were ticked, each with what was typed beside it', () => {
  const id = '018f3b1c-0000-7000-8000-000000000001'
  const posted = new FormData()
  for (const [name, value] of [
    ['who', id],
    ['who', id],
    ['who', 'x'],
    [`sum-${id}`, '12,345'],
    [`means-${id}`, 'card'],
    [`ref-${id}`, ' 77 '],
  ] as const)
    posted.append(name, value)
  expect(rowsIn(posted)).toEqual([
    { personId: id, amount: null, wrong: 'not_an_amount', means: 'card', reference: '77' },
  ])
})
