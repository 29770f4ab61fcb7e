import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must, refuse } from '#kit/result.ts'
import {
  type Debtor,
  identityOf,
  keepIdentity,
  owedBy,
  setTax,
  settleCharges,
} from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { company, nameHub, owe, person } from './fixtures.ts'
import { invoiceOf, issueInvoices } from './index.server.ts'
import type { FreeLine } from './rules/draft.ts'

let hub: TestHub
let firm: Debtor
let zoe: Debtor
beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
  firm = { organisationId: await company(hub.ctx, 1) }
  zoe = { personId: await person(hub.ctx, 'Lefèvre') }
})
afterAll(() => hub.close())

/** Debit, credit and amount of each transfer of an entry of sales, as text. */
const entryOf = (ctx: Ctx, number: string) =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ t: string }>(sql`
      SELECT t.debit || '>' || t.credit || ' ' || t.amount || ' ' || coalesce(t.party_kind, '-') AS t
      FROM transfers t JOIN invoices i ON i.hub_id = t.hub_id AND i.entry_id = t.entry_id
      WHERE i.number = ${number} ORDER BY t.id`)
    return rows.map((row) => row.t)
  })

const issue = async (who: Debtor, chargeIds: Id<'Charge'>[], more = {}) => {
  const done = must(await issueInvoices(hub.ctx, [{ who, chargeIds, ...more }]))
  return (await invoiceOf(hub.ctx, done.issued[0]!.number))!
}

test('an issued invoice says all of it, and its charges are paid on the account of customers', async () => {
  const chargeIds = await owe(hub.ctx, firm, [12_000, 3050])
  const invoice = await issue(firm, chargeIds)
  expect(invoice).toMatchObject({ number: 'F2026-00001', total: 15_050n, left: 15_050n, state: 'to-pay' })
  const { document } = invoice
  expect(document).toMatchObject({
    ...{ number: 'F2026-00001', issuedOn: '2026-03-02', dueOn: '2026-04-01', operation: 'services' },
    seller: { siren: '732829320', electronicAddress: { scheme: '0225', id: '732829320' } },
    buyer: { kind: 'business', name: 'Société 1', address: { city: 'Grenoble' } },
    payment: { code: '58', reference: 'F2026-00001' },
    vat: [{ category: 'O', net: 15_050n, exemption: { code: 'VATEX-EU-O' } }],
  })
  expect(document.notes.map((note) => note.code)).toEqual(['TXD', 'PMD', 'PMT', 'AAB', 'REG'])
  expect(await entryOf(hub.ctx, invoice.number)).toEqual(['411>706 15050 organisation'])
  must(await settleCharges(hub.ctx, { chargeIds, means: 'transfer' }))
  expect(await invoiceOf(hub.ctx, invoice.number)).toMatchObject({ left: 0n, state: 'paid' })
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute(sql`SELECT sum(amount * CASE WHEN debit = '411' THEN 1 ELSE -1 END)::int AS left,
      count(*) FILTER (WHERE credit = '706')::int AS revenues FROM transfers WHERE '411' IN (debit, credit)`),
  )
  expect(rows).toEqual([{ left: 0, revenues: 1 }])
})

test('what was paid before is said, and only the rest is asked and posted', async () => {
  const chargeIds = await owe(hub.ctx, zoe, [4000])
  must(await settleCharges(hub.ctx, { chargeIds, amount: cents(1500), means: 'cash' }))
  const invoice = await issue(zoe, chargeIds)
  expect(invoice.document.totals).toMatchObject({ gross: 4000n, prepaid: 1500n, payable: 2500n })
  expect(invoice.document).toMatchObject({ buyer: { kind: 'person' }, dueOn: '2026-03-17' })
  expect(await entryOf(hub.ctx, invoice.number)).toEqual(['411>706 2500 person'])
  const paid = await owe(hub.ctx, zoe, [900])
  must(await settleCharges(hub.ctx, { chargeIds: paid, means: 'card' }))
  const whole = await issue(zoe, paid)
  expect(whole).toMatchObject({ entryId: null, left: 0n, state: 'paid', dueOn: '2026-03-02' })
})

test('lines of its own, and a discount: what is asked is what was agreed', async () => {
  const lines: FreeLine[] = [
    { label: 'Salle', nature: 'rent', quantity: 25_000, unit: 'hour', price: 1333, vatRate: null },
  ]
  const chargeIds = await owe(hub.ctx, firm, [5000])
  const invoice = await issue(firm, chargeIds, { lines, allowance: cents(800), allowanceReason: 'Fidélité' })
  expect(invoice).toMatchObject({ total: 7533n, left: 7533n })
  expect(invoice.document.lines[1]).toMatchObject({ unitCode: 'HUR', unit: 'heure', gross: 3333n })
  expect(invoice.document.allowances).toMatchObject([{ gross: 800n, reason: 'Fidélité' }])
  expect(await entryOf(hub.ctx, invoice.number)).toEqual([
    '411>706 5000 organisation',
    '411>708 3333 organisation',
    '709>411 800 organisation',
  ])
})

test('VAT is computed once per rate, its cent of rounding posted, and the whole is what was agreed', async () => {
  const ctx = await hub.other('taxe')
  await nameHub(ctx)
  const who = { organisationId: await company(ctx, 7) }
  const fromDay = addDays(ctx.today(), -1)
  must(await setTax(ctx, { profile: 'vat', taxedActivities: [], onDebits: true, fromDay }))
  const ids = [
    ...(await owe(ctx, who, [1003, 2000], { vatRate: 200 })),
    ...(await owe(ctx, who, [1100], { vatRate: 100, creditAccount: '707' })),
    ...(await owe(ctx, who, [500])),
  ]
  expect(await issueInvoices(ctx, [{ who, chargeIds: ids }])).toEqual({ ok: false, code: 'mentions_missing' })
  const identity = await identityOf(ctx)
  must(await keepIdentity(ctx, { ...identity, vatNumber: 'FR44732829320' }))
  const { issued } = must(await issueInvoices(ctx, [{ who, chargeIds: ids }]))
  const invoice = (await invoiceOf(ctx, issued[0]!.number))!
  expect(invoice.document).toMatchObject({ operation: 'both', vatOnDebits: true })
  expect(invoice.document.vat.map((row) => [row.category, row.rate, row.net, row.vat])).toEqual([
    ['S', 200, 2503n, 501n],
    ['S', 100, 1000n, 100n],
    ['E', 0, 500n, 0n],
  ])
  expect(invoice.document.totals).toMatchObject({ gross: 4604n, rounding: -1n, payable: 4603n })
  expect(await entryOf(ctx, invoice.number)).toEqual([
    '411>706 2503 organisation',
    '411>707 1000 organisation',
    '411>706 500 organisation',
    '411>44571 501 organisation',
    '411>44571 100 organisation',
    '658>411 1 organisation',
  ])
})

test('sixteen hands at once: every number once, no gap, no charge twice', async () => {
  const ctx = await hub.other('seize')
  await nameHub(ctx)
  const who = { personId: await person(ctx, 'Seize') }
  const ids = await owe(
    ctx,
    who,
    Array.from({ length: 14 }, (_, i) => 100 + i),
  )
  const shared = await owe(ctx, who, [5000])
  const all = await Promise.all(
    [...ids.map((id) => [id]), shared, shared].map((chargeIds) => issueInvoices(ctx, [{ who, chargeIds }])),
  )
  const refused = all.filter((one) => !one.ok)
  expect(refused).toMatchObject([{ code: 'already_invoiced' }])
  const numbers = all.flatMap((one) => (one.ok ? one.value.issued.map(({ number }) => number) : []))
  expect(numbers.sort()).toEqual(
    Array.from({ length: 15 }, (_, i) => `F2026-${String(i + 1).padStart(5, '0')}`),
  )
  // What breaks in the middle gives its numbers back.
  const more = await owe(ctx, who, [700])
  const broken = ctx.together(async (c) => {
    must(await issueInvoices(c, [{ who, chargeIds: more }]))
    throw new Error('power cut')
  })
  await expect(broken).rejects.toThrow('power cut')
  const back = await ctx.together(async (c) => {
    must(await issueInvoices(c, [{ who, chargeIds: more }]))
    return refuse('changed_my_mind')
  })
  expect(back.code).toBe('changed_my_mind')
  expect(must(await issueInvoices(ctx, [{ who, chargeIds: more }])).issued[0]!.number).toBe('F2026-00016')
})

test('the same form sent twice is one invoice', async () => {
  const chargeIds = await owe(hub.ctx, zoe, [1200])
  const options = { idempotencyKey: newId<'Form'>() }
  const twice = () => issueInvoices(hub.ctx, [{ who: zoe, chargeIds }], options)
  const [one, two] = await Promise.all([twice(), twice()])
  expect(must(two)).toEqual(must(one))
})

test('what an invoice lacks is refused, or leaves that one out and the numbers without a gap', async () => {
  const ctx = await hub.other('manque')
  await nameHub(ctx)
  const bare = { organisationId: await company(ctx, 3) }
  await ctx.tx((tx) => tx.execute(sql`UPDATE organisations SET siret = NULL, city = NULL`))
  const who = { personId: await person(ctx, 'Complet') }
  const list = [
    { who: bare, chargeIds: await owe(ctx, bare, [100]) },
    { who, chargeIds: await owe(ctx, who, [200]) },
  ]
  expect(await issueInvoices(ctx, list)).toMatchObject({ code: 'mentions_missing' })
  expect(must(await issueInvoices(ctx, list, { skip: true }))).toMatchObject({
    issued: [{ number: 'F2026-00001' }],
    skipped: [{ name: 'Société 3', missing: ['buyer-address', 'buyer-siren'] }],
  })
  expect((await owedBy(ctx, bare)).charges[0]!.invoiceId).toBeNull()
})

test('each refusal writes nothing', async () => {
  const ids = await owe(hub.ctx, zoe, [1000])
  const attempt = async (over: object, ctx = hub.ctx) =>
    await issueInvoices(ctx, [{ who: zoe, chargeIds: ids, ...over }])
  const before = await hub.ctx.read((tx) => tx.execute(sql`SELECT count(*) AS n FROM invoices`))
  expect(await attempt({ chargeIds: [] })).toMatchObject({ code: 'nothing_to_invoice' })
  expect(await attempt({ chargeIds: [newId<'Charge'>()] })).toMatchObject({ code: 'charge_unknown' })
  expect(await attempt({ who: firm })).toMatchObject({ code: 'several_payers' })
  expect(await attempt({ allowance: cents(1001) })).toMatchObject({
    code: 'allowance_too_large',
    field: 'allowance',
  })
  expect(await attempt({ dueOn: addDays(hub.ctx.today(), -1) })).toMatchObject({ code: 'due_before_today' })
  expect(await attempt({}, hub.as('desk'))).toMatchObject({ code: 'not_permitted' })
  expect(await attempt({}, await hub.other('voisin'))).toMatchObject({ code: 'charge_unknown' })
  expect(await issueInvoices(hub.ctx, [])).toMatchObject({ code: 'nothing_to_invoice' })
  expect((await hub.ctx.read((tx) => tx.execute(sql`SELECT count(*) AS n FROM invoices`))).rows).toEqual(
    before.rows,
  )
})

test.each(['invoices', 'invoice_lines', 'invoice_reminders', 'invoice_refunds', 'invoice_runs'])(
  '%s are never changed: the database refuses',
  async (table) => {
    const states: (string | undefined)[] = []
    for (const order of [`UPDATE ${table} SET hub_id = hub_id`, `DELETE FROM ${table}`])
      await hub.ctx.tx((tx) => tx.execute(sql.raw(order))).catch((error) => states.push(sqlState(error)))
    expect(states).toEqual(['42501', '42501'])
  },
)
