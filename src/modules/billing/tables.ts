import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import type { Means, Payer, Pillar } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { documentOf, documentText } from './frozen.ts'
import type { BuyerKind, InvoiceDocument, VatCategory } from './rules/document.ts'
import type { FreeLine, Missing } from './rules/draft.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const documentColumn = customType<{ data: InvoiceDocument; driverData: unknown }>({
  dataType: () => 'jsonb',
  fromDriver: documentOf,
  toDriver: documentText,
})

/** How the hub invoices: one row, kept up to date. Issued documents keep what they printed. */
export const invoiceSettings = pgTable(
  'invoice_settings',
  {
    hubId: hubColumn(),
    /** Days that organisations have to pay, then to the end of the month when told. */
    days: integer('days').notNull(),
    endOfMonth: boolean('end_of_month').notNull(),
    /** Days that people have to pay. */
    personDays: integer('person_days').notNull(),
    /** Yearly rate of penalties, as it is printed; empty is the law’s own. */
    lateRate: text('late_rate').notNull(),
    /** What else every invoice says. */
    note: text('note').notNull(),
    /** Days after the due day of the three reminders. */
    firstReminder: integer('first_reminder').notNull(),
    secondReminder: integer('second_reminder').notNull(),
    thirdReminder: integer('third_reminder').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId] }),
    check(
      'invoice_settings_reminders',
      sql`first_reminder < second_reminder and second_reminder < third_reminder`,
    ),
  ],
)

/** What a client wants to read on its invoices. Without a row: what its record says, and the hub’s own terms. */
export const invoiceClients = pgTable(
  'invoice_clients',
  {
    hubId: hubColumn(),
    partyId: uuid('party_id').notNull(),
    /** What it is to the tax office, when its record does not say it. */
    kind: text('kind').$type<BuyerKind>(),
    vatNumber: text('vat_number'),
    /** Where electronic invoices reach it, when that is not its SIREN (`0225` and the identifier of the directory). */
    electronicAddress: text('electronic_address'),
    serviceCode: text('service_code'),
    orderNumber: text('order_number'),
    /** A public client that refuses an invoice without them (Chorus Pro). */
    wantsServiceCode: boolean('wants_service_code').notNull(),
    wantsOrderNumber: boolean('wants_order_number').notNull(),
    contractNumber: text('contract_number'),
    contact: text('contact'),
    days: integer('days'),
    endOfMonth: boolean('end_of_month'),
    /** Where it is delivered, when that is not its address. */
    deliveryName: text('delivery_name'),
    deliveryStreet: text('delivery_street'),
    deliveryPostcode: text('delivery_postcode'),
    deliveryCity: text('delivery_city'),
    /** Left out of the month’s run: invoiced one by one. */
    apart: boolean('apart').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.partyId] })],
)

/** An invoice being prepared. It has no number and binds nobody. */
export const invoiceDrafts = pgTable(
  'invoice_drafts',
  {
    hubId: hubColumn(),
    id: idColumn<'Draft'>('id').notNull(),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    partyName: text('party_name').notNull(),
    chargeIds: uuid('charge_ids').array().$type<Id<'Charge'>[]>().notNull(),
    lines: jsonb('lines').$type<FreeLine[]>().notNull(),
    /** Cents taken off the whole, with tax. */
    allowance: centsColumn('allowance').notNull(),
    allowanceReason: text('allowance_reason').notNull(),
    orderNumber: text('order_number'),
    serviceCode: text('service_code'),
    contractNumber: text('contract_number'),
    dueOn: dayColumn('due_on'),
    note: text('note').notNull(),
    /** What it comes to, for the list. */
    total: centsColumn('total').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    check('invoice_drafts_party', sql`(person_id is null) <> (organisation_id is null)`),
  ],
)

/** One press that invoices many payers: written first, its invoices bear its id. Append-only. */
export const invoiceRuns = pgTable(
  'invoice_runs',
  {
    hubId: hubColumn(),
    id: idColumn<'InvoiceRun'>('id').notNull(),
    /** What was done until this day was invoiced. */
    until: dayColumn('until').notNull(),
    /** Who was left out, and what their invoice lacks. */
    skipped: jsonb('skipped')
      .$type<{ id: string; person: boolean; name: string; missing: Missing[] }[]>()
      .notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/**
 * An issued invoice or credit note. Append-only: what is left to pay of it is told by its charges, what was taken back by
 * its credit notes.
 */
export const invoices = pgTable(
  'invoices',
  {
    hubId: hubColumn(),
    id: idColumn<'Invoice'>('id').notNull(),
    kind: text('kind').$type<InvoiceDocument['kind']>().notNull(),
    /** F2026-00001 or A2026-00001: unique, chronological, without a gap. */
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    dueOn: dayColumn('due_on'),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    partyName: text('party_name').notNull(),
    buyerKind: text('buyer_kind').$type<BuyerKind>().notNull(),
    /** Cents, with tax, as agreed: what was asked and what was paid before. */
    total: centsColumn('total').notNull(),
    vat: centsColumn('vat').notNull(),
    payable: centsColumn('payable').notNull(),
    /** The whole of what it says (`InvoiceDocument`). */
    document: documentColumn('document').notNull(),
    /** The invoice that a credit note takes back. */
    credits: idColumn<'Invoice'>('credits'),
    /** Of a credit note: cents that the client had paid, and is to be given back. */
    refundable: centsColumn('refundable').notNull(),
    runId: idColumn<'InvoiceRun'>('run_id'),
    /** Null when all of it was paid before: its entries are those of the payments. */
    entryId: idColumn<'Entry'>('entry_id'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('invoices_number').on(t.hubId, t.number),
    index('invoices_day').on(t.hubId, t.day, t.id),
    index('invoices_person').on(t.hubId, t.personId, t.id).where(sql`person_id is not null`),
    index('invoices_organisation')
      .on(t.hubId, t.organisationId, t.id)
      .where(sql`organisation_id is not null`),
    index('invoices_kind').on(t.hubId, t.buyerKind, t.day, t.id),
    index('invoices_credits').on(t.hubId, t.credits).where(sql`credits is not null`),
    index('invoices_run').on(t.hubId, t.runId, t.id).where(sql`run_id is not null`),
    index('invoices_search').using('gin', t.search),
    foreignKey({ columns: [t.hubId, t.credits], foreignColumns: [t.hubId, t.id] }),
    check('invoices_party', sql`(person_id is null) <> (organisation_id is null)`),
    check('invoices_credit', sql`(kind = 'credit-note') = (credits is not null)`),
    check('invoices_sums', sql`total >= 0 and payable >= 0 and payable <= total and vat >= 0`),
  ],
)

/** The lines of issued documents: which charge each bills and where it counts in the books. Append-only. */
export const invoiceLines = pgTable(
  'invoice_lines',
  {
    hubId: hubColumn(),
    invoiceId: idColumn<'Invoice'>('invoice_id').notNull(),
    position: integer('position').notNull(),
    chargeId: idColumn<'Charge'>('charge_id'),
    /** Of a credit note: the line of the invoice that it takes back, whole or in part. */
    creditsPosition: integer('credits_position'),
    /** Cents with tax, after its share of the discount: what may be taken back of it. */
    owed: centsColumn('owed').notNull(),
    net: centsColumn('net').notNull(),
    vatCategory: text('vat_category').$type<VatCategory>().notNull(),
    /** Permille */
    vatRate: integer('vat_rate').notNull(),
    account: text('account').notNull(),
    pillar: text('pillar').$type<Pillar>().notNull(),
    payer: text('payer').$type<Payer>().notNull(),
    activity: text('activity'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.invoiceId, t.position] }),
    index('invoice_lines_charge').on(t.hubId, t.chargeId).where(sql`charge_id is not null`),
    foreignKey({ columns: [t.hubId, t.invoiceId], foreignColumns: [invoices.hubId, invoices.id] }),
  ],
)

/** A reminder that was sent. Append-only. */
export const invoiceReminders = pgTable(
  'invoice_reminders',
  {
    hubId: hubColumn(),
    id: idColumn<'InvoiceReminder'>('id').notNull(),
    invoiceId: idColumn<'Invoice'>('invoice_id').notNull(),
    /** 1 to 3, from the friendliest. */
    level: integer('level').notNull(),
    day: dayColumn('day').notNull(),
    /** Cents that were left to pay that day. */
    left: centsColumn('left').notNull(),
    /** How it went: by e-mail, or to say aloud. */
    way: text('way'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // Two hands that press at once remind once.
    uniqueIndex('invoice_reminders_level').on(t.hubId, t.invoiceId, t.level),
    foreignKey({ columns: [t.hubId, t.invoiceId], foreignColumns: [invoices.hubId, invoices.id] }),
  ],
)

/** Links that open an invoice to its client. The secret itself is kept nowhere. Append-only. */
export const invoiceLinks = pgTable(
  'invoice_links',
  {
    hubId: hubColumn(),
    secretHash: text('secret_hash').notNull(),
    invoiceId: idColumn<'Invoice'>('invoice_id').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.secretHash] }),
    index('invoice_links_invoice').on(t.hubId, t.invoiceId, t.madeAt),
    foreignKey({ columns: [t.hubId, t.invoiceId], foreignColumns: [invoices.hubId, invoices.id] }),
  ],
)

/** What was given back of a credit note. Append-only. */
export const invoiceRefunds = pgTable(
  'invoice_refunds',
  {
    hubId: hubColumn(),
    id: idColumn<'InvoiceRefund'>('id').notNull(),
    creditNoteId: idColumn<'Invoice'>('credit_note_id').notNull(),
    day: dayColumn('day').notNull(),
    amount: centsColumn('amount').notNull(),
    means: text('means').$type<Means>().notNull(),
    reference: text('reference'),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // A credit note is given back once, whole.
    uniqueIndex('invoice_refunds_note').on(t.hubId, t.creditNoteId),
    foreignKey({ columns: [t.hubId, t.creditNoteId], foreignColumns: [invoices.hubId, invoices.id] }),
    check('invoice_refunds_amount', sql`amount > 0`),
  ],
)
