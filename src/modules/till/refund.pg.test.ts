import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { cashOn, verifySeals } from '#modules/money/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { refundTicket, sell, ticketSource } from '#modules/till/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { lineOf } from './fixtures.ts'
import { ticketByNumber } from './tickets-store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const free = (label: string, unit: number) => lineOf({ kind: 'free', family: 'product' }, label, unit)
const asked = (...pairs: [number, number][]) => new Map(pairs.map(([n, amount]) => [n, cents(amount)]))

async function soldIn(slug: string): Promise<{ ctx: Ctx; desk: Counter; number: string }> {
  const ctx = await hub.other(slug)
  const desk = await counter(ctx)
  const sold = await sell(ctx, {
    who: { personId: desk.personId },
    lines: [free('Jus', 500), free('Miel', 900), lineOf({ kind: 'donation' }, 'Don', 600)],
    paid: { sums: [{ means: 'cash', amount: cents(800) }], rest: 'card' },
  })
  return { ctx, desk, number: must(sold).number }
}
const why = 'Pot cassé'

test('a line is given back in part, then the rest; the money leaves the payments in their order', async () => {
  const { ctx, number } = await soldIn('rendu')
  const part = must(await refundTicket(ctx, { number, amounts: asked([2, 300]), means: 'cash', why }))
  expect(part.number).toBe('T2026-00002')
  const ticket = await ticketByNumber(ctx, part.number)
  expect(ticket).toMatchObject({ kind: 'refund', total: -300n, why, forName: 'Zoé Lefèvre' })
  expect(ticket!.lines.map((line) => [line.position, line.label, line.amount])).toEqual([[2, 'Miel', -300n]])
  expect(ticket!.tenders.map((one) => [one.means, one.amount, one.receipt])).toEqual([
    ['cash', -300n, 'R2026-00003'],
  ])
  const rest = must(await refundTicket(ctx, { number, means: 'transfer', why }))
  expect((await ticketByNumber(ctx, rest.number))!.tenders.map((one) => one.amount)).toEqual([-500n, -1200n])
  expect(await refundTicket(ctx, { number, means: 'cash', why })).toMatchObject({ code: 'nothing_to_refund' })
  expect((await cashOn(ctx, ctx.today())).total).toBe(0n)
  expect(await verifySeals(ctx, { ticket: ticketSource })).toMatchObject({ links: { ticket: 3 }, breaks: [] })
})

test('never above the line nor the payment, whatever the hands at once', async () => {
  const { ctx, desk, number } = await soldIn('trop')
  const refund = (amounts: Map<number, ReturnType<typeof cents>>) =>
    refundTicket(ctx, { number, amounts, means: 'cash', why })
  expect(await refund(asked([1, 501]))).toMatchObject({ code: 'refund_above_line', field: 'line-1' })
  expect(await refund(asked([1, -1]))).toMatchObject({ code: 'amount_too_small' })
  expect(await refund(asked())).toMatchObject({ code: 'nothing_to_refund' })
  const answers = await Promise.all([1, 2, 3, 4].map(() => refund(asked([1, 300]))))
  expect(answers.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual([
    'ok',
    'refund_above_line',
    'refund_above_line',
    'refund_above_line',
  ])
  // What was left to be paid later was not received: it is not given back.
  const partly = must(
    await sell(ctx, {
      who: { personId: desk.personId },
      lines: [free('Vase', 2000)],
      paid: { sums: [{ means: 'cash', amount: cents(500) }], rest: 'later' },
    }),
  )
  const above = { number: partly.number, amounts: asked([1, 501]), means: 'cash', why } as const
  expect(await refundTicket(ctx, above)).toMatchObject({ code: 'refund_above_line' })
  expect(must(await refundTicket(ctx, { number: partly.number, means: 'cash', why })).number).toBeTruthy()
})

test('a top-up is taken back whole while nobody used it, and a reason is needed', async () => {
  const { ctx, desk } = await soldIn('recharge')
  const who = { personId: desk.personId }
  const up = must(
    await sell(ctx, {
      who,
      lines: [lineOf({ kind: 'top-up' }, 'Recharge', 2000)],
      paid: { sums: [], rest: 'card' },
    }),
  )
  const refund = { number: up.number, means: 'card', why } as const
  expect(await refundTicket(ctx, { ...refund, why: ' ' })).toMatchObject({ code: 'required', field: 'why' })
  expect(await refundTicket(ctx, { ...refund, amounts: asked([1, 500]) })).toMatchObject({
    code: 'refund_whole_only',
  })
  expect(await refundTicket(hub.as('volunteer'), refund)).toMatchObject({ code: 'not_permitted' })
  const used = must(await sell(ctx, { who, lines: [free('Jus', 500)], paid: { sums: [], rest: 'prepaid' } }))
  expect(await refundTicket(ctx, refund)).toMatchObject({ code: 'credit_used' })
  expect(await refundTicket(ctx, { ...refund, number: used.number })).toMatchObject({
    code: 'refund_above_payment',
  })
  const again = must(
    await sell(ctx, {
      who,
      lines: [lineOf({ kind: 'voucher' }, 'Bon', 1000)],
      paid: { sums: [], rest: 'cash' },
    }),
  )
  const back = must(await refundTicket(ctx, { ...refund, number: again.number }))
  expect(await refundTicket(ctx, { ...refund, number: back.number })).toMatchObject({ code: 'is_a_refund' })
})
