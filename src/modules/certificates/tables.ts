import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { GiftForm } from './rules/gifts.ts'
import type { SapLine } from './rules/sap.ts'

/** A tax receipt for gifts of one donor in one civil year, as it was printed. Cancelled with a reason, never erased. */
export const giftReceipts = pgTable(
  'gift_receipts',
  {
    hubId: hubColumn(),
    id: idColumn<'GiftReceipt'>('id').notNull(),
    /** RF2026-00001: unique, chronological, without a gap. */
    number: text('number').notNull(),
    year: integer('year').notNull(),
    form: text('form').$type<GiftForm>().notNull(),
    donorKind: text('donor_kind').$type<'person' | 'organisation'>().notNull(),
    donorId: text('donor_id').notNull(),
    donorName: text('donor_name').notNull(),
    donorAddress: text('donor_address').notNull(),
    donorSiret: text('donor_siret'),
    amount: centsColumn('amount').notNull(),
    /** Means of payment met, as words of the ledger. */
    means: text('means').array().notNull(),
    firstDay: dayColumn('first_day').notNull(),
    lastDay: dayColumn('last_day').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedOn: dayColumn('issued_on').notNull(),
    userId: text('user_id'),
    cancelledAt: instant('cancelled_at'),
    cancelledWhy: text('cancelled_why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('gift_receipts_number').on(t.hubId, t.number),
    index('gift_receipts_year').on(t.hubId, t.year, t.id),
    index('gift_receipts_donor').on(t.hubId, t.donorId, t.id),
    check('gift_receipts_amount', sql`amount > 0`),
  ],
)

/** The gifts that a receipt certifies: each at most once while the receipt lives. */
export const giftReceiptItems = pgTable(
  'gift_receipt_items',
  {
    hubId: hubColumn(),
    receiptId: idColumn<'GiftReceipt'>('receipt_id').notNull(),
    /** The payment or operation. */
    pieceId: text('piece_id').notNull(),
    amount: centsColumn('amount').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.receiptId, t.pieceId] }),
    uniqueIndex('gift_receipt_items_piece').on(t.hubId, t.pieceId).where(sql`cancelled_at is null`),
    foreignKey({ columns: [t.hubId, t.receiptId], foreignColumns: [giftReceipts.hubId, giftReceipts.id] }),
  ],
)

/** The yearly certificate of home services of one person, as it was printed (CGI art. 199 sexdecies). */
export const sapCertificates = pgTable(
  'sap_certificates',
  {
    hubId: hubColumn(),
    id: idColumn<'SapCertificate'>('id').notNull(),
    /** SAP2026-00001 */
    number: text('number').notNull(),
    year: integer('year').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    personName: text('person_name').notNull(),
    personAddress: text('person_address').notNull(),
    /** What gives right to the credit: paid otherwise than in cash. */
    paid: centsColumn('paid').notNull(),
    /** Of which by prepaid CESU. */
    cesu: centsColumn('cesu').notNull(),
    lines: jsonb('lines').$type<readonly SapLine[]>().notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedOn: dayColumn('issued_on').notNull(),
    userId: text('user_id'),
    cancelledAt: instant('cancelled_at'),
    cancelledWhy: text('cancelled_why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('sap_certificates_number').on(t.hubId, t.number),
    uniqueIndex('sap_certificates_person').on(t.hubId, t.year, t.personId).where(sql`cancelled_at is null`),
  ],
)
