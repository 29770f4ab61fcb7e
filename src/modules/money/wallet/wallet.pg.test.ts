import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  creditPaid,
  debitWallet,
  giveBackDebits,
  grantCredit,
  issueVoucher,
  lapseCredits,
  type NewPayment,
  openCharges,
  recordPayment,
  redeemVoucher,
  reversePayment,
  sellVoucher,
  settleCharges,
  tellLapses,
  topUp,
  type WalletUnit,
  withdrawGrant,
} from '#modules/money/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

async function someone(ctx: Ctx, unit: WalletUnit = 'euros') {
  const { id: personId } = must(
    await addPerson(ctx, {
      firstName: 'Zoé',
      lastName: 'Lefèvre',
      segment: 'senior',
      email: 'zoe@exemple.fr',
    }),
  )
  return { personId, to: { holder: { personId, name: 'Zoé Lefèvre' }, unit } }
}
const payment = (over: Partial<NewPayment>): NewPayment => ({
  ...{
    means: 'prepaid',
    amount: cents(1000),
    payer: 'inhabitant',
    payerName: 'Zoé Lefèvre',
    label: 'Courses',
  },
  ...{ subjectKind: 'other', subjectId: newId(), creditAccount: '706', pillar: 'activities', ...over },
})

/** Balances of accounts, credit above zero. */
async function owed(ctx: Ctx) {
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ account: string; left: number }>(
      sql`SELECT account, sum(credit - debit)::int AS left FROM balances GROUP BY account`,
    ),
  )
  return Object.fromEntries(rows.map((row) => [row.account, row.left]))
}

/** What every wallet owes, by credits, by moves and by balance, beside the ledger: they never differ. */
async function audit(ctx: Ctx) {
  const { rows } = await ctx.read((tx) =>
    tx.execute<Record<string, number>>(sql`
      SELECT (SELECT coalesce(sum(balance), 0)::int FROM wallets) AS balance,
        (SELECT coalesce(sum(remaining), 0)::int FROM wallet_lots) AS lots,
        (SELECT coalesce(sum(quantity), 0)::int FROM wallet_moves) AS moves,
        (SELECT coalesce(sum(value_left), 0)::int FROM wallet_lots) AS value,
        (SELECT coalesce(sum(value), 0)::int FROM wallet_moves) AS moved,
        (SELECT coalesce(sum(value), 0)::int FROM gift_vouchers WHERE ended IS NULL) AS vouchers,
        (SELECT coalesce(sum(credit - debit), 0)::int FROM balances WHERE account IN ('4191', '4192', '4194')) AS debt`),
  )
  const { balance, lots, moves, value, moved, vouchers, debt } = rows[0]!
  expect(lots).toBe(balance)
  expect(moves).toBe(balance)
  expect(moved).toBe(value)
  expect(debt).toBe(value! + vouchers!)
  return { balance, debt }
}

test('sixty-four hands on one wallet: as many as it holds are served, the others are told, nothing is spent twice', async () => {
  const ctx = await hub.other('soixante-quatre')
  const { personId, to } = await someone(ctx)
  must(await topUp(ctx, { to, amount: cents(3000), means: 'cash' }))
  must(await grantCredit(ctx, { to, quantity: 1000, why: 'Coup de pouce' }))
  const done = await Promise.all(
    Array.from({ length: 64 }, () => recordPayment(ctx, payment({ personId, amount: cents(100) }))),
  )
  expect(done.filter((one) => one.ok)).toHaveLength(40)
  expect(new Set(done.flatMap((one) => (one.ok ? [] : [one.code])))).toEqual(new Set(['wallet_too_low']))
  expect(await audit(ctx)).toEqual({ balance: 0, debt: 0 })
  expect(await owed(ctx)).toMatchObject({ '706': 4000, '530': -3000, '6585': -1000 })
})

test('sixty-four hands for one thing: it is used once, and given back once', async () => {
  const ctx = await hub.other('une-fois')
  const { personId, to } = await someone(ctx, 'visits')
  must(await topUp(ctx, { to, amount: cents(5000), quantity: 10, means: 'card' }))
  const use = () =>
    ctx.together((c) =>
      c.tx((tx) =>
        debitWallet(tx, c, {
          ...{ personId, unit: 'visits', quantity: 1, label: 'Passage' },
          subject: { kind: 'request', id: 'd1' },
        }),
      ),
    )
  const done = await Promise.all(Array.from({ length: 64 }, use))
  expect(new Set(done.map((one) => must(one).debitId)).size).toBe(1)
  expect(must(done[0]!)).toMatchObject({
    quantity: 1,
    value: 500n,
    sources: [{ account: '4191', amount: 500n }],
  })
  const back = await Promise.all(
    Array.from({ length: 8 }, () =>
      ctx.together((c) => c.tx((tx) => giveBackDebits(tx, c, 'request', ['d1'], 'Rouvert'))),
    ),
  )
  expect(back.flat()).toHaveLength(1)
  expect(must(await use()).debitId).not.toBe(must(done[0]!).debitId)
  const left = await ctx.read((tx) => tx.execute<{ balance: number }>(sql`SELECT balance FROM wallets`))
  expect(left.rows).toEqual([{ balance: 9 }])
})

describe('a payment from a wallet', () => {
  test('takes what was granted before what was paid, each from its account, with who funds it', async () => {
    const ctx = await hub.other('ordre')
    const { personId, to } = await someone(ctx)
    const ccas = must(await addOrganisation(ctx, { name: 'CCAS', kind: 'ccas' })).id
    must(await topUp(ctx, { to, amount: cents(2000), means: 'cheque' }))
    must(
      await grantCredit(ctx, {
        ...{ to, quantity: 700, why: 'Aide du CCAS', funder: { organisationId: ccas, payer: 'ccas' } },
      }),
    )
    must(
      await recordPayment(
        ctx,
        payment({
          personId,
          amount: cents(1000),
          lines: [
            { creditAccount: '706', pillar: 'activities', payer: 'inhabitant', amount: cents(400) },
            { creditAccount: '707', pillar: 'activities', payer: 'inhabitant', amount: cents(600) },
          ],
        }),
      ),
    )
    const { rows } = await ctx.read((tx) =>
      tx.execute(
        sql`SELECT debit, credit, amount::int, funder_id FROM transfers WHERE credit LIKE '70%' ORDER BY id`,
      ),
    )
    expect(rows).toEqual([
      { debit: '4192', credit: '706', amount: 400, funder_id: ccas },
      { debit: '4192', credit: '707', amount: 300, funder_id: ccas },
      { debit: '4191', credit: '707', amount: 300, funder_id: null },
    ])
    expect(await owed(ctx)).toMatchObject({ '4687': -700, '4191': 1700, '4192': 0 })
    const [due] = (await ctx.read((tx) => tx.execute<{ id: never }>(sql`SELECT id FROM charges`))).rows
    must(await settleCharges(ctx, { chargeIds: [due!.id], means: 'transfer' }))
    expect(await owed(ctx)).toMatchObject({ '4687': 0, '512': -700 })
    expect(await audit(ctx)).toEqual({ balance: 1700, debt: 1700 })
  })

  test('settles charges, and taken back fills the wallet again', async () => {
    const ctx = await hub.other('charges')
    const { personId, to } = await someone(ctx)
    must(await topUp(ctx, { to, amount: cents(1500), means: 'cash' }))
    const [chargeId] = must(
      await openCharges(ctx, [
        {
          ...{ who: { personId }, name: 'Zoé', label: 'Ménage', amount: cents(1200), creditAccount: '706' },
          ...{ subject: { kind: 'other', id: 'm' }, pillar: 'activities', payer: 'inhabitant' },
        },
      ]),
    )
    const paid = must(await settleCharges(ctx, { chargeIds: [chargeId!], means: 'prepaid' }))
    expect((await audit(ctx)).balance).toBe(300)
    must(await reversePayment(ctx, { paymentId: paid.paymentId, why: 'Erreur' }))
    expect((await audit(ctx)).balance).toBe(1500)
  })

  test('is refused without a wallet, in another unit, with too little, or from credits that were not granted', async () => {
    const ctx = await hub.other('refus')
    const { personId, to } = await someone(ctx)
    const pay = (over: Partial<NewPayment>) => recordPayment(ctx, payment({ personId, ...over }))
    expect(await pay({})).toMatchObject({ code: 'wallet_unknown' })
    const { walletId } = must(await topUp(ctx, { to, amount: cents(999), means: 'cash' }))
    expect(await pay({})).toEqual({ ok: false, code: 'wallet_too_low', field: 'amount' })
    expect(await pay({ amount: cents(500), means: 'allowance' })).toMatchObject({ code: 'wallet_too_low' })
    expect(await pay({ amount: cents(0) })).toMatchObject({ code: 'amount_not_positive' })
    const visits = must(
      await topUp(ctx, { to: { ...to, unit: 'visits' }, amount: cents(50), quantity: 1, means: 'cash' }),
    )
    expect(await pay({ walletId: visits.walletId })).toMatchObject({ code: 'wallet_not_in_euros' })
    expect((await pay({ walletId, amount: cents(999), personId: undefined })).ok).toBe(true)
    expect(await audit(ctx)).toEqual({ balance: 1, debt: 50 })
  })
})

test('a top-up is taken back unless it was used; the same form sent twice is one', async () => {
  const ctx = await hub.other('recharge')
  const { personId, to } = await someone(ctx)
  const idempotencyKey = newId()
  const [first, second] = await Promise.all(
    [1, 2].map(() => topUp(ctx, { to, amount: cents(2000), means: 'cash', idempotencyKey })),
  )
  expect(must(second!)).toEqual(must(first!))
  const used = must(await topUp(ctx, { to, amount: cents(500), means: 'card', expiresOn: day('2026-03-31') }))
  must(await recordPayment(ctx, payment({ personId, amount: cents(100) })))
  expect(await reversePayment(ctx, { paymentId: used.paymentId, why: 'Erreur' })).toMatchObject({
    code: 'credit_used',
  })
  must(await reversePayment(ctx, { paymentId: must(first!).paymentId, why: 'Erreur' }))
  expect(await reversePayment(ctx, { paymentId: must(first!).paymentId, why: 'Encore' })).toMatchObject({
    code: 'already_reversed',
  })
  expect(await audit(ctx)).toEqual({ balance: 400, debt: 400 })
})

test('what a basket pays is credited once per line', async () => {
  const ctx = await hub.other('panier')
  const { to } = await someone(ctx)
  const line = { kind: 'ticket-line', id: newId() }
  const sell = () =>
    ctx.together((c) =>
      c.tx(async (tx) => {
        const paid = await recordPayment(
          c,
          payment({ means: 'cash', amount: cents(800), creditAccount: '4191' }),
        )
        if (!paid.ok) return paid
        return await creditPaid(tx, c, { to, amount: cents(800), source: line })
      }),
    )
  must(await sell())
  expect(await sell().catch(sqlState)).toBe('23505')
  const voucher = await ctx.together((c) =>
    c.tx(async (tx) => {
      must(await recordPayment(c, payment({ means: 'card', amount: cents(3000), creditAccount: '4194' })))
      return await issueVoucher(tx, c, { value: cents(3000), buyerName: 'Anne' }, line)
    }),
  )
  expect(must(voucher).code).toHaveLength(10)
  expect(await audit(ctx)).toEqual({ balance: 800, debt: 3800 })
})

describe('a gift voucher', () => {
  test('is used once, by the first of sixteen hands', async () => {
    const ctx = await hub.other('bon')
    const { to } = await someone(ctx)
    const sold = must(await sellVoucher(ctx, { value: cents(3000), buyerName: 'Anne Roux', means: 'card' }))
    expect(await audit(ctx)).toEqual({ balance: 0, debt: 3000 })
    const typed = `${sold.code.slice(0, 3)}-${sold.code.slice(3)}`.toLowerCase()
    const done = await Promise.all(
      Array.from({ length: 16 }, () => redeemVoucher(ctx, { code: typed, holder: to.holder })),
    )
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    expect(new Set(done.flatMap((one) => (one.ok ? [] : [one.code])))).toEqual(new Set(['voucher_used']))
    expect(await owed(ctx)).toMatchObject({ '4191': 3000, '4194': 0 })
    expect(await audit(ctx)).toEqual({ balance: 3000, debt: 3000 })
  })

  test('without a holder pays a basket from a wallet of its own, and keeps the rest', async () => {
    const ctx = await hub.other('porteur')
    const sold = must(await sellVoucher(ctx, { value: cents(3000), buyerName: 'Anne', means: 'card' }))
    const { walletId } = must(await redeemVoucher(ctx, { code: sold.code }))
    must(await recordPayment(ctx, payment({ walletId, amount: cents(2200) })))
    expect(await audit(ctx)).toEqual({ balance: 800, debt: 800 })
  })

  test('is refused when it is unknown, badly typed, past, or taken back', async () => {
    const ctx = await hub.other('bon-refus')
    const sell = () => sellVoucher(ctx, { value: cents(1000), buyerName: 'Anne', means: 'cash' })
    const [first, second] = [must(await sell()), must(await sell())]
    expect(await redeemVoucher(ctx, { code: 'ABC' })).toEqual({
      ok: false,
      code: 'code_malformed',
      field: 'code',
    })
    const wrong = first.code.slice(0, 9) + (first.code[9] === '2' ? '3' : '2')
    expect(await redeemVoucher(ctx, { code: wrong })).toMatchObject({ code: 'code_malformed' })
    const [paid] = (
      await ctx.read((tx) =>
        tx.execute<{ id: never }>(sql`SELECT id FROM payments WHERE subject_id = ${first.code}`),
      )
    ).rows
    must(await reversePayment(ctx, { paymentId: paid!.id, why: 'Erreur' }))
    expect(await redeemVoucher(ctx, { code: first.code })).toMatchObject({ code: 'voucher_taken_back' })
    expect(await redeemVoucher(await hub.other('bon-voisin'), { code: second.code })).toMatchObject({
      code: 'voucher_unknown',
    })
    const before = hub.clock.now()
    hub.clock.set(new Date('2027-04-01T09:00:00Z'))
    expect(await redeemVoucher(ctx, { code: second.code })).toMatchObject({ code: 'voucher_lapsed' })
    expect(await lapseCredits(ctx)).toBe(1)
    hub.clock.set(before)
    expect(await owed(ctx)).toMatchObject({ '4194': 0, '7585': 1000 })
  })
})

test('a credit is spoken of thirty days ahead, lapses the day after its last, once; a paid-back use holds thirty days more', async () => {
  const ctx = await hub.other('terme')
  const { personId, to } = await someone(ctx)
  must(await topUp(ctx, { to, amount: cents(1000), means: 'cash', expiresOn: addDays(ctx.today(), 20) }))
  must(await grantCredit(ctx, { to, quantity: 500, why: 'Accueil', expiresOn: addDays(ctx.today(), 60) }))
  const used = must(await recordPayment(ctx, payment({ personId, amount: cents(300) })))
  expect([await tellLapses(ctx), await tellLapses(ctx), await lapseCredits(ctx)]).toEqual([1, 0, 0])
  const before = hub.clock.now()
  hub.clock.set(new Date('2026-03-23T09:00:00Z'))
  expect([await lapseCredits(ctx), await lapseCredits(ctx)]).toEqual([1, 0])
  expect(await owed(ctx)).toMatchObject({ '4191': 0, '4192': 500, '7585': 700 })
  must(await reversePayment(ctx, { paymentId: used.id, why: 'Pas fait' }))
  expect(await lapseCredits(ctx)).toBe(0)
  expect(await audit(ctx)).toEqual({ balance: 800, debt: 800 })
  hub.clock.set(before)
})

test('a grant needs its reason and a right to give, and is taken back while it is unused', async () => {
  const ctx = await hub.other('accord')
  const { personId, to } = await someone(ctx)
  expect(await grantCredit(ctx, { to, quantity: 500, why: ' ' })).toMatchObject({
    code: 'required',
    field: 'why',
  })
  expect(await grantCredit(hub.as('desk'), { to, quantity: 500, why: 'x' })).toMatchObject({
    code: 'not_permitted',
  })
  for (const quantity of [0, -5, 1.5])
    expect(await grantCredit(ctx, { to, quantity, why: 'x' })).toMatchObject({ code: 'quantity_wrong' })
  const { walletId, lotId } = must(await grantCredit(ctx, { to, quantity: 500, why: 'Geste commercial' }))
  must(await recordPayment(ctx, payment({ personId, amount: cents(200) })))
  expect(await withdrawGrant(ctx, { walletId, lotId, quantity: 301, why: 'x' })).toMatchObject({
    code: 'wallet_too_low',
  })
  must(await withdrawGrant(ctx, { walletId, lotId, why: 'Donné deux fois' }))
  expect(await audit(ctx)).toEqual({ balance: 0, debt: 0 })
  const paid = must(await topUp(ctx, { to, amount: cents(100), means: 'cash' }))
  expect(await withdrawGrant(ctx, { walletId, lotId: paid.lotId, why: 'x' })).toMatchObject({
    code: 'not_granted',
  })
})

test('whoever asked for it is told once each time the wallet falls under a threshold', async () => {
  const ctx = await hub.other('seuil')
  const { personId, to } = await someone(ctx)
  const { walletId } = must(await topUp(ctx, { to, amount: cents(1000), means: 'cash' }))
  await ctx.tx((tx) => tx.execute(sql`UPDATE wallets SET low_at = 500 WHERE id = ${walletId}`))
  const pay = (n: number) => recordPayment(ctx, payment({ personId, amount: cents(n) }))
  for (const n of [500, 100, 100]) must(await pay(n))
  must(await topUp(ctx, { to, amount: cents(1000), means: 'cash' }))
  must(await pay(1000))
  const told = await ctx.read((tx) =>
    tx.execute<{ body: string }>(sql`SELECT body FROM notices WHERE template = 'wallet-low' ORDER BY id`),
  )
  expect(told.rows.map(({ body }) => /Il reste (\S+\s€)/.exec(body)?.[1]?.replace('\u00a0', ' '))).toEqual([
    '4,00 €',
    '3,00 €',
  ])
})

test('moves are append-only, and the database itself refuses a balance below zero', async () => {
  const ctx = await hub.other('gardien')
  const { to } = await someone(ctx)
  must(await topUp(ctx, { to, amount: cents(100), means: 'cash' }))
  const states: unknown[] = []
  for (const order of [
    'UPDATE wallet_moves SET label = label',
    'DELETE FROM wallet_moves',
    'UPDATE wallets SET balance = -1',
  ])
    states.push(await ctx.tx((tx) => tx.execute(sql.raw(order))).catch(sqlState))
  expect(states).toEqual(['42501', '42501', '23514'])
})
