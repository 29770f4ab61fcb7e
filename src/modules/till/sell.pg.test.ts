import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import {
  cashOn,
  grantCredit,
  owedBy,
  paymentsOf,
  sellVoucher,
  verifySeals,
  voucherByCode,
} from '#modules/money/index.server.ts'
import { membershipOf } from '#modules/people/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { sell, ticketSource } from '#modules/till/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { anArticle, lineOf } from './fixtures.ts'
import type { Sale } from './sell.server.ts'
import { ticketByNumber } from './tickets-store.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const card = { sums: [], rest: 'card' } as const
const free = (unit: number) => lineOf({ kind: 'free', family: 'product' }, 'Bricole', unit)
const membership = lineOf({ kind: 'membership', months: 12, startsOn: day('2026-03-02') }, 'Adhésion', 1200)
const balance = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ account: string; sum: string }>(sql`
      SELECT account, sum(credit - debit)::text AS sum FROM balances GROUP BY account HAVING sum(credit - debit) <> 0`)
    return Object.fromEntries(rows.map((row) => [row.account, Number(row.sum)]))
  })
const state = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute(sql`SELECT
      (SELECT count(*) FROM tickets)::int AS tickets, (SELECT count(*) FROM payments)::int AS payments,
      (SELECT count(*) FROM memberships)::int AS memberships, (SELECT count(*) FROM requests)::int AS requests,
      (SELECT count(*) FROM charges)::int AS charges, (SELECT count(*) FROM wallet_lots)::int AS lots`)
    return rows[0]
  })
const NOTHING = { tickets: 0, payments: 0, memberships: 0, requests: 0, charges: 0, lots: 0 }

async function open(
  slug: string,
): Promise<{ ctx: Ctx; desk: Counter; sell: (sale: Partial<Sale>) => ReturnType<typeof sell> }> {
  const ctx = await hub.other(slug)
  const desk = await counter(ctx)
  return {
    ctx,
    desk,
    sell: (sale) => sell(ctx, { who: { personId: desk.personId }, lines: [free(500)], paid: card, ...sale }),
  }
}

test('a membership, a service, an article and a gift, paid with two means, are one ticket', async () => {
  const { ctx, desk, sell } = await open('quatre')
  const coffee = await anArticle(ctx, 'Café', 120)
  const sold = must(
    await sell({
      lines: [
        membership,
        lineOf({ kind: 'service', serviceId: desk.basketId }, 'Panier de courses', 1250),
        lineOf({ kind: 'article', articleId: coffee }, 'Café', 120, 2),
        lineOf({ kind: 'donation' }, 'Don', 310),
      ],
      paid: { sums: [{ means: 'cash', amount: cents(2000) }], rest: 'card' },
      expected: cents(3000),
    }),
  )
  expect(sold.number).toBe('T2026-00001')
  const ticket = await ticketByNumber(ctx, sold.number)
  expect(ticket).toMatchObject({ total: 3000n, paid: 3000n, forName: 'Zoé Lefèvre', kind: 'sale' })
  expect(ticket!.lines.map((line) => [line.kind, line.amount, line.path])).toEqual([
    ['membership', 1200n, `personnes/${desk.personId}`],
    ['service', 1250n, 'demandes/D2026-0001'],
    ['article', 240n, null],
    ['donation', 310n, null],
  ])
  expect(ticket!.tenders.map((one) => [one.means, one.amount, one.receipt])).toEqual([
    ['cash', 2000n, 'R2026-00001'],
    ['card', 1000n, 'R2026-00002'],
  ])
  expect(await balance(ctx)).toEqual({
    '530': -2000,
    '5115': -1000,
    '756': 1200,
    '706': 1250,
    '707': 240,
    '7541': 310,
  })
  expect(await membershipOf(ctx, desk.personId, day('2026-06-01'))).not.toBeNull()
  expect((await owedBy(ctx, { personId: desk.personId })).total).toBe(0n)
  const { rows } = await ctx.read((tx) =>
    tx.execute(sql`SELECT state, paid_at IS NOT NULL AS paid FROM requests`),
  )
  expect(rows).toEqual([{ state: 'paid', paid: true }])
  const verified = await verifySeals(ctx, { ticket: ticketSource })
  expect(verified).toMatchObject({ links: { payment: 2, ticket: 1 }, breaks: [] })
})

test('change is told, and what is not paid today is owed by whoever pays, once', async () => {
  const { ctx, desk, sell } = await open('reste')
  const cash = must(await sell({ paid: { sums: [], rest: 'cash', given: cents(2000) } }))
  expect(cash.change).toBe('1500')
  const part = must(
    await sell({
      lines: [membership, lineOf({ kind: 'service', serviceId: desk.basketId }, 'Panier', 1250)],
      paid: { sums: [{ means: 'cheque', amount: cents(1000) }], rest: 'later' },
      references: { cheque: '0001234' },
    }),
  )
  expect(await ticketByNumber(ctx, part.number)).toMatchObject({ total: 2450n, paid: 1000n })
  const owed = await owedBy(ctx, { personId: desk.personId })
  expect(owed.total).toBe(1450n)
  expect(owed.charges.map((one) => [one.subjectKind, one.outstanding]).sort()).toEqual([
    ['request', 1250n],
    ['sale', 200n],
  ])
  const pay = owed.charges.map((one) =>
    lineOf({ kind: 'charge', chargeId: one.id }, one.label, Number(one.outstanding)),
  )
  const answers = await Promise.all([sell({ lines: pay }), sell({ lines: pay })])
  expect(answers.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['charge_settled', 'ok'])
  expect((await owedBy(ctx, { personId: desk.personId })).total).toBe(0n)
  expect(await balance(ctx)).toMatchObject({ '706': 1250, '756': 1200, '707': 500 })
})

test('an organisation pays for somebody: its name is on the receipt and on the debt', async () => {
  const { ctx, desk, sell } = await open('payeur')
  const landlord = { organisationId: desk.landlordId }
  const service = lineOf({ kind: 'service', serviceId: desk.basketId }, 'Panier', 1250)
  const sold = must(
    await sell({ payer: landlord, lines: [service, free(250)], paid: { sums: [], rest: 'later' } }),
  )
  expect(await ticketByNumber(ctx, sold.number)).toMatchObject({
    ...{ forName: 'Zoé Lefèvre', payerName: 'Habitat Tilleuls', paid: 0n, payer: 'landlord' },
  })
  expect((await owedBy(ctx, landlord)).total).toBe(1500n)
  expect((await owedBy(ctx, { personId: desk.personId })).total).toBe(0n)
})

test('a wallet is filled and pays, a voucher is sold and taken in, by people and by passers-by', async () => {
  const { ctx, desk, sell } = await open('porte-monnaie')
  must(await sell({ lines: [lineOf({ kind: 'top-up' }, 'Recharge', 3000)] }))
  must(await sell({ paid: { sums: [], rest: 'prepaid' } }))
  expect(await balance(ctx)).toMatchObject({ '4191': 2500, '707': 500 })
  expect(await sell({ lines: [free(2501)], paid: { sums: [], rest: 'prepaid' } })).toMatchObject({
    code: 'wallet_too_low',
  })
  const gift = must(await sell({ who: {}, lines: [lineOf({ kind: 'voucher' }, 'Bon cadeau', 2000)] }))
  const line = (await ticketByNumber(ctx, gift.number))!.lines[0]!
  expect(line.label).toContain('Bon cadeau')
  expect((await voucherByCode(ctx, line.subjectId!))?.value).toBe(2000n)
  const used = must(await sell({ who: {}, lines: [free(2300)], voucherCode: line.subjectId!, paid: card }))
  expect((await ticketByNumber(ctx, used.number))!.tenders.map((one) => [one.means, one.amount])).toEqual([
    ['card', 300n],
    ['prepaid', 2000n],
  ])
  expect(await sell({ voucherCode: line.subjectId! })).toMatchObject({
    code: 'voucher_used',
    field: 'voucherCode',
  })
  const other = must(await sellVoucher(ctx, { value: cents(800), buyerName: 'Paul', means: 'card' }))
  must(await sell({ voucherCode: other.code, paid: { sums: [], rest: null } }))
  expect(await balance(ctx)).toMatchObject({ '4191': 2800 })
  must(
    await grantCredit(ctx, {
      ...{ to: { holder: { personId: desk.personId, name: 'Zoé Lefèvre' }, unit: 'euros' }, quantity: 400 },
      why: 'Coup de pouce',
    } as Parameters<typeof grantCredit>[1]),
  )
  expect(await sell({ paid: { sums: [], rest: 'allowance' } })).toMatchObject({ code: 'wallet_too_low' })
})

test('a home service is paid by CESU or card, never in cash, alone or beside others', async () => {
  const { ctx, sell } = await open('domicile')
  const { id } = must(
    await addService(ctx, {
      ...{ name: 'Ménage', activity: 'errands', unit: 'hour', minutes: 60, directCost: cents(0) },
      ...{ homeService: true, prices: { inhabitant: cents(2500) } },
    }),
  )
  const lines = [lineOf({ kind: 'service', serviceId: id }, 'Ménage', 2500), free(500)]
  const before = await state(ctx)
  expect(await sell({ lines, paid: { sums: [], rest: 'cash' } })).toMatchObject({ code: 'no_cash_for_home' })
  expect(await sell({ lines, paid: { sums: [], rest: 'cesu' } })).toMatchObject({ code: 'cesu_home_only' })
  expect(await state(ctx)).toEqual(before)
  const sold = must(
    await sell({
      lines,
      paid: {
        sums: [
          { means: 'cesu', amount: cents(2000) },
          { means: 'cash', amount: cents(500) },
        ],
        rest: 'card',
      },
    }),
  )
  const ticket = await ticketByNumber(ctx, sold.number)
  expect(ticket!.tenders.map((one) => [one.means, one.amount])).toEqual([
    ['cash', 500n],
    ['card', 500n],
    ['cesu', 2000n],
  ])
  const [, paidByCard] = ticket!.tenders
  expect(
    await ctx.read(
      async (tx) =>
        (
          await tx.execute(sql`SELECT t.credit, t.amount::int FROM transfers t JOIN payments p
    ON p.hub_id = t.hub_id AND p.entry_id = t.entry_id WHERE p.id = ${paidByCard!.paymentId}`)
        ).rows,
    ),
  ).toEqual([{ credit: '706', amount: 500 }])
})

test('what cannot be sold is refused by its line, and nothing half-written stays', async () => {
  const { ctx, desk, sell } = await open('refus')
  const gone = lineOf({ kind: 'article', articleId: newId() }, 'Disparu', 100)
  const service = lineOf({ kind: 'service', serviceId: desk.basketId }, 'Panier', 1250)
  const donation = lineOf({ kind: 'donation' }, 'Don', 500)
  const cases: [string, Partial<Sale>, string?][] = [
    ['basket_empty', { lines: [] }],
    ['basket_of_zero', { lines: [free(0)] }],
    ['quantity_wrong', { lines: [{ ...free(100), quantity: 1.5 }] }],
    ['amount_too_small', { lines: [free(-100)] }],
    ['article_unknown', { lines: [membership, gone] }, `line-${gone.id}`],
    ['person_needed', { who: {}, lines: [membership] }, `line-${membership.id}`],
    ['person_needed', { who: {}, lines: [service] }, `line-${service.id}`],
    ['total_changed', { lines: [service], expected: cents(1249) }],
    ['still_due', { paid: { sums: [{ means: 'cash', amount: cents(100) }], rest: null } }],
    ['more_than_due', { paid: { sums: [{ means: 'card', amount: cents(501) }], rest: null } }],
    ['payer_needed', { who: {}, paid: { sums: [], rest: 'later' } }],
    ['pay_now', { lines: [donation], paid: { sums: [], rest: 'later' } }],
    ['not_from_wallet', { lines: [donation], paid: { sums: [], rest: 'prepaid' } }],
    ['wallet_too_low', { paid: { sums: [], rest: 'prepaid' } }],
    ['voucher_unknown', { voucherCode: 'ABCD-EFGH-JKMN' }, 'voucherCode'],
    ['person_unknown', { who: { personId: newId() } }],
  ]
  for (const [code, sale, field] of cases) {
    const refused = await sell(sale)
    if (code === 'voucher_unknown')
      expect(['voucher_unknown', 'code_malformed']).toContain(!refused.ok && refused.code)
    else expect(refused, code).toMatchObject({ ok: false, code, ...(field && { field }) })
  }
  expect(await sell({ lines: [membership, { ...membership, id: newId() }] })).toMatchObject({
    code: 'already_member',
  })
  // A fraction of a cent cannot even be written.
  expect(() => free(12.5)).toThrow(RangeError)
  expect(await state(ctx)).toEqual(NOTHING)
  expect((await sell({})).ok).toBe(true)
})

test('numbers have no gap whatever the hands at once, and the same form sent twice is one ticket', async () => {
  const { ctx, sell } = await open('seize')
  const key = '018f3b1c-0000-7000-8000-0000000000aa'
  const answers = await Promise.all([
    ...Array.from({ length: 12 }, (_, i) =>
      i % 4 === 3 ? sell({ paid: { sums: [], rest: 'prepaid' } }) : sell({ who: {} }),
    ),
    sell({ idempotencyKey: key }),
    sell({ idempotencyKey: key }),
  ])
  const numbers = answers.flatMap((one) => (one.ok ? [one.value.number] : []))
  const want = Array.from({ length: 10 }, (_, i) => `T2026-${String(i + 1).padStart(5, '0')}`)
  expect([...new Set(numbers)].sort()).toEqual(want)
  expect((await cashOn(ctx, ctx.today())).total).toBe(5000n)
})

test('another hub reads none of it, and a committee member sells nothing', async () => {
  const { ctx, sell: own } = await open('chez-nous')
  const sold = must(await own({}))
  expect(await ticketByNumber(hub.ctx, sold.number)).toBeNull()
  const ticket = await ticketByNumber(ctx, sold.number)
  expect(await paymentsOf(hub.ctx, 'sale', ticket!.id)).toEqual([])
  expect(await sell(hub.as('committee'), { who: {}, lines: [free(100)], paid: card })).toEqual({
    ...{ ok: false, code: 'not_permitted' },
  })
  const foreign = lineOf(
    { kind: 'article', articleId: (await anArticle(ctx, 'Thé', 100)) as Id<'Article'> },
    'Thé',
    100,
  )
  expect(await sell(hub.ctx, { who: {}, lines: [foreign], paid: card })).toMatchObject({
    code: 'article_unknown',
  })
})
