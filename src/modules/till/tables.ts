import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Means, Payer, Pillar } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { KeptLine } from './rules/draft.ts'
import type { Family, LineKind } from './rules/lines.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What is sold at the counter beside the services: a coffee, a stamp, a seat at the pizza night. */
export const articles = pgTable(
  'articles',
  {
    hubId: hubColumn(),
    id: idColumn<'Article'>('id').notNull(),
    family: text('family').$type<Family>().notNull(),
    name: text('name').notNull(),
    /** Cents, tax included. */
    price: centsColumn('price').notNull(),
    /** Permille of the price without tax; null when no tax is in question. */
    vatRate: integer('vat_rate'),
    /** What a scanner reads, when it has one. */
    barcode: text('barcode'),
    retiredAt: instant('retired_at'),
    recordedAt: instant('recorded_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    sortKey: text('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // An article that is no longer sold leaves its code to the next.
    uniqueIndex('articles_barcode')
      .on(t.hubId, t.barcode)
      .where(sql`barcode is not null and retired_at is null`),
    index('articles_name').on(t.hubId, t.sortKey, t.id).where(sql`retired_at is null`),
    check('articles_price', sql`price >= 0`),
  ],
)

/** A sale being made: kept by the server so that three plain pages make it, and that it may wait for its customer. */
export const baskets = pgTable(
  'baskets',
  {
    hubId: hubColumn(),
    id: idColumn<'Basket'>('id').notNull(),
    /** Who it is for: a person, an organisation, or nobody in particular. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Who pays, when it is somebody else. */
    payerPersonId: idColumn<'Person'>('payer_person_id'),
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    lines: jsonb('lines').$type<readonly KeptLine[]>().notNull(),
    /** Set aside, with a word to find it again. */
    parkedAt: instant('parked_at'),
    note: text('note').notNull().default(''),
    /** Paid or given up: nothing is added to it any more. */
    closedAt: instant('closed_at'),
    openedBy: text('opened_by'),
    sellerName: text('seller_name').notNull(),
    openedAt: instant('opened_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('baskets_open').on(t.hubId, t.changedAt, t.id).where(sql`closed_at is null`),
    check('baskets_who', sql`person_id is null or organisation_id is null`),
    check('baskets_payer', sql`payer_person_id is null or payer_organisation_id is null`),
  ],
)

/** What was sold or given back at the counter, with its number without a gap. Append-only. */
export const tickets = pgTable(
  'tickets',
  {
    hubId: hubColumn(),
    id: idColumn<'Ticket'>('id').notNull(),
    /** T2026-00001: unique, chronological, without a gap. */
    number: text('number').notNull(),
    kind: text('kind').$type<'sale' | 'refund'>().notNull(),
    day: dayColumn('day').notNull(),
    /** Cents; below zero for a refund. */
    total: centsColumn('total').notNull(),
    /** Cents received (given back: below zero); the rest stays owed. */
    paid: centsColumn('paid').notNull(),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    payerPersonId: idColumn<'Person'>('payer_person_id'),
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    payer: text('payer').$type<Payer>().notNull(),
    /** Names as they were that day; empty for nobody in particular. */
    forName: text('for_name').notNull(),
    payerName: text('payer_name').notNull(),
    /** The ticket whose lines this one gives back. */
    refunds: idColumn<'Ticket'>('refunds'),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    sellerName: text('seller_name').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('tickets_number').on(t.hubId, t.number),
    index('tickets_day').on(t.hubId, t.day, t.id),
    index('tickets_refunds').on(t.hubId, t.refunds).where(sql`refunds is not null`),
    index('tickets_person').on(t.hubId, t.personId, t.id).where(sql`person_id is not null`),
    index('tickets_search').using('gin', t.search),
    foreignKey({ columns: [t.hubId, t.refunds], foreignColumns: [t.hubId, t.id] }),
    check(
      'tickets_sign',
      sql`case when kind = 'sale' then total > 0 and refunds is null else total < 0 and refunds is not null end`,
    ),
  ],
)

/** One thing sold, as it was that day. Append-only. */
export const ticketLines = pgTable(
  'ticket_lines',
  {
    hubId: hubColumn(),
    ticketId: idColumn<'Ticket'>('ticket_id').notNull(),
    /** From 1; a refund keeps the place of the line that it gives back. */
    position: integer('position').notNull(),
    kind: text('kind').$type<LineKind>().notNull(),
    label: text('label').notNull(),
    quantity: integer('quantity').notNull(),
    /** Cents, tax included. */
    unitPrice: centsColumn('unit_price').notNull(),
    /** Cents that this payer owes of it; below zero for what is given back. */
    amount: centsColumn('amount').notNull(),
    /** Cents of it that were received with this ticket; the rest is owed. */
    paid: centsColumn('paid').notNull(),
    /** Cents that others pay of it, by their contracts. */
    covered: centsColumn('covered').notNull(),
    account: text('account').notNull(),
    pillar: text('pillar').$type<Pillar>(),
    activity: text('activity'),
    vatRate: integer('vat_rate'),
    homeService: boolean('home_service').notNull(),
    /** What was made of it: a request, a membership, an article, a charge… */
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    /** Where it is shown, after the hub. */
    path: text('path'),
    /** What a credit or a voucher was brought by: the line of the basket. */
    sourceId: text('source_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.ticketId, t.position] }),
    index('ticket_lines_subject').on(t.hubId, t.subjectKind, t.subjectId).where(sql`subject_id is not null`),
    foreignKey({ columns: [t.hubId, t.ticketId], foreignColumns: [tickets.hubId, tickets.id] }),
  ],
)

/** Money of a ticket by one means, each with its payment in the books. Append-only. */
export const ticketTenders = pgTable(
  'ticket_tenders',
  {
    hubId: hubColumn(),
    ticketId: idColumn<'Ticket'>('ticket_id').notNull(),
    position: integer('position').notNull(),
    means: text('means').$type<Means>().notNull(),
    /** Cents; below zero for what is given back. */
    amount: centsColumn('amount').notNull(),
    /** Cash handed over, and given back as change. */
    given: centsColumn('given'),
    change: centsColumn('change'),
    reference: text('reference'),
    paymentId: idColumn<'Payment'>('payment_id').notNull(),
    /** R2026-00001 */
    receipt: text('receipt').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.ticketId, t.position] }),
    uniqueIndex('ticket_tenders_payment').on(t.hubId, t.paymentId),
    foreignKey({ columns: [t.hubId, t.ticketId], foreignColumns: [tickets.hubId, tickets.id] }),
    check('ticket_tenders_amount', sql`amount <> 0`),
  ],
)
