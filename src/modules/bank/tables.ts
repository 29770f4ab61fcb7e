import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { StatementDraft } from './rules/draft.ts'
import type { CsvLayout } from './rules/layout.ts'
import type { RemittanceKind } from './rules/remittance.ts'
import type { RuleDirection } from './rules/rule.ts'

/** An account of the hub at a bank, and the account of the ledger that follows it (512, 5121…). */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    hubId: hubColumn(),
    id: idColumn<'BankAccount'>('id').notNull(),
    name: text('name').notNull(),
    bank: text('bank').notNull().default(''),
    iban: text('iban'),
    bic: text('bic'),
    ledgerAccount: text('ledger_account').notNull(),
    /** The first day that is compared with the bank. */
    startsOn: dayColumn('starts_on').notNull(),
    /** What the bank held the evening before, in cents. */
    openingBalance: centsColumn('opening_balance').notNull(),
    /** Every entry of an earlier day was found at the bank: reading begins here. Kept by each match. */
    openSince: dayColumn('open_since').notNull(),
    /** How its CSV files are laid out, as somebody last said it. */
    csvLayout: json('csv_layout').$type<CsvLayout>(),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('bank_accounts_ledger').on(t.hubId, t.ledgerAccount),
    uniqueIndex('bank_accounts_iban').on(t.hubId, t.iban),
  ],
)

/** A file that was sent and waits to be looked at before it is taken in: one per account of a bank. */
export const bankFiles = pgTable(
  'bank_files',
  {
    hubId: hubColumn(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    draft: json('draft').$type<StatementDraft>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.accountId] }),
    foreignKey({ columns: [t.hubId, t.accountId], foreignColumns: [bankAccounts.hubId, bankAccounts.id] }),
  ],
)

/** One file of the bank that was taken in. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    hubId: hubColumn(),
    id: idColumn<'BankStatement'>('id').notNull(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    source: text('source').$type<StatementDraft['source']>().notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    /** What the file says the bank held before and after it, in cents; null when it says nothing. */
    openingBalance: centsColumn('opening_balance'),
    closingBalance: centsColumn('closing_balance'),
    lines: integer('lines').notNull(),
    /** Lines of the file that were already there. */
    duplicates: integer('duplicates').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('bank_statements_file').on(t.hubId, t.accountId, t.sha256),
    index('bank_statements_days').on(t.hubId, t.accountId, t.toDay, t.id),
    foreignKey({ columns: [t.hubId, t.accountId], foreignColumns: [bankAccounts.hubId, bankAccounts.id] }),
  ],
)

/** Lines of the bank and entries of the ledger that say the same, to the cent. `undoneAt` when somebody parted them. */
export const bankMatches = pgTable(
  'bank_matches',
  {
    hubId: hubColumn(),
    id: idColumn<'BankMatch'>('id').notNull(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    /** Cents of each side, below zero for money that left. */
    amount: centsColumn('amount').notNull(),
    /** The last day of all it holds: before it, one of the sides was still missing. */
    settledOn: dayColumn('settled_on').notNull(),
    how: text('how').$type<'suggested' | 'by-hand' | 'made' | 'reversal'>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('bank_matches_account').on(t.hubId, t.accountId, t.settledOn),
    foreignKey({ columns: [t.hubId, t.accountId], foreignColumns: [bankAccounts.hubId, bankAccounts.id] }),
  ],
)

/** One of the two sides: an entry of the ledger that a match holds. At most one match holds it. */
export const bankMatchEntries = pgTable(
  'bank_match_entries',
  {
    hubId: hubColumn(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    matchId: idColumn<'BankMatch'>('match_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.accountId, t.entryId] }),
    index('bank_match_entries_match').on(t.hubId, t.matchId),
    foreignKey({ columns: [t.hubId, t.matchId], foreignColumns: [bankMatches.hubId, bankMatches.id] }),
  ],
)

/** A line of a bank's statement. */
export const bankLines = pgTable(
  'bank_lines',
  {
    hubId: hubColumn(),
    id: idColumn<'BankLine'>('id').notNull(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    statementId: idColumn<'BankStatement'>('statement_id').notNull(),
    day: dayColumn('day').notNull(),
    /** Cents, below zero for money that left. */
    amount: centsColumn('amount').notNull(),
    /** Which one of the same day and amount: the same line of two files is one row, two equal purchases are two. */
    nth: integer('nth').notNull(),
    label: text('label').notNull(),
    /** Reference of the bank or of the order, when the file has one. */
    reference: text('reference'),
    /** The other side's name and account, when the file says them. */
    party: text('party'),
    partyIban: text('party_iban'),
    /** What a collective line is made of, as the file tells it. */
    details: json('details').$type<StatementDraft['lines'][number]['details']>(),
    position: integer('position').notNull(),
    matchId: idColumn<'BankMatch'>('match_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('bank_lines_once').on(t.hubId, t.accountId, t.day, t.amount, t.nth),
    index('bank_lines_day').on(t.hubId, t.accountId, t.day, t.position, t.id),
    index('bank_lines_open').on(t.hubId, t.accountId, t.day, t.id).where(sql`match_id is null`),
    index('bank_lines_statement').on(t.hubId, t.statementId),
    index('bank_lines_match').on(t.hubId, t.matchId).where(sql`match_id is not null`),
    foreignKey({
      columns: [t.hubId, t.statementId],
      foreignColumns: [bankStatements.hubId, bankStatements.id],
    }),
    foreignKey({ columns: [t.hubId, t.matchId], foreignColumns: [bankMatches.hubId, bankMatches.id] }),
    check('bank_lines_amount', sql`amount <> 0`),
  ],
)

/** What a label of the bank means, learned once: which operation to note for it. */
export const bankRules = pgTable(
  'bank_rules',
  {
    hubId: hubColumn(),
    id: idColumn<'BankRule'>('id').notNull(),
    /** Folded words that the label holds, in this order. */
    pattern: text('pattern').notNull(),
    direction: text('direction').$type<RuleDirection>().notNull(),
    /** A kind of operation of the books: `running`, `bank-fees`… */
    kind: text('kind').notNull(),
    label: text('label').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    partyName: text('party_name').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('bank_rules_pattern').on(t.hubId, t.pattern, t.direction),
  ],
)

/** What was taken to the bank at once: cheques, cash, the cards of a day. Append-only. */
export const remittances = pgTable(
  'remittances',
  {
    hubId: hubColumn(),
    id: idColumn<'Remittance'>('id').notNull(),
    /** B2026-00001: unique, chronological, without a gap. */
    number: text('number').notNull(),
    kind: text('kind').$type<RemittanceKind>().notNull(),
    accountId: idColumn<'BankAccount'>('account_id').notNull(),
    day: dayColumn('day').notNull(),
    /** Cents: what was handed over, and what the bank kept of it. */
    amount: centsColumn('amount').notNull(),
    fee: centsColumn('fee').notNull(),
    /** For cash: how many of each note and coin, by its value in cents. */
    cash: json('cash').$type<Readonly<Record<string, number>>>(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    /** The remittance that this one takes back. */
    reverses: idColumn<'Remittance'>('reverses'),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('remittances_number').on(t.hubId, t.number),
    uniqueIndex('remittances_entry').on(t.hubId, t.entryId),
    uniqueIndex('remittances_reverses').on(t.hubId, t.reverses),
    index('remittances_day').on(t.hubId, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.accountId], foreignColumns: [bankAccounts.hubId, bankAccounts.id] }),
    check('remittances_amount', sql`amount > 0 and fee >= 0 and fee < amount`),
  ],
)

/** A payment that a remittance holds: a cheque goes to the bank once, unless it came back. */
export const remittancePayments = pgTable(
  'remittance_payments',
  {
    hubId: hubColumn(),
    paymentId: idColumn<'Payment'>('payment_id').notNull(),
    remittanceId: idColumn<'Remittance'>('remittance_id').notNull(),
    amount: centsColumn('amount').notNull(),
    /** As written on the slip: its number, who signed, which bank. */
    reference: text('reference'),
    payerName: text('payer_name').notNull(),
    /** The remittance was taken back: the payment waits again. */
    released: instant('released'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.remittanceId, t.paymentId] }),
    uniqueIndex('remittance_payments_once').on(t.hubId, t.paymentId).where(sql`released is null`),
    foreignKey({ columns: [t.hubId, t.remittanceId], foreignColumns: [remittances.hubId, remittances.id] }),
  ],
)
