import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type Debtor, owedBy, settleCharges } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { creditInvoice, giveBack } from './credit.server.ts'
import { company, nameHub, owe } from './fixtures.ts'
import { invoiceOf, issueInvoices } from './index.server.ts'

let hub: TestHub
let firm: Debtor
beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
  firm = { organisationId: await company(hub.ctx, 1) }
})
afterAll(() => hub.close())

async function issued(amounts: number[], more: object = {}) {
  const chargeIds = await owe(hub.ctx, firm, amounts)
  const done = must(await issueInvoices(hub.ctx, [{ who: firm, chargeIds, ...more }]))
  return { chargeIds, ...done.issued[0]! }
}
const read = async (number: string) => (await invoiceOf(hub.ctx, number))!
/** What the books say that customers owe, in cents. */
const customers = async () => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ left: number }>(
      sql`SELECT coalesce(sum(debit - credit), 0)::int AS left FROM balances WHERE account = '411'`,
    ),
  )
  return rows[0]!.left
}
const credit = (invoiceId: Id<'Invoice'>, over: object = {}) =>
  creditInvoice(hub.ctx, { invoiceId, reason: 'Geste commercial', ...over })

test('an invoice taken back whole: nothing is owed, both papers stay, the books are even', async () => {
  const before = await customers()
  const invoice = await issued([4000, 2500])
  const note = must(await credit(invoice.id))
  expect(note.number).toBe('A2026-00001')
  expect(await read(invoice.number)).toMatchObject({ left: 0n, credited: 6500n, state: 'credited' })
  const { document, ...row } = await read(note.number)
  expect(row).toMatchObject({ kind: 'credit-note', total: 6500n, refundable: 0n, state: 'credit-note' })
  expect(document).toMatchObject({
    ...{ preceding: { number: invoice.number, issuedOn: '2026-03-02' }, reason: 'Geste commercial' },
    totals: { gross: 6500n, payable: 6500n },
  })
  expect(await customers()).toBe(before)
  expect(await credit(invoice.id)).toMatchObject({ code: 'nothing_to_credit' })
})

test('a part of a line, then no more than the rest', async () => {
  const invoice = await issued([4000, 2500])
  must(await credit(invoice.id, { parts: [{ position: 1, amount: cents(1500) }] }))
  expect(await read(invoice.number)).toMatchObject({ left: 5000n, credited: 1500n, state: 'to-pay' })
  expect(await credit(invoice.id, { parts: [{ position: 1, amount: cents(2501) }] })).toEqual({
    ...{ ok: false, code: 'more_than_line', field: 'amount-1' },
  })
  must(await credit(invoice.id, { parts: [{ position: 1, amount: cents(2500) }] }))
  must(await settleCharges(hub.ctx, { chargeIds: [invoice.chargeIds[1]!], means: 'transfer' }))
  expect(await read(invoice.number)).toMatchObject({ left: 0n, state: 'paid' })
})

test('what was paid is given back, once', async () => {
  const before = await customers()
  const invoice = await issued([4000])
  must(await settleCharges(hub.ctx, { chargeIds: invoice.chargeIds, amount: cents(3000), means: 'transfer' }))
  const note = must(await credit(invoice.id))
  expect(await read(note.number)).toMatchObject({ refundable: 3000n })
  expect(await customers()).toBe(before - 3000)
  const back = () => giveBack(hub.ctx, { creditNoteId: note.id, means: 'transfer' })
  const all = await Promise.all([back(), back()])
  expect(all.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['already_given_back', 'ok'])
  expect(await customers()).toBe(before)
  expect(await giveBack(hub.ctx, { creditNoteId: invoice.id, means: 'cash' })).toMatchObject({
    code: 'nothing_to_give_back',
  })
})

test('a wrong invoice is taken back and its sums invoiced anew, while nothing of them is paid', async () => {
  const invoice = await issued([1200, 800])
  must(await credit(invoice.id, { again: true, reason: 'Mauvaise adresse' }))
  const owed = (await owedBy(hub.ctx, firm)).charges.filter((one) => invoice.chargeIds.includes(one.id))
  expect(owed.map((one) => [one.outstanding, one.invoiceId])).toEqual([
    [1200n, null],
    [800n, null],
  ])
  const again = must(await issueInvoices(hub.ctx, [{ who: firm, chargeIds: invoice.chargeIds }])).issued[0]!
  expect(await read(again.number)).toMatchObject({ total: 2000n, left: 2000n })
  must(await settleCharges(hub.ctx, { chargeIds: [invoice.chargeIds[0]!], amount: cents(1), means: 'cash' }))
  expect(await credit(again.id, { again: true })).toMatchObject({ code: 'again_when_paid', field: 'again' })
  const parts = [{ position: 2, amount: cents(100) }]
  expect(await credit(again.id, { again: true, parts })).toMatchObject({ code: 'again_in_part' })
})

test('of eight hands at once one takes it back; a discount is taken back with its line', async () => {
  const invoice = await issued([3000, 1000], { allowance: cents(400) })
  const all = await Promise.all(Array.from({ length: 8 }, () => credit(invoice.id)))
  expect(all.filter((one) => one.ok)).toHaveLength(1)
  const note = all.find((one) => one.ok)!
  expect(await read(note.ok ? note.value.number : '')).toMatchObject({ total: 3600n })
  expect(await read(invoice.number)).toMatchObject({ left: 0n, state: 'credited' })
})

test('each refusal writes nothing', async () => {
  const invoice = await issued([1000])
  expect(await credit(invoice.id, { reason: ' ' })).toMatchObject({ code: 'reason_needed', field: 'reason' })
  expect(await credit(newId<'Invoice'>())).toMatchObject({ code: 'not_found' })
  const input = { invoiceId: invoice.id, reason: 'Non' }
  expect(await creditInvoice(hub.as('desk'), input)).toMatchObject({ code: 'not_permitted' })
  expect(await creditInvoice(await hub.other('voisin'), input)).toMatchObject({ code: 'not_found' })
  expect(await credit(invoice.id, { parts: [] })).toMatchObject({ code: 'nothing_to_credit' })
  expect(await read(invoice.number)).toMatchObject({ left: 1000n, credited: 0n })
  const note = must(await credit(invoice.id))
  expect(await credit(note.id)).toMatchObject({ code: 'is_a_credit_note' })
})
