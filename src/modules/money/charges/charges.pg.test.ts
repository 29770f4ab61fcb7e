import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  cashOn,
  chargesOf,
  type NewCharge,
  openCharges,
  owedBy,
  paymentsOf,
  reversePayment,
  settleCharges,
  voidChargesOf,
} from '../index.server.ts'

let hub: TestHub
let landlord: Id<'Organisation'>
let zoe: Id<'Person'>
beforeAll(async () => {
  hub = await testHub()
  const named = { name: 'Habitat Tilleuls', kind: 'landlord', siret: undefined } as const
  landlord = must(await addOrganisation(hub.ctx, named)).id
  zoe = must(await addPerson(hub.ctx, { firstName: 'Zoé', lastName: 'Lefèvre', segment: 'inhabitant' })).id
})
afterAll(() => hub.close())

let n = 0
const charge = (over: Partial<NewCharge> = {}): NewCharge => ({
  who: { organisationId: landlord },
  name: 'Habitat Tilleuls',
  label: 'Ménage des communs',
  amount: cents(1000),
  subject: { kind: 'request', id: `d${++n}` },
  creditAccount: '706',
  pillar: 'activities',
  payer: 'landlord',
  ...over,
})
const opened = async (over: Partial<NewCharge> = {}) => {
  const input = charge(over)
  const [id] = must(await openCharges(hub.ctx, [input]))
  return { id: id!, subject: input.subject }
}
const left = async (subject: NewCharge['subject']) =>
  (await chargesOf(hub.ctx, subject)).map((row) => row.outstanding)
const byTransfer = { means: 'transfer', reference: 'VIR 7' } as const

test('an organisation has thirty days to pay, a person pays the same day', async () => {
  const { subject } = await opened()
  expect((await chargesOf(hub.ctx, subject))[0]).toMatchObject({ day: '2026-03-02', dueOn: '2026-04-01' })
  const mine = await opened({ who: { personId: zoe }, name: 'Zoé Lefèvre', payer: 'inhabitant' })
  expect((await chargesOf(hub.ctx, mine.subject))[0]).toMatchObject({ dueOn: '2026-03-02' })
  expect(await owedBy(hub.ctx, { personId: zoe })).toMatchObject({ total: 1000n, since: '2026-03-02' })
  must(await settleCharges(hub.ctx, { chargeIds: [mine.id], means: 'cash' }))
  expect(await owedBy(hub.ctx, { personId: zoe })).toEqual({ total: 0n, since: null, charges: [] })
})

test('one transfer settles several charges: one receipt, one entry with a line per account', async () => {
  const first = await opened()
  const second = await opened({ amount: cents(2500), activity: 'laundry' })
  const paid = must(await settleCharges(hub.ctx, { chargeIds: [first.id, second.id], ...byTransfer }))
  expect(paid.subjects.map((one) => one.id)).toEqual([first.subject.id, second.subject.id])
  expect([...(await left(first.subject)), ...(await left(second.subject))]).toEqual([0n, 0n])
  const [payment] = await paymentsOf(hub.ctx, 'charges', landlord)
  expect(payment).toMatchObject({ amount: 3500n, label: '2 sommes dues', payerName: 'Habitat Tilleuls' })
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute(sql`SELECT t.amount::int AS amount, t.funder_id = ${landlord} AS funder FROM transfers t
      JOIN payments p ON p.entry_id = t.entry_id WHERE p.id = ${paid.paymentId} ORDER BY 1`),
  )
  expect(rows).toEqual([
    { amount: 1000, funder: true },
    { amount: 2500, funder: true },
  ])
})

test('a part may be paid, then the rest; more than is owed is refused', async () => {
  const { id, subject } = await opened()
  must(await settleCharges(hub.ctx, { chargeIds: [id], amount: cents(400), ...byTransfer }))
  expect(await left(subject)).toEqual([600n])
  expect(await settleCharges(hub.ctx, { chargeIds: [id], amount: cents(601), ...byTransfer })).toEqual({
    ok: false,
    code: 'more_than_owed',
    field: 'amount',
  })
  must(await settleCharges(hub.ctx, { chargeIds: [id], ...byTransfer }))
  expect(await left(subject)).toEqual([0n])
  expect(await settleCharges(hub.ctx, { chargeIds: [id], ...byTransfer })).toMatchObject({
    code: 'nothing_owed',
  })
  expect((await paymentsOf(hub.ctx, 'request', subject.id)).map((one) => one.amount)).toEqual([400n, 600n])
})

test('eight hands at once settle once', async () => {
  const { id, subject } = await opened()
  const all = await Promise.all(
    Array.from({ length: 8 }, () => settleCharges(hub.ctx, { chargeIds: [id], ...byTransfer })),
  )
  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(new Set(all.flatMap((one) => (one.ok ? [] : [one.code])))).toEqual(new Set(['nothing_owed']))
  expect((await paymentsOf(hub.ctx, 'request', subject.id)).map((one) => one.amount)).toEqual([1000n])
})

test('partial payments at once never exceed what is owed', async () => {
  const both = [await opened(), await opened()]
  const chargeIds = both.map((one) => one.id)
  const all = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      settleCharges(hub.ctx, {
        chargeIds: i % 2 ? chargeIds : chargeIds.toReversed(),
        amount: cents(700),
        ...byTransfer,
      }),
    ),
  )
  expect(all.filter((one) => one.ok)).toHaveLength(2)
  const still = [...(await left(both[0]!.subject)), ...(await left(both[1]!.subject))]
  expect(still.reduce((sum, one) => sum + one, 0n)).toBe(600n)
})

test('the same form sent twice is one payment', async () => {
  const { id, subject } = await opened()
  const input = { chargeIds: [id], ...byTransfer, idempotencyKey: newId<'Form'>() }
  expect(await settleCharges(hub.ctx, input)).toEqual(await settleCharges(hub.ctx, input))
  expect(await paymentsOf(hub.ctx, 'request', subject.id)).toHaveLength(1)
})

test('a payment taken back reopens exactly what it had settled, once', async () => {
  const whole = await opened()
  const part = await opened({ amount: cents(900) })
  const input = { chargeIds: [whole.id, part.id], amount: cents(1500), ...byTransfer }
  const cash = (await cashOn(hub.ctx, hub.ctx.today())).total
  const paid = must(await settleCharges(hub.ctx, input))
  expect([...(await left(whole.subject)), ...(await left(part.subject))]).toEqual([0n, 400n])
  const back = { paymentId: paid.paymentId, why: 'mauvais payeur' }
  const all = await Promise.all([reversePayment(hub.ctx, back), reversePayment(hub.ctx, back)])
  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect([...(await left(whole.subject)), ...(await left(part.subject))]).toEqual([1000n, 900n])
  expect((await cashOn(hub.ctx, hub.ctx.today())).total).toBe(cash)
  must(await settleCharges(hub.ctx, { chargeIds: [whole.id, part.id], ...byTransfer }))
  expect(await left(part.subject)).toEqual([0n])
})

test('what is given up is told why, is owed no more, and may be charged anew', async () => {
  const { subject } = await opened()
  expect(await voidChargesOf(hub.ctx, subject, ' ')).toMatchObject({ code: 'why_needed' })
  expect(await openCharges(hub.ctx, [charge({ subject })])).toEqual({ ok: false, code: 'already_charged' })
  expect(must(await voidChargesOf(hub.ctx, subject, 'erreur de prix'))).toHaveLength(1)
  expect(await chargesOf(hub.ctx, subject)).toEqual([])
  must(await openCharges(hub.ctx, [charge({ subject, amount: cents(800) })]))
  expect(await left(subject)).toEqual([800n])
})

test('once a part is paid, only the rest may be given up, and only when one says so', async () => {
  const { id, subject } = await opened()
  must(await settleCharges(hub.ctx, { chargeIds: [id], amount: cents(300), ...byTransfer }))
  expect(await voidChargesOf(hub.ctx, subject, 'geste')).toMatchObject({ code: 'partly_paid' })
  must(await voidChargesOf(hub.ctx, subject, 'geste', { keepPaid: true }))
  expect((await chargesOf(hub.ctx, subject))[0]).toMatchObject({
    amount: 1000n,
    outstanding: 0n,
    voided: 700n,
  })
})

test('each refusal writes nothing', async () => {
  const mine = await opened({ who: { personId: zoe }, name: 'Zoé Lefèvre' })
  const theirs = await opened()
  const refused = async (input: Partial<Parameters<typeof settleCharges>[1]>, ctx = hub.ctx) =>
    await settleCharges(ctx, { chargeIds: [theirs.id], ...byTransfer, ...input })
  expect(await refused({ chargeIds: [] })).toMatchObject({ code: 'nothing_chosen' })
  expect(await refused({ chargeIds: [mine.id, theirs.id] })).toMatchObject({ code: 'several_payers' })
  expect(await refused({ chargeIds: [newId<'Charge'>()] })).toMatchObject({ code: 'charge_unknown' })
  expect(await refused({ amount: cents(0) })).toMatchObject({ code: 'amount_not_positive' })
  expect(await refused({ amount: cents(-5) })).toMatchObject({ code: 'amount_not_positive' })
  expect(await refused({ day: day('2026-03-03') })).toMatchObject({ code: 'day_in_future' })
  expect(await refused({}, hub.as('driver'))).toMatchObject({ code: 'not_permitted' })
  expect(await refused({}, await hub.other('voisin'))).toMatchObject({ code: 'charge_unknown' })
  expect(await openCharges(hub.ctx, [charge({ amount: cents(0) })])).toMatchObject({
    code: 'amount_not_positive',
  })
  expect([...(await left(mine.subject)), ...(await left(theirs.subject))]).toEqual([1000n, 1000n])
})

test('settlements are append-only, and the database itself refuses to owe less than nothing', async () => {
  const { id } = await opened()
  must(await settleCharges(hub.ctx, { chargeIds: [id], ...byTransfer }))
  const write = (order: ReturnType<typeof sql>) => hub.ctx.tx((tx) => tx.execute(order)).catch(sqlState)
  expect(await write(sql`UPDATE charge_settlements SET amount = amount`)).toBe('42501')
  expect(await write(sql`DELETE FROM charge_settlements`)).toBe('42501')
  expect(await write(sql`UPDATE charges SET outstanding = -1 WHERE id = ${id}`)).toBe('23514')
})
