import {
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Means } from '../rules/axes.ts'
import type { TaxProfile } from '../rules/vat.ts'
import { entries } from '../tables.ts'

/** What one nature of receipts brought by one means; cents as text, so that it survives JSON. */
export type SlipLine = {
  readonly account: string
  readonly name: string
  readonly means: Means
  readonly amount: string
}

/** Who the hub is on its papers: one row, kept up to date; issued documents keep what they printed. */
export const hubIdentity = pgTable(
  'hub_identity',
  {
    hubId: hubColumn(),
    legalName: text('legal_name').notNull(),
    /** « Association loi 1901 », « SCIC SA à capital variable »… as it must stand on an invoice. */
    legalForm: text('legal_form').notNull().default(''),
    siren: text('siren'),
    siret: text('siret'),
    /** National number of associations (W…). */
    rna: text('rna'),
    vatNumber: text('vat_number'),
    street: text('street').notNull().default(''),
    postcode: text('postcode').notNull().default(''),
    city: text('city').notNull().default(''),
    email: text('email'),
    phone: text('phone'),
    iban: text('iban'),
    bic: text('bic'),
    /** Creditor identifier of direct debits (ICS). */
    ics: text('ics'),
    /** Number of the declaration or approval for home services. */
    sapNumber: text('sap_number'),
    /** Gifts give right to a tax reduction, as the association knows it does (CGI art. 200 and 238 bis). */
    giftsDeductible: boolean('gifts_deductible').notNull().default(false),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** What the hub is for VAT from a day on. Append-only: documents of before stay explained. */
export const taxProfiles = pgTable(
  'tax_profiles',
  {
    hubId: hubColumn(),
    fromDay: dayColumn('from_day').notNull(),
    /** Orders two changes of the same day: the last one holds. */
    recordedAt: instant('recorded_at').notNull(),
    profile: text('profile').$type<TaxProfile>().notNull(),
    taxedActivities: text('taxed_activities').array().notNull(),
    /** VAT due when invoiced instead of when paid (option pour les débits). */
    onDebits: boolean('on_debits').notNull(),
    userId: text('user_id'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.fromDay, t.recordedAt] })],
)

/**
 * A period of VAT declared: what the books said that day, and the entry that settled it. Append-only; a mistake found
 * later goes into the next one, as the tax office asks.
 */
export const vatReturns = pgTable(
  'vat_returns',
  {
    hubId: hubColumn(),
    /** `2026-05`, or `2026-T2` for a quarter. */
    period: text('period').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    collected: centsColumn('collected').notNull(),
    deductible: centsColumn('deductible').notNull(),
    /** To pay; below zero, a credit carried to the next period. */
    due: centsColumn('due').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.period] }),
    uniqueIndex('vat_returns_to').on(t.hubId, t.toDay),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
  ],
)

/**
 * What a public body hands to its public accountant: everything received since the slip before, by nature and means.
 * Append-only; what is taken back later is on the next one.
 */
export const receiptSlips = pgTable(
  'receipt_slips',
  {
    hubId: hubColumn(),
    id: idColumn<'ReceiptSlip'>('id').notNull(),
    /** BR2026-00001 */
    number: text('number').notNull(),
    /** Payments recorded after `sinceAt` (null: all those before) and up to `untilAt`. */
    sinceAt: instant('since_at'),
    untilAt: instant('until_at').notNull(),
    firstReceipt: text('first_receipt').notNull(),
    lastReceipt: text('last_receipt').notNull(),
    receipts: integer('receipts').notNull(),
    total: centsColumn('total').notNull(),
    lines: jsonb('lines').$type<readonly SlipLine[]>().notNull(),
    issuedOn: dayColumn('issued_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('receipt_slips_number').on(t.hubId, t.number),
    uniqueIndex('receipt_slips_until').on(t.hubId, t.untilAt),
  ],
)
