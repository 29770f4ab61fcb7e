import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { AnswerWay, QuoteEnd } from '../rules/quotes.ts'
import { requests } from '../tables.ts'

/** A price proposed for a request, with its lines. What it says never changes; only its end is written later. */
export const quotes = pgTable(
  'quotes',
  {
    hubId: hubColumn(),
    id: idColumn<'Quote'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    /** DV2026-0001, without a gap per hub and year. */
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    validUntil: dayColumn('valid_until').notNull(),
    /** Who proposes and to whom, as they were called that day. */
    hubName: text('hub_name').notNull(),
    hubPlace: text('hub_place').notNull(),
    clientName: text('client_name').notNull(),
    clientAddress: text('client_address').notNull(),
    total: centsColumn('total').notNull(),
    note: text('note').notNull().default(''),
    sentAt: instant('sent_at').notNull(),
    sentBy: text('sent_by'),
    sentByName: text('sent_by_name').notNull(),
    endedHow: text('ended_how').$type<QuoteEnd>(),
    endedAt: instant('ended_at'),
    /** Who ended it: an account of the hub, or nobody's when it came by the link. */
    endedBy: text('ended_by'),
    /** The name typed with « bon pour accord », or of whom answered. */
    endedByName: text('ended_by_name'),
    answeredBy: text('answered_by').$type<AnswerWay>(),
    endedWhy: text('ended_why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('quotes_number').on(t.hubId, t.number),
    index('quotes_request').on(t.hubId, t.requestId, t.sentAt),
    // Of two hands that propose at once the second waits, then replaces: never two open quotes for one request.
    uniqueIndex('quotes_open').on(t.hubId, t.requestId).where(sql`ended_how is null`),
    index('quotes_waiting').on(t.hubId, t.validUntil, t.id).where(sql`ended_how is null`),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)

/** What a quote is made of, in its order. Append-only. */
export const quoteLines = pgTable(
  'quote_lines',
  {
    hubId: hubColumn(),
    quoteId: idColumn<'Quote'>('quote_id').notNull(),
    position: integer('position').notNull(),
    label: text('label').notNull(),
    /** Quantity in hundredths. */
    hundredths: integer('hundredths').notNull(),
    unitPrice: centsColumn('unit_price').notNull(),
    total: centsColumn('total').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.quoteId, t.position] }),
    foreignKey({ columns: [t.hubId, t.quoteId], foreignColumns: [quotes.hubId, quotes.id] }),
  ],
)

/** Links that open a quote to its client. The secret itself is kept nowhere: a lost link is made again. */
export const quoteLinks = pgTable(
  'quote_links',
  {
    hubId: hubColumn(),
    secretHash: text('secret_hash').notNull(),
    quoteId: idColumn<'Quote'>('quote_id').notNull(),
    madeAt: instant('made_at').notNull(),
    /** Another link took its place. */
    replacedAt: instant('replaced_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.secretHash] }),
    index('quote_links_quote').on(t.hubId, t.quoteId),
    foreignKey({ columns: [t.hubId, t.quoteId], foreignColumns: [quotes.hubId, quotes.id] }),
  ],
)
