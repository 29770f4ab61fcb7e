import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
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
import type { CreditOrigin, WalletUnit } from '../rules/wallet.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What somebody may use later: euros (in cents), hours (in minutes) or visits. Its balance is kept by each move, under
 * the lock of this row, and the database refuses one below zero.
 */
export const wallets = pgTable(
  'wallets',
  {
    hubId: hubColumn(),
    id: idColumn<'Wallet'>('id').notNull(),
    /** Whose it is: a person, an organisation, or whoever holds the gift voucher it was opened by. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    voucherId: idColumn<'GiftVoucher'>('voucher_id'),
    /** Their name when it was opened: what the list is searched and sorted by. */
    holderName: text('holder_name').notNull(),
    unit: text('unit').$type<WalletUnit>().notNull(),
    /** Empty for everything, `activity:…` for one family of services, `service:…` for one. */
    scope: text('scope').notNull().default(''),
    balance: integer('balance').notNull(),
    /** Of the balance, what was given rather than paid for. */
    given: integer('given').notNull(),
    /** Under this much, whoever holds it is told; null when nobody asked. */
    lowAt: integer('low_at'),
    /** Uses itself for what is done for its holder, when it holds enough. */
    automatic: boolean('automatic').notNull(),
    openedAt: instant('opened_at').notNull(),
    movedAt: instant('moved_at').notNull(),
    sortKey: text('sort_key').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('wallets_person').on(t.hubId, t.personId, t.unit, t.scope).where(sql`person_id is not null`),
    uniqueIndex('wallets_organisation')
      .on(t.hubId, t.organisationId, t.unit, t.scope)
      .where(sql`organisation_id is not null`),
    uniqueIndex('wallets_voucher').on(t.hubId, t.voucherId).where(sql`voucher_id is not null`),
    index('wallets_name').on(t.hubId, t.sortKey, t.id),
    index('wallets_balance').on(t.hubId, t.unit, t.balance, t.id),
    index('wallets_low').on(t.hubId, t.sortKey, t.id).where(sql`balance < low_at`),
    index('wallets_search').using('gin', t.search),
    check('wallets_balance_positive', sql`balance >= 0 and given >= 0 and given <= balance`),
    check('wallets_holder', sql`num_nonnulls(person_id, organisation_id, voucher_id) = 1`),
  ],
)

/** One credit of a wallet with what is left of it: how it came, until when it holds, what it is worth in the ledger. */
export const walletLots = pgTable(
  'wallet_lots',
  {
    hubId: hubColumn(),
    id: idColumn<'WalletLot'>('id').notNull(),
    walletId: idColumn<'Wallet'>('wallet_id').notNull(),
    origin: text('origin').$type<CreditOrigin>().notNull(),
    /** In the wallet's unit. */
    quantity: integer('quantity').notNull(),
    remaining: integer('remaining').notNull(),
    /** Cents of debt that it stands for in the ledger, and what is left of them; zero for what a fee already paid. */
    value: centsColumn('value').notNull(),
    valueLeft: centsColumn('value_left').notNull(),
    day: dayColumn('day').notNull(),
    /** The last day it may be used; null when it never lapses. */
    expiresOn: dayColumn('expires_on'),
    label: text('label').notNull(),
    why: text('why'),
    /** The organisation that pays for a credit granted, counted as a funder when it is used. */
    funderId: idColumn<'Organisation'>('funder_id'),
    /** What it came by: at most one credit for each. */
    sourceKind: text('source_kind').notNull(),
    sourceId: text('source_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('wallet_lots_source').on(t.hubId, t.sourceKind, t.sourceId),
    index('wallet_lots_wallet').on(t.hubId, t.walletId, t.id),
    index('wallet_lots_left').on(t.hubId, t.walletId, t.expiresOn, t.id).where(sql`remaining > 0`),
    index('wallet_lots_lapse')
      .on(t.hubId, t.expiresOn, t.id)
      .where(sql`remaining > 0 and expires_on is not null`),
    foreignKey({ columns: [t.hubId, t.walletId], foreignColumns: [wallets.hubId, wallets.id] }),
    check('wallet_lots_left_positive', sql`remaining >= 0 and remaining <= quantity and quantity > 0`),
    check(
      'wallet_lots_value',
      sql`value_left >= 0 and value_left <= value and (remaining > 0 or value_left = 0)`,
    ),
  ],
)

/** A use of a wallet for one thing: never twice while it stands. Given back when what it was for is undone. */
export const walletDebits = pgTable(
  'wallet_debits',
  {
    hubId: hubColumn(),
    id: idColumn<'WalletDebit'>('id').notNull(),
    walletId: idColumn<'Wallet'>('wallet_id').notNull(),
    quantity: integer('quantity').notNull(),
    value: centsColumn('value').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    at: instant('at').notNull(),
    givenBackAt: instant('given_back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('wallet_debits_subject')
      .on(t.hubId, t.subjectKind, t.subjectId)
      .where(sql`given_back_at is null`),
    foreignKey({ columns: [t.hubId, t.walletId], foreignColumns: [wallets.hubId, wallets.id] }),
    check('wallet_debits_quantity', sql`quantity > 0`),
  ],
)

/** Everything that entered and left a wallet, credit by credit: their sum is its balance. Append-only. */
export const walletMoves = pgTable(
  'wallet_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'WalletMove'>('id').notNull(),
    walletId: idColumn<'Wallet'>('wallet_id').notNull(),
    lotId: idColumn<'WalletLot'>('lot_id').notNull(),
    debitId: idColumn<'WalletDebit'>('debit_id'),
    kind: text('kind').$type<'credit' | 'use' | 'give-back' | 'lapse' | 'withdraw' | 'refund'>().notNull(),
    /** Above zero when it enters, below when it leaves. */
    quantity: integer('quantity').notNull(),
    value: centsColumn('value').notNull(),
    day: dayColumn('day').notNull(),
    label: text('label').notNull(),
    why: text('why'),
    /** Where in the application what it is for is shown, after the hub. */
    path: text('path'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('wallet_moves_wallet').on(t.hubId, t.walletId, t.id),
    index('wallet_moves_debit').on(t.hubId, t.debitId),
    index('wallet_moves_lot').on(t.hubId, t.lotId),
    foreignKey({ columns: [t.hubId, t.walletId], foreignColumns: [wallets.hubId, wallets.id] }),
    foreignKey({ columns: [t.hubId, t.lotId], foreignColumns: [walletLots.hubId, walletLots.id] }),
    foreignKey({ columns: [t.hubId, t.debitId], foreignColumns: [walletDebits.hubId, walletDebits.id] }),
    check('wallet_moves_sign', sql`quantity <> 0 and (quantity > 0) = (kind in ('credit', 'give-back'))`),
  ],
)

/** A gift voucher: paid by one, used once by another. It is a debt (4194) until it is used or lapses. */
export const giftVouchers = pgTable(
  'gift_vouchers',
  {
    hubId: hubColumn(),
    id: idColumn<'GiftVoucher'>('id').notNull(),
    /** Ten signs that are told apart when read aloud, the last one checking the others. */
    code: text('code').notNull(),
    /** Cents. */
    value: centsColumn('value').notNull(),
    buyerName: text('buyer_name').notNull(),
    buyerPersonId: idColumn<'Person'>('buyer_person_id'),
    forName: text('for_name').notNull().default(''),
    message: text('message').notNull().default(''),
    issuedOn: dayColumn('issued_on').notNull(),
    expiresOn: dayColumn('expires_on').notNull(),
    /** What paid it: a payment, or a line of a ticket. At most one voucher for each. */
    sourceKind: text('source_kind').notNull(),
    sourceId: text('source_id').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    /** When its value left it, and how; null while it waits. */
    endedAt: instant('ended_at'),
    ended: text('ended').$type<'used' | 'lapsed' | 'taken-back'>(),
    walletId: idColumn<'Wallet'>('wallet_id'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('gift_vouchers_code').on(t.hubId, t.code),
    uniqueIndex('gift_vouchers_source').on(t.hubId, t.sourceKind, t.sourceId),
    index('gift_vouchers_issued').on(t.hubId, t.issuedOn, t.id),
    index('gift_vouchers_waiting').on(t.hubId, t.expiresOn, t.id).where(sql`ended_at is null`),
    index('gift_vouchers_search').using('gin', t.search),
    check('gift_vouchers_value', sql`value > 0`),
    check('gift_vouchers_ended', sql`(ended is null) = (ended_at is null)`),
  ],
)
