import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Period, Totals } from '../rules/closings.ts'

/**
 * A day, a month or a year closed for good (BOI-TVA-DECLA-30-10-30, § 170 et s.): the part of the chain it holds, what
 * was received, the perpetual totals, and the signature of all that. Append-only.
 */
export const closings = pgTable(
  'closings',
  {
    hubId: hubColumn(),
    id: idColumn<'Closing'>('id').notNull(),
    /** 1, 2, 3… without a gap, whatever the period. */
    seq: integer('seq').notNull(),
    period: text('period').$type<Period>().notNull(),
    /** `2026-02-03`, `2026-02` or `2026`. */
    label: text('label').notNull(),
    /** First and last link of the chain it holds; the first is past the last when nothing was received. */
    fromN: bigint('from_n', { mode: 'number' }).notNull(),
    toN: bigint('to_n', { mode: 'number' }).notNull(),
    /** The hash of the last link: the whole chain up to there. */
    hash: text('hash').notNull(),
    totals: jsonb('totals').$type<Totals>().notNull(),
    /** Cents since the chain began: what was taken back subtracted, and without subtracting anything. */
    perpetual: centsColumn('perpetual').notNull(),
    perpetualGross: centsColumn('perpetual_gross').notNull(),
    closedAt: instant('closed_at').notNull(),
    userId: text('user_id'),
    /** Empty for what closed by itself in the night. */
    userName: text('user_name').notNull(),
    /** The signature of the closing before, so that they too make a chain. */
    previous: text('previous').notNull(),
    /** Ed25519 of `closingLine`, by the public key beside it; both in base64, empty without a secret of the house. */
    signature: text('signature').notNull(),
    publicKey: text('public_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('closings_seq').on(t.hubId, t.seq),
    uniqueIndex('closings_label').on(t.hubId, t.period, t.label),
  ],
)

/** A reading of the whole chain, and what it found. Append-only. */
export const sealChecks = pgTable(
  'seal_checks',
  {
    hubId: hubColumn(),
    id: idColumn<'SealCheck'>('id').notNull(),
    at: instant('at').notNull(),
    links: bigint('links', { mode: 'number' }).notNull(),
    /** The first places found broken; empty when all is as it was written. */
    breaks: jsonb('breaks')
      .$type<readonly { reason: string; n: number; kind: string; what: string }[]>()
      .notNull(),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] }), index('seal_checks_at').on(t.hubId, t.at)],
)

/** An archive handed over: what it holds and its print, so that a copy can be compared. Append-only. */
export const tillArchives = pgTable(
  'till_archives',
  {
    hubId: hubColumn(),
    id: idColumn<'TillArchive'>('id').notNull(),
    /** The closing it holds: `2026-02`, `2026`. */
    label: text('label').notNull(),
    lines: bigint('lines', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)
