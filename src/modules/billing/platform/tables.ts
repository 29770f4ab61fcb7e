import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { LifeState } from '../rules/lifecycle.ts'
import { invoices } from '../tables.ts'

/** An issued invoice on its way through the e-invoicing platform: where it stands, kept by each word said of it. */
export const einvoices = pgTable(
  'einvoices',
  {
    hubId: hubColumn(),
    invoiceId: idColumn<'Invoice'>('invoice_id').notNull(),
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    partyName: text('party_name').notNull(),
    state: text('state').$type<LifeState>().notNull(),
    /** What the platform calls it. */
    reference: text('reference'),
    /** Tries that failed, and when the next one is due. */
    tries: integer('tries').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Why the last try failed, as a machine word. */
    failure: text('failure'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.invoiceId] }),
    index('einvoices_day').on(t.hubId, t.day, t.invoiceId),
    index('einvoices_state').on(t.hubId, t.state, t.day, t.invoiceId),
    index('einvoices_due').on(t.hubId, t.dueAt).where(sql`state = 'to-send'`),
    index('einvoices_reference').on(t.hubId, t.reference).where(sql`reference is not null`),
    foreignKey({ columns: [t.hubId, t.invoiceId], foreignColumns: [invoices.hubId, invoices.id] }),
  ],
)

/** What was said of an electronic invoice: by the platform, by a person, by Palier. Append-only. */
export const einvoiceWords = pgTable(
  'einvoice_words',
  {
    hubId: hubColumn(),
    id: idColumn<'EInvoiceWord'>('id').notNull(),
    invoiceId: idColumn<'Invoice'>('invoice_id').notNull(),
    state: text('state').$type<LifeState>().notNull(),
    /** When it happened, as the platform says. */
    happenedAt: instant('happened_at').notNull(),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    /** The platform’s name, or who noted it. */
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('einvoice_words_invoice').on(t.hubId, t.invoiceId, t.id),
    foreignKey({ columns: [t.hubId, t.invoiceId], foreignColumns: [einvoices.hubId, einvoices.invoiceId] }),
  ],
)

/** How far the platform’s words were read: one row per hub. */
export const einvoiceReadings = pgTable(
  'einvoice_readings',
  { hubId: hubColumn(), cursor: text('cursor').notNull(), readAt: instant('read_at').notNull() },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
