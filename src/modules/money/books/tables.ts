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
import type { Finding } from '../rules/closing.ts'
import type { Party } from '../rules/entry.ts'
import { accounts, entries, transfers } from '../tables.ts'

/** A year of the books that is not the calendar's. Append-only: numbers of entries follow it. */
export const fiscalYears = pgTable(
  'fiscal_years',
  {
    hubId: hubColumn(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    declaredAt: instant('declared_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.startsOn] }),
    uniqueIndex('fiscal_years_end').on(t.hubId, t.endsOn),
    check('fiscal_years_order', sql`ends_on > starts_on`),
  ],
)

/**
 * Days that take no entry any more, up to `through`. Append-only: what was closed stays closed. The trigger
 * `entries_open_period` holds it for whoever writes; `post` says it in words first.
 */
export const bookLocks = pgTable(
  'book_locks',
  {
    hubId: hubColumn(),
    through: dayColumn('through').notNull(),
    why: text('why').$type<'month' | 'year'>().notNull(),
    lockedAt: instant('locked_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.through] })],
)

/** A fiscal year closed for good, with what was said of it that day. Append-only. */
export const fiscalClosings = pgTable(
  'fiscal_closings',
  {
    hubId: hubColumn(),
    /** The calendar year in which it ends. */
    year: text('year').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    /** Products less costs, cents. */
    result: centsColumn('result').notNull(),
    entries: integer('entries').notNull(),
    /** What the checks said, by their word: kept with the closing that accepted them. */
    checks: jsonb('checks').$type<readonly Finding[]>().notNull(),
    closedAt: instant('closed_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.year] })],
)

/**
 * What each account begins a year with (à-nouveaux), frozen when the year before is closed. Append-only, and no
 * transfers: the sums of the ledger already carry classes 1 to 5, and closing writes nothing in classes 6 and 7.
 */
export const fiscalOpenings = pgTable(
  'fiscal_openings',
  {
    hubId: hubColumn(),
    /** The year that begins. */
    year: text('year').notNull(),
    account: text('account').notNull(),
    /** Whose account, for those kept by person or organisation; both empty otherwise. */
    partyKind: text('party_kind').$type<Party['kind'] | ''>().notNull(),
    partyId: text('party_id').notNull(),
    /** Debit less credit, cents, never zero. */
    amount: centsColumn('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.year, t.account, t.partyKind, t.partyId] }),
    foreignKey({ columns: [t.hubId, t.account], foreignColumns: [accounts.hubId, accounts.code] }),
  ],
)

/** An entry that the first days of a later period take back by themselves (486, 487, 408, 418, 4686…). Append-only. */
export const accruals = pgTable(
  'accruals',
  {
    hubId: hubColumn(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    reversesOn: dayColumn('reverses_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.entryId] }),
    index('accruals_day').on(t.hubId, t.reversesOn),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
  ],
)

/**
 * Money given for one purpose: what is not spent at the end of a year is carried (19, 689), then used (789).
 * Append-only.
 */
export const earmarkedFunds = pgTable(
  'earmarked_funds',
  {
    hubId: hubColumn(),
    id: idColumn<'Fund'>('id').notNull(),
    name: text('name').notNull(),
    funderId: idColumn<'Organisation'>('funder_id'),
    /** Where it is carried: 191, 194, 195, 196. */
    account: text('account').notNull(),
    /** What was granted, cents. */
    granted: centsColumn('granted').notNull(),
    openedOn: dayColumn('opened_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    foreignKey({ columns: [t.hubId, t.account], foreignColumns: [accounts.hubId, accounts.code] }),
  ],
)

/** What was carried of an earmarked fund, and what was used of it since. Append-only. */
export const fundMoves = pgTable(
  'fund_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'FundMove'>('id').notNull(),
    fundId: idColumn<'Fund'>('fund_id').notNull(),
    kind: text('kind').$type<'carry' | 'use'>().notNull(),
    day: dayColumn('day').notNull(),
    /** Cents, above zero. */
    amount: centsColumn('amount').notNull(),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('fund_moves_fund').on(t.hubId, t.fundId, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.fundId], foreignColumns: [earmarkedFunds.hubId, earmarkedFunds.id] }),
    foreignKey({ columns: [t.hubId, t.entryId], foreignColumns: [entries.hubId, entries.id] }),
    check('fund_moves_amount', sql`amount > 0`),
  ],
)

/** Lines of one account that answer each other: an invoice and its payments. Append-only; undone by a row of its own. */
export const letterings = pgTable(
  'letterings',
  {
    hubId: hubColumn(),
    id: idColumn<'Lettering'>('id').notNull(),
    account: text('account').notNull(),
    /** A, B… Z, AA…: one series per account. */
    code: text('code').notNull(),
    day: dayColumn('day').notNull(),
    how: text('how').$type<'by-hand' | 'automatic'>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('letterings_code').on(t.hubId, t.account, t.code),
    foreignKey({ columns: [t.hubId, t.account], foreignColumns: [accounts.hubId, accounts.code] }),
  ],
)

/** One side of a transfer in a lettering. Append-only. */
export const letteringLines = pgTable(
  'lettering_lines',
  {
    hubId: hubColumn(),
    transferId: idColumn<'Transfer'>('transfer_id').notNull(),
    side: text('side').$type<'debit' | 'credit'>().notNull(),
    letteringId: idColumn<'Lettering'>('lettering_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.transferId, t.side, t.letteringId] }),
    index('lettering_lines_lettering').on(t.hubId, t.letteringId),
    foreignKey({ columns: [t.hubId, t.transferId], foreignColumns: [transfers.hubId, transfers.id] }),
    foreignKey({ columns: [t.hubId, t.letteringId], foreignColumns: [letterings.hubId, letterings.id] }),
  ],
)

/** A lettering taken back: its lines are open again. Append-only. */
export const unletterings = pgTable(
  'unletterings',
  {
    hubId: hubColumn(),
    letteringId: idColumn<'Lettering'>('lettering_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.letteringId] }),
    foreignKey({ columns: [t.hubId, t.letteringId], foreignColumns: [letterings.hubId, letterings.id] }),
  ],
)
