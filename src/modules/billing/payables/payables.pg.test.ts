import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { closeMonths, identityOf, keepIdentity } from '#modules/money/index.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { COMPANY, documentOf, SELLER, sold } from '#test/einvoice/samples.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { ciiOf } from '../einvoice/cii.ts'
import { invoicePdf } from '../einvoice/paper.server.ts'
import { bookPayable, refusePayable } from './book.server.ts'
import { payablesToPay, payPayable } from './pay.server.ts'
import { movesOf, payableById } from './store.server.ts'
import { takeInvoice } from './take.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  const identity = await identityOf(hub.ctx)
  must(await keepIdentity(hub.ctx, { ...identity, legalName: 'Nous', siren: COMPANY.siren }))
})
afterAll(() => hub.close())

const TAXED = { ...SELLER, vatNumber: 'FR44732829320' }
let n = 0
/** A supplier’s invoice to us: 120 € at 20 % and 50 € without tax. */
const written = (over: Partial<Parameters<typeof documentOf>[0]> = {}) =>
  documentOf({
    sold: [sold('Papier', 12_000, 200), sold('Cours', 5000)],
    ...{ seller: TAXED, number: `FA-${++n}`, issuedOn: day('2026-02-10'), dueOn: day('2026-03-12') },
    ...over,
  })
const file = (content: string | Uint8Array, name = 'facture.xml') => ({ name, content: Buffer.from(content) })
const take = async (over = {}) => must(await takeInvoice(hub.ctx, file(ciiOf(written(over)))))
const row = async (id: Id<'Payable'>) => (await hub.ctx.read((tx) => payableById(tx, hub.ctx.hub.id, id)))!
const booked = async (over = {}) => {
  const { id } = await take(over)
  must(await bookPayable(hub.ctx, { id, accounts: ['606', '618'], deductsVat: true }))
  return id
}
const entryOf = async (pieceKind: string, pieceId: string) =>
  (
    await hub.ctx.read((tx) =>
      tx.execute(sql`SELECT t.debit, t.credit, t.amount::int AS amount, t.party_kind AS party FROM transfers t
        JOIN entries e ON e.hub_id = t.hub_id AND e.id = t.entry_id
        WHERE e.piece_kind = ${pieceKind} AND e.piece_id = ${pieceId} ORDER BY t.id`),
    )
  ).rows

const UBL = (number: string, currency = 'EUR') => `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cbc:CityName>Bron</cbc:CityName></cac:PostalAddress>
<cac:PartyLegalEntity><cbc:RegistrationName>Énergie &amp; Cie</cbc:RegistrationName><cbc:CompanyID schemeID="0002">404833048</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID schemeID="0002">552100554</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>REF 9</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>FR76 3000 6000 0112 3456 7890 189</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">5.50</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">105.50</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">105.50</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="KWH">400</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Électricité</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5.5</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>
</Invoice>`

test('a Factur-X, a CII and a UBL say the same things once taken', async () => {
  const document = written()
  const pdf = await invoicePdf({ document, at: hub.ctx.now(), withXml: true })
  const { id } = must(await takeInvoice(hub.ctx, file(pdf, 'facture.pdf')))
  expect(await row(id)).toMatchObject({
    ...{ syntax: 'factur-x', state: 'to-book', number: document.number, supplierName: SELLER.name },
    ...{ siren: '732829320', vatNumber: 'FR44732829320', day: '2026-02-10', dueOn: '2026-03-12' },
    ...{ net: 15_000n, vat: 2000n, total: 17_000n, left: 0n, iban: 'FR7630006000011234567890189' },
    lines: [
      { label: 'Papier', quantity: '1', net: '10000', rate: 200 },
      { label: 'Cours', quantity: '1', net: '5000', rate: 0 },
    ],
  })
  expect(await row((await take()).id)).toMatchObject({ syntax: 'cii', total: 17_000n })
  const ubl = must(await takeInvoice(hub.ctx, file(UBL('U-1'))))
  expect(await row(ubl.id)).toMatchObject({
    ...{
      syntax: 'ubl',
      supplierName: 'Énergie & Cie',
      siren: '404833048',
      day: '2026-02-01',
      dueOn: '2026-03-03',
    },
    ...{ net: 10_000n, vat: 550n, total: 10_550n, reference: 'REF 9', iban: 'FR7630006000011234567890189' },
    lines: [{ label: 'Électricité', quantity: '400', net: '10000', rate: 55 }],
  })
})

test('a summary without lines is read by its rates', async () => {
  const xml = ciiOf(written()).replace(
    /\s*<ram:IncludedSupplyChainTradeLineItem>[\s\S]*<\/ram:IncludedSupplyChainTradeLineItem>/,
    '',
  )
  const { id } = must(await takeInvoice(hub.ctx, file(xml)))
  expect((await row(id)).lines).toEqual([
    { label: 'Total à 20\u00a0%', quantity: null, net: '10000', rate: 200 },
    { label: 'Total sans TVA', quantity: null, net: '5000', rate: 0 },
  ])
})

test('the same invoice is taken once, however many hands send it; refused, it may come again', async () => {
  const xml = ciiOf(written())
  const all = await Promise.all(Array.from({ length: 4 }, () => takeInvoice(hub.ctx, file(xml))))
  const taken = all.filter((one) => one.ok)
  expect(taken).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.code === 'already_there')).toHaveLength(3)
  const { id } = must(taken[0]!)
  expect(await refusePayable(hub.ctx, { id, why: ' ' })).toMatchObject({ code: 'required', field: 'why' })
  must(await refusePayable(hub.ctx, { id, why: 'Livraison incomplète' }))
  expect(await bookPayable(hub.ctx, { id, accounts: ['606'], deductsVat: false })).toMatchObject({
    code: 'already_booked',
  })
  must(await takeInvoice(hub.ctx, file(xml)))
})

test.each([
  ['no invoice', 'bonjour', 'not_an_invoice'],
  ['another XML', '<note><to>Zoé</to></note>', 'not_an_invoice'],
  ['half an XML', '<Invoice><ID>1', 'no_day'],
  ['an entity that grows', '<!DOCTYPE a [<!ENTITY b "bbbb">]><Invoice>&b;</Invoice>', 'not_an_invoice'],
  ['a PDF without its invoice', '%PDF-1.7\n%%EOF', 'no_invoice_inside'],
  ['dollars', UBL('U-2', 'USD'), 'foreign_currency'],
  ['no number', UBL(''), 'no_number'],
  ['sums that differ', UBL('U-3').replace('>105.50<', '>106.50<'), 'sums_differ'],
  ['an invoice for somebody else', UBL('U-4').replace('552100554', '775670417'), 'not_for_us'],
  [
    'less than nothing',
    UBL('U-5').replaceAll('105.50', '-105.50').replaceAll('100.00', '-111.00'),
    'below_zero',
  ],
  ['nothing', '', 'file_needed'],
])('%s is refused with words, and nothing is kept', async (_, content, code) => {
  const count = async () =>
    (await hub.ctx.read((tx) => tx.execute(sql`SELECT count(*)::int AS n FROM payables`))).rows[0]!.n
  const before = await count()
  expect(await takeInvoice(hub.ctx, file(content))).toMatchObject({ ok: false, code, field: 'file' })
  expect(await count()).toBe(before)
})

test('booked, it is a cost, a tax to take back and a debt; the supplier gets a record', async () => {
  const { id } = await take()
  expect(await bookPayable(hub.ctx, { id, accounts: ['706'], deductsVat: true })).toMatchObject({
    code: 'not_a_cost',
    field: 'account',
  })
  expect(await bookPayable(hub.ctx, { id, accounts: [], deductsVat: true })).toMatchObject({
    code: 'required',
  })
  const both = await Promise.all(
    [0, 1].map(() => bookPayable(hub.as('treasurer'), { id, accounts: ['606', '618'], deductsVat: true })),
  )
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await entryOf('payable', id)).toEqual([
    { debit: '606', credit: '401', amount: 10_000, party: 'organisation' },
    { debit: '618', credit: '401', amount: 5000, party: 'organisation' },
    { debit: '44566', credit: '401', amount: 2000, party: 'organisation' },
  ])
  const kept = await row(id)
  expect(kept).toMatchObject({ state: 'to-pay', left: 17_000n })
  expect(kept.organisationId).not.toBeNull()
  const next = await booked()
  expect((await row(next)).organisationId).toBe(kept.organisationId)
})

test('without a right to deduct, the tax is part of the cost; a credit note goes the other way', async () => {
  const { id } = await take({
    kind: 'credit-note',
    dueOn: null,
    preceding: { number: 'FA-0', issuedOn: day('2026-01-02') },
  })
  must(await bookPayable(hub.ctx, { id, accounts: ['606', '606'], deductsVat: false }))
  expect(await entryOf('payable', id)).toMatchObject([{ debit: '401', credit: '606', amount: 17_000 }])
  expect(await row(id)).toMatchObject({ state: 'done', left: 0n })
})

test('an invoice of a closed month is booked on a later day', async () => {
  must(await closeMonths(hub.ctx, { through: day('2026-01-31') }))
  const { id } = await take({ issuedOn: day('2026-01-15') })
  const input = { id, accounts: ['606'], deductsVat: false }
  expect(await bookPayable(hub.ctx, input)).toMatchObject({ code: 'closed_period' })
  must(await bookPayable(hub.ctx, { ...input, day: day('2026-02-01') }))
})

test('paid in parts, never above what is left, never twice', async () => {
  const id = await booked()
  const pay = { id, means: 'transfer' } as const
  expect(await payPayable(hub.ctx, { ...pay, amount: cents(17_001) })).toMatchObject({
    code: 'more_than_owed',
  })
  expect(await payPayable(hub.ctx, { ...pay, amount: cents(0) })).toMatchObject({
    code: 'amount_not_positive',
  })
  expect(await payPayable(hub.ctx, { ...pay, day: day('2026-03-03') })).toMatchObject({
    code: 'day_in_future',
  })
  expect((await payablesToPay(hub.ctx)).find((one) => one.id === id)).toMatchObject({ left: 17_000n })
  const key = newId<'Form'>()
  const part = { ...pay, amount: cents(7000), idempotencyKey: key }
  expect(await payPayable(hub.ctx, part)).toEqual(await payPayable(hub.ctx, part))
  expect(await row(id)).toMatchObject({ left: 10_000n, state: 'to-pay' })
  const rest = await Promise.all(
    Array.from({ length: 4 }, () => payPayable(hub.ctx, { ...pay, amount: cents(10_000) })),
  )
  expect(rest.filter((one) => one.ok)).toHaveLength(1)
  expect(await row(id)).toMatchObject({ left: 0n, state: 'done' })
  expect((await payablesToPay(hub.ctx)).map((one) => one.id)).not.toContain(id)
  const moves = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
  expect(moves.map((move) => [move.move, move.amount])).toEqual([
    ...[
      ['received', null],
      ['booked', null],
      ['paid', 7000n],
      ['paid', 10_000n],
    ],
  ])
  expect(await payPayable(hub.ctx, { id: (await take()).id, means: 'cash' })).toMatchObject({
    code: 'not_booked',
  })
})

test('who may not, another hub, and the database itself', async () => {
  const id = await booked()
  const desk = hub.as('desk')
  expect(await takeInvoice(desk, file(UBL('U-9')))).toMatchObject({ code: 'not_permitted' })
  expect(await payPayable(desk, { id, means: 'cash' })).toMatchObject({ code: 'not_permitted' })
  const voisin = await hub.other('voisin')
  expect(await payPayable(voisin, { id, means: 'cash' })).toMatchObject({ code: 'not_found' })
  expect(await payablesToPay(voisin)).toEqual([])
  const write = (order: ReturnType<typeof sql>) => hub.ctx.tx((tx) => tx.execute(order)).catch(sqlState)
  expect(await write(sql`UPDATE payable_moves SET amount = amount`)).toBe('42501')
  expect(await write(sql`UPDATE payables SET "left" = -1 WHERE id = ${id}`)).toBe('23514')
})
