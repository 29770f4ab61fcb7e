import { type SQL, sql } from 'drizzle-orm'
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Payer, Pillar } from '../rules/axes.ts'
import type { ChargeSubject } from '../rules/charges.ts'
import { payments } from '../tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * A sum that somebody owes the hub for something done. Money enters the ledger when it is paid: a charge is not an
 * entry, it is what a statement lists and what an invoice will bill.
 */
export const charges = pgTable(
  'charges',
  {
    hubId: hubColumn(),
    id: idColumn<'Charge'>('id').notNull(),
    /** Who owes: one of the two. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Their name that day: what the list is searched and sorted by. */
    partyName: text('party_name').notNull(),
    label: text('label').notNull(),
    /** Cents, above zero. */
    amount: centsColumn('amount').notNull(),
    /** What is still owed: amount less what was settled and what was given up. Kept by each settlement, under lock. */
    outstanding: centsColumn('outstanding').notNull(),
    /** What was given up, with its reason. */
    voided: centsColumn('voided').notNull(),
    voidedAt: instant('voided_at'),
    voidedWhy: text('voided_why'),
    day: dayColumn('day').notNull(),
    dueOn: dayColumn('due_on').notNull(),
    /** What it is owed for, and which part of it: at most one living charge each. */
    subjectKind: text('subject_kind').$type<ChargeSubject>().notNull(),
    subjectId: text('subject_id').notNull(),
    part: text('part').notNull().default(''),
    /** Where in the application its subject is shown, after the hub: `demandes/D2026-0001`. */
    path: text('path'),
    /** How it enters the ledger once paid. */
    creditAccount: text('credit_account').notNull(),
    pillar: text('pillar').$type<Pillar>().notNull(),
    payer: text('payer').$type<Payer>().notNull(),
    activity: text('activity'),
    /** Permille of the price without tax, when the service bears VAT; the amount is with it. */
    vatRate: integer('vat_rate'),
    /** How many of which unit, for the line of an invoice. */
    quantity: integer('quantity').notNull().default(1),
    unit: text('unit'),
    /** The issued invoice that bills it: it is then paid on account 411. */
    invoiceId: idColumn<'Invoice'>('invoice_id'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    /** Last opening, settlement, reversal or giving up: what modules that follow charges look from. */
    changedAt: instant('changed_at').notNull(),
    sortKey: text('sort_key').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // hub_id leads the key, so that the table can be distributed by hub like the others.
    uniqueIndex('charges_part').on(t.hubId, t.subjectKind, t.subjectId, t.part).where(sql`voided_at is null`),
    index('charges_subject').on(t.hubId, t.subjectKind, t.subjectId),
    index('charges_person').on(t.hubId, t.personId, t.day, t.id).where(sql`person_id is not null`),
    index('charges_organisation')
      .on(t.hubId, t.organisationId, t.day, t.id)
      .where(sql`organisation_id is not null`),
    // Only what is still owed: small whatever the years behind.
    index('charges_open').on(t.hubId, t.personId, t.organisationId, t.day).where(sql`outstanding > 0`),
    index('charges_open_search').using('gin', t.search).where(sql`outstanding > 0`),
    index('charges_invoice').on(t.hubId, t.invoiceId).where(sql`invoice_id is not null`),
    // What no invoice bills yet, payer by payer; and what is owed of those that are issued.
    index('charges_to_invoice')
      .on(t.hubId, t.sortKey, t.personId, t.organisationId, t.day)
      .where(sql`outstanding > 0 and invoice_id is null`),
    index('charges_invoice_open')
      .on(t.hubId, t.invoiceId)
      .where(sql`outstanding > 0 and invoice_id is not null`),
    index('charges_changed').on(t.hubId, t.changedAt),
    check('charges_amount', sql`amount > 0`),
    check('charges_outstanding', sql`outstanding >= 0 and voided >= 0 and outstanding + voided <= amount`),
    check('charges_debtor', sql`(person_id is null) <> (organisation_id is null)`),
  ],
)

/** What a payment settled of a charge; below zero when the payment was taken back. Append-only. */
export const chargeSettlements = pgTable(
  'charge_settlements',
  {
    hubId: hubColumn(),
    id: idColumn<'Settlement'>('id').notNull(),
    chargeId: idColumn<'Charge'>('charge_id').notNull(),
    paymentId: idColumn<'Payment'>('payment_id').notNull(),
    amount: centsColumn('amount').notNull(),
    /** The settlement that this one takes back. */
    reverses: idColumn<'Settlement'>('reverses'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('charge_settlements_charge').on(t.hubId, t.chargeId, t.id),
    index('charge_settlements_payment').on(t.hubId, t.paymentId),
    uniqueIndex('charge_settlements_reverses').on(t.hubId, t.reverses),
    foreignKey({ columns: [t.hubId, t.chargeId], foreignColumns: [charges.hubId, charges.id] }),
    foreignKey({ columns: [t.hubId, t.paymentId], foreignColumns: [payments.hubId, payments.id] }),
    check('charge_settlements_amount', sql`(amount > 0) = (reverses is null)`),
  ],
)
