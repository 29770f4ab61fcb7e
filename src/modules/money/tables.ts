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
import type { Means, Payer, PaymentSubject, Pillar } from './rules/axes.ts'
import type { Journal, Party } from './rules/entry.ts'
import type { OperationGroup, OperationKind } from './rules/kinds.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The hub's chart of accounts (plan comptable associatif, ANC 2018-06). */
export const accounts = pgTable(
  'accounts',
  {
    hubId: hubColumn(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** From when it is no longer offered; what was posted to it stays. */
    retiredOn: dayColumn('retired_on'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.code] })],
)

/** One piece of the ledger: the transfers that belong together. Append-only; a correction is a reversal. */
export const entries = pgTable(
  'entries',
  {
    hubId: hubColumn(),
    id: idColumn<'Entry'>('id').notNull(),
    journal: text('journal').$type<Journal>().notNull(),
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    label: text('label').notNull(),
    /** What it comes from: 'payment', 'operation', 'reversal'… and that record's id. */
    pieceKind: text('piece_kind').notNull(),
    pieceId: text('piece_id').notNull(),
    /** What stands on the paper it comes from (F2026-00001, R2026-00001, a supplier's number), and the paper's day. */
    pieceRef: text('piece_ref'),
    pieceDay: dayColumn('piece_day'),
    /** Why it was taken back, for a reversal. */
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    /** The till session into whose drawer it went, when one was open. */
    sessionId: idColumn<'TillSession'>('session_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('entries_session').on(t.hubId, t.sessionId).where(sql`session_id is not null`),
    uniqueIndex('entries_number').on(t.hubId, t.number),
    index('entries_day').on(t.hubId, t.day, t.id),
    index('entries_journal').on(t.hubId, t.journal, t.day, t.id),
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
    /** Whose account it is, on the side kept by person or organisation (40, 41, 467). */
    partyKind: text('party_kind').$type<Party['kind']>(),
    partyId: text('party_id'),
    /** Stage of the trial that it counts in. */
    stage: text('stage'),
    /** Permille; null when no tax is in question. */
    vatRate: integer('vat_rate'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('transfers_party').on(t.hubId, t.partyId, t.day, t.id).where(sql`party_id is not null`),
    index('transfers_vat').on(t.hubId, t.day, t.id).where(sql`vat_rate is not null`),
    index('transfers_entry').on(t.hubId, t.entryId),
    index('transfers_day').on(t.hubId, t.day, t.id),
    index('transfers_credit').on(t.hubId, t.credit, t.day, t.id),
    index('transfers_debit').on(t.hubId, t.debit, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
    check('transfers_amount', sql`amount > 0`),
    check('transfers_sides', sql`debit <> credit`),
    foreignKey({ columns: [t.hubId, t.debit], foreignColumns: [accounts.hubId, accounts.code] }),
    foreignKey({ columns: [t.hubId, t.credit], foreignColumns: [accounts.hubId, accounts.code] }),
  ],
)

/**
 * Sums of transfers per account, month and pillar, kept by each posting so that the treasurer's pages cost the same
 * at any size. Derived: always equal to the transfers (tested), never a source.
 */
export const balances = pgTable(
  'balances',
  {
    hubId: hubColumn(),
    account: text('account').notNull(),
    /** `YYYY-MM` */
    month: text('month').notNull(),
    /** Empty when the transfer has none. */
    pillar: text('pillar').$type<Pillar | ''>().notNull(),
    debit: centsColumn('debit').notNull(),
    credit: centsColumn('credit').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.account, t.month, t.pillar] }),
    foreignKey({ columns: [t.hubId, t.account], foreignColumns: [accounts.hubId, accounts.code] }),
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
    subjectKind: text('subject_kind').$type<PaymentSubject>().notNull(),
    subjectId: text('subject_id').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    /** The payment that this one takes back, when it is a refund of a mistake. */
    reverses: idColumn<'Payment'>('reverses'),
    /** The payment that this one gives back in part or whole, when it is a refund: its amount is below zero. */
    refunds: idColumn<'Payment'>('refunds'),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('payments_number').on(t.hubId, t.number),
    index('payments_day').on(t.hubId, t.day, t.id),
    index('payments_subject').on(t.hubId, t.subjectKind, t.subjectId),
    uniqueIndex('payments_entry').on(t.hubId, t.entryId),
    index('payments_person').on(t.hubId, t.personId, t.id),
    index('payments_organisation')
      .on(t.hubId, t.organisationId, t.id)
      .where(sql`organisation_id is not null`),
    index('payments_means').on(t.hubId, t.means, t.day, t.id),
    index('payments_search').using('gin', t.search),
    uniqueIndex('payments_reverses').on(t.hubId, t.reverses),
    index('payments_refunds').on(t.hubId, t.refunds).where(sql`refunds is not null`),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
  ],
)

/** What the treasurer records: a grant received, a rent paid, hours given. Append-only. */
export const operations = pgTable(
  'operations',
  {
    hubId: hubColumn(),
    id: idColumn<'Operation'>('id').notNull(),
    kind: text('kind').$type<OperationKind>().notNull(),
    group: text('group').$type<OperationGroup>().notNull(),
    day: dayColumn('day').notNull(),
    /** Null for what is given in kind: no money moves. */
    means: text('means').$type<Means>(),
    /** Cents; below zero for the row that takes another back. */
    amount: centsColumn('amount').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** With whom, as it was named that day. */
    partyName: text('party_name').notNull().default(''),
    label: text('label').notNull(),
    reference: text('reference'),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    reverses: idColumn<'Operation'>('reverses'),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('operations_day').on(t.hubId, t.day, t.id),
    index('operations_group').on(t.hubId, t.group, t.day, t.id),
    index('operations_kind').on(t.hubId, t.kind, t.day, t.id),
    index('operations_search').using('gin', t.search),
    uniqueIndex('operations_entry').on(t.hubId, t.entryId),
    uniqueIndex('operations_reverses').on(t.hubId, t.reverses),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
  ],
)
