import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordPayment, reversePayment } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { listPayments } from './features/list-payments/query.server.ts'
import { receiptPdf } from './features/show-receipt/pdf.server.ts'
import { showReceipt } from './features/show-receipt/query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const pay = async (ctx: Ctx, payerName: string, means: 'cash' | 'cheque' = 'cheque') =>
  must(
    await recordPayment(ctx, {
      means,
      amount: cents(125000),
      payer: 'inhabitant',
      payerName,
      label: 'Repassage',
      reference: '1234567',
      subjectKind: 'sale',
      subjectId: payerName,
      creditAccount: '706',
      pillar: 'activities',
    }),
  )

test('a receipt knows what took it back, and the reverse', async () => {
  const paid = await pay(hub.ctx, 'Zoé Lefèvre')
  const back = must(await reversePayment(hub.ctx, { paymentId: paid.id, why: 'Erreur' }))
  expect(await showReceipt(hub.ctx, paid.number)).toMatchObject({
    reversedBy: back.number,
    reversesNumber: null,
  })
  expect(await showReceipt(hub.ctx, back.number)).toMatchObject({
    amount: -125000n,
    reversesNumber: paid.number,
    why: 'Erreur',
  })
})

test('the same receipt gives the same PDF, with a letter that the face lacks', async () => {
  const paid = await pay(hub.ctx, 'Ștefan Œuvré')
  const receipt = (await showReceipt(hub.ctx, paid.number))!
  const [one, two] = await Promise.all([receiptPdf(hub.ctx.hub, receipt), receiptPdf(hub.ctx.hub, receipt)])
  expect(Buffer.from(one).toString('latin1', 0, 8)).toMatch(/^%PDF-1\./)
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})

test('the list is searched, filtered and paged, and another hub has none of it', async () => {
  const ctx = await hub.other('liste')
  for (let i = 0; i < 52; i++) await pay(ctx, `Payeur ${i}`, i % 2 ? 'cash' : 'cheque')
  const first = await listPayments(ctx, new URLSearchParams())
  expect([first.rows.length, first.total, first.rows[0]!.number]).toEqual([50, 52, 'R2026-00052'])
  const second = await listPayments(ctx, new URLSearchParams(first.next!))
  expect(second.rows.map((row) => row.number)).toEqual(['R2026-00002', 'R2026-00001'])
  const before = await listPayments(ctx, new URLSearchParams(second.previous!))
  expect(before.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
  expect((await listPayments(ctx, new URLSearchParams({ moyen: 'cash' }))).total).toBe(26)
  expect((await listPayments(ctx, new URLSearchParams({ q: 'payeur 51' }))).total).toBe(1)
  expect((await listPayments(ctx, new URLSearchParams({ au: '2026-03-01' }))).total).toBe(0)
  expect(await showReceipt(ctx, 'R2026-00999')).toBeNull()
  expect((await listPayments(await hub.other('vide'), new URLSearchParams())).total).toBe(0)
})
