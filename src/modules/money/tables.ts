import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Means, Payer, Pillar } from './rules/axes.ts'

/** The hub's chart of accounts (plan comptable associatif, ANC 2018-06). */
export const accounts = pgTable(
  'accounts',
  {
    hubId: hubColumn(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.code] })],
)

/** One piece of the ledger: the transfers that belong together. Append-only; a correction is a reversal. */
export const entries = pgTable(
  'entries',
  {
    hubId: hubColumn(),
    id: idColumn<'Entry'>('id').notNull(),
    journal: text('journal').$type<'sales' | 'purchases' | 'bank' | 'cash' | 'misc' | 'opening'>().notNull(),
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    label: text('label').notNull(),
    /** What it comes from: 'payment', 'operation', 'reversal'… and that record's id. */
    pieceKind: text('piece_kind').notNull(),
    pieceId: text('piece_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('entries_number').on(t.hubId, t.number),
    index('entries_day').on(t.hubId, t.day, t.id),
    uniqueIndex('entries_piece').on(t.hubId, t.pieceKind, t.pieceId),
  ],
)

/** An amount moved from one account to another: balanced by construction. Append-only. */
export const transfers = pgTable(
  'transfers',
  {
    hubId: hubColumn(),
    id: idColumn<'Transfer'>('id').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    day: dayColumn('day').notNull(),
    debit: text('debit').notNull(),
    credit: text('credit').notNull(),
    /** Cents, always above zero (checked by the database). */
    amount: centsColumn('amount').notNull(),
    pillar: text('pillar').$type<Pillar>(),
    payer: text('payer').$type<Payer>(),
    /** The organisation that funds (grant, patronage, contract): for the first-funder share. */
    funderId: idColumn<'Organisation'>('funder_id'),
    activity: text('activity'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('transfers_entry').on(t.hubId, t.entryId),
    index('transfers_day').on(t.hubId, t.day, t.id),
    index('transfers_credit').on(t.hubId, t.credit, t.day),
    index('transfers_debit').on(t.hubId, t.debit, t.day),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
    foreignKey({ columns: [t.hubId, t.debit], foreignColumns: [accounts.hubId, accounts.code] }),
    foreignKey({ columns: [t.hubId, t.credit], foreignColumns: [accounts.hubId, accounts.code] }),
  ],
)

/** Money received from somebody for something, with its receipt number. Append-only. */
export const payments = pgTable(
  'payments',
  {
    hubId: hubColumn(),
    id: idColumn<'Payment'>('id').notNull(),
    /** R2026-00001: unique, chronological, without a gap. */
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    means: text('means').$type<Means>().notNull(),
    amount: centsColumn('amount').notNull(),
    payer: text('payer').$type<Payer>().notNull(),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** The name printed on the receipt, as it was that day. */
    payerName: text('payer_name').notNull(),
    label: text('label').notNull(),
    /** Cheque number or transfer reference. */
    reference: text('reference'),
    subjectKind: text('subject_kind').$type<'request' | 'membership' | 'sale' | 'other'>().notNull(),
    subjectId: text('subject_id').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    /** The payment that this one takes back, when it is a refund of a mistake. */
    reverses: idColumn<'Payment'>('reverses'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('payments_number').on(t.hubId, t.number),
    index('payments_recorded').on(t.hubId, t.recordedAt, t.id),
    index('payments_subject').on(t.hubId, t.subjectKind, t.subjectId),
    index('payments_person').on(t.hubId, t.personId, t.id),
    uniqueIndex('payments_reverses').on(t.hubId, t.reverses),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
  ],
)
