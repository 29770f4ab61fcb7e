import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { join } from '#modules/contracts/index.server.ts'
import { cashOn, paymentsOf } from '#modules/money/index.server.ts'
import { addPerson, membershipOf } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const startsOn = day('2026-03-01')
const person = async (ctx: Ctx, lastName: string) =>
  must(await addPerson(ctx, { firstName: 'Zoé', lastName, segment: 'inhabitant' })).id
const terms = { startsOn, fee: cents(1200), means: 'cash' } as const

test('a member joins for twelve months with a receipt', async () => {
  const personId = await person(hub.ctx, 'Année')
  const joined = must(await join(hub.ctx, { ...terms, personId }))
  expect(joined.number).toBe('R2026-00001')
  expect(await membershipOf(hub.ctx, personId, day('2027-02-28'))).toMatchObject({ id: joined.membershipId })
  expect(await membershipOf(hub.ctx, personId, day('2027-03-01'))).toBeNull()
  const [paid] = await paymentsOf(hub.ctx, 'membership', joined.membershipId)
  expect(paid).toMatchObject({ amount: 1200n, payerName: 'Zoé Année' })
})

test('the same form sent twice is one membership and one payment', async () => {
  const ctx = await hub.other('double')
  const personId = await person(ctx, 'Double')
  const twice = { ...terms, personId, idempotencyKey: '018f3b1c-0000-7000-8000-000000000002' }
  const answers = await Promise.all([join(ctx, twice), join(ctx, twice)])
  expect(must(answers[1]!)).toEqual(must(answers[0]!))
  expect((await cashOn(ctx, ctx.today())).total).toBe(1200n)
})

test('a second membership of the same dates is refused, and no money is taken', async () => {
  const ctx = await hub.other('deux')
  const personId = await person(ctx, 'Deux')
  must(await join(ctx, { ...terms, personId }))
  expect(await join(ctx, { ...terms, personId, startsOn: day('2026-08-01') })).toMatchObject({
    code: 'already_member',
  })
  expect((await cashOn(ctx, ctx.today())).total).toBe(1200n)
})

test('when the payment is refused, the membership is not written either', async () => {
  const ctx = await hub.other('refus')
  const personId = await person(ctx, 'Refus')
  expect(await join(ctx, { ...terms, personId, fee: cents(-5) })).toMatchObject({ ok: false })
  expect(await join(hub.as('committee'), { ...terms, personId })).toMatchObject({ code: 'not_permitted' })
  expect(await membershipOf(ctx, personId, startsOn)).toBeNull()
})

test('a free membership takes no money', async () => {
  const ctx = await hub.other('offerte')
  const personId = await person(ctx, 'Offerte')
  expect(must(await join(ctx, { ...terms, personId, fee: cents(0) })).number).toBeNull()
  expect((await cashOn(ctx, ctx.today())).parts).toEqual([])
})

test('a person of another hub is not found', async () => {
  const personId = await person(await hub.other('ailleurs'), 'Ailleurs')
  expect(await join(hub.ctx, { ...terms, personId })).toMatchObject({ code: 'not_found' })
})
