import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cents, cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  cashOn,
  type NewPayment,
  openCharges,
  owedBy,
  paymentsOf,
  recordPayment,
  refundPayment,
  reversePayment,
  settleCharges,
} from '#modules/money/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const payment: NewPayment = {
  means: 'cash',
  amount: cents(2000),
  payer: 'inhabitant',
  payerName: 'Zoé Lefèvre',
  label: 'Repassage',
  subjectKind: 'sale',
  subjectId: 't1',
  creditAccount: '707',
  pillar: 'activities',
}
const back = (amount: number) => [
  { creditAccount: '707', pillar: 'activities', payer: 'inhabitant', amount: cents(amount) } as const,
]

test('a part is given back, then the rest, and never a cent more, whatever the hands at once', async () => {
  const ctx = await hub.other('rendre')
  const { id: paymentId } = must(await recordPayment(ctx, payment))
  const refund = (amount: number) =>
    refundPayment(ctx, { paymentId, means: 'cash', why: 'Abîmé', lines: back(amount) })
  must(await refund(500))
  const answers = await Promise.all([refund(1000), refund(1000), refund(1000)])
  expect(answers.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual([
    'ok',
    'refund_above_payment',
    'refund_above_payment',
  ])
  expect(await refund(501)).toMatchObject({ code: 'refund_above_payment', field: 'amount' })
  must(await refund(500))
  expect((await cashOn(ctx, ctx.today())).total).toBe(0n)
  const rows = await paymentsOf(ctx, 'sale', 't1')
  expect(rows.map((row) => row.amount)).toEqual([2000n, -500n, -1000n, -500n])
})

test('what was refunded in part is not taken back whole, nor the other way round', async () => {
  const ctx = await hub.other('deux')
  const [first, second] = [must(await recordPayment(ctx, payment)), must(await recordPayment(ctx, payment))]
  must(await refundPayment(ctx, { paymentId: first.id, means: 'transfer', why: 'Geste', lines: back(1) }))
  expect(await reversePayment(ctx, { paymentId: first.id, why: 'Erreur' })).toMatchObject({
    code: 'already_refunded',
  })
  must(await reversePayment(ctx, { paymentId: second.id, why: 'Erreur' }))
  expect(
    await refundPayment(ctx, { paymentId: second.id, means: 'cash', why: 'Geste', lines: back(1) }),
  ).toMatchObject({ code: 'already_reversed' })
})

test('a refund leaves the debt settled', async () => {
  const ctx = await hub.other('dette')
  const personId = must(await addPerson(ctx, { lastName: 'Petit', segment: 'inhabitant' })).id
  const [charge] = must(
    await openCharges(ctx, [
      {
        ...{ who: { personId }, name: 'Petit', label: 'Courses', amount: cents(900) as Cents },
        ...{ subject: { kind: 'other', id: 'x' }, creditAccount: '706', pillar: 'activities' },
        payer: 'inhabitant',
      },
    ]),
  )
  const { paymentId } = must(await settleCharges(ctx, { chargeIds: [charge!], means: 'card' }))
  must(await refundPayment(ctx, { paymentId, means: 'card', why: 'Mal fait', lines: back(900) }))
  expect((await owedBy(ctx, { personId })).total).toBe(0n)
})

test('a refund of nothing, or without a reason, writes nothing', async () => {
  const ctx = await hub.other('refus')
  const { id: paymentId } = must(await recordPayment(ctx, payment))
  const asked = { paymentId, means: 'cash', why: 'Geste', lines: back(100) } as const
  expect(await refundPayment(ctx, { ...asked, why: ' ' })).toMatchObject({ code: 'required', field: 'why' })
  for (const amount of [0, -5])
    expect(await refundPayment(ctx, { ...asked, lines: back(amount) })).toMatchObject({
      code: 'amount_not_positive',
    })
  expect(await refundPayment(hub.as('committee'), asked)).toMatchObject({ code: 'not_permitted' })
  expect((await cashOn(ctx, ctx.today())).total).toBe(2000n)
})
