import { type SQL, sql } from 'drizzle-orm'
import {
  check,
  customType,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Means } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Syntax } from '../rules/incoming.ts'
import type { PayableState } from './states.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A line as it is kept: cents as text, which JSON holds whole. */
export type KeptLine = { label: string; quantity: string | null; net: string; rate: number }
export type PayableMove = 'received' | 'booked' | 'refused' | 'paid'

/**
 * An invoice that a supplier sent. What it says never changes; where it stands and what is left to pay of it are kept by
 * each move, under lock.
 */
export const payables = pgTable(
  'payables',
  {
    hubId: hubColumn(),
    id: idColumn<'Payable'>('id').notNull(),
    kind: text('kind').$type<'invoice' | 'credit-note'>().notNull(),
    /** The supplier’s own. */
    number: text('number').notNull(),
    /** How its supplier is told from others: SIREN, VAT number or name. */
    supplierKey: text('supplier_key').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    supplierName: text('supplier_name').notNull(),
    siren: text('siren'),
    siret: text('siret'),
    vatNumber: text('vat_number'),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    email: text('email'),
    iban: text('iban'),
    bic: text('bic'),
    day: dayColumn('day').notNull(),
    dueOn: dayColumn('due_on').notNull(),
    net: centsColumn('net').notNull(),
    vat: centsColumn('vat').notNull(),
    /** With tax: what the books owe for it. */
    total: centsColumn('total').notNull(),
    /** What is still to be paid; zero until it is booked, and for a credit note. */
    left: centsColumn('left').notNull(),
    /** Said to be paid already, on the document itself. */
    prepaid: centsColumn('prepaid').notNull(),
    lines: jsonb('lines').$type<KeptLine[]>().notNull(),
    order: text('order_number'),
    /** What the supplier wants to read on the transfer. */
    reference: text('reference'),
    syntax: text('syntax').$type<Syntax>().notNull(),
    state: text('state').$type<PayableState>().notNull(),
    entryId: idColumn<'Entry'>('entry_id'),
    /** Its number, E2026-00001. */
    entryNumber: text('entry_number'),
    receivedAt: instant('received_at').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // The same invoice is taken once; one that was refused may come again, corrected.
    uniqueIndex('payables_once').on(t.hubId, t.supplierKey, t.kind, t.number).where(sql`state <> 'refused'`),
    index('payables_day').on(t.hubId, t.day, t.id),
    index('payables_state').on(t.hubId, t.state, t.day, t.id),
    index('payables_supplier').on(t.hubId, t.supplierKey, t.id),
    // Only what is still to pay: small whatever the years behind.
    index('payables_due').on(t.hubId, t.dueOn, t.id).where(sql`"left" > 0`),
    index('payables_search').using('gin', t.search),
    check('payables_sums', sql`total >= 0 and "left" >= 0 and "left" <= total`),
  ],
)

/** What became of a supplier’s invoice, and by whose hand. Append-only. */
export const payableMoves = pgTable(
  'payable_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'PayableMove'>('id').notNull(),
    payableId: idColumn<'Payable'>('payable_id').notNull(),
    move: text('move').$type<PayableMove>().notNull(),
    day: dayColumn('day').notNull(),
    /** Cents, of a payment. */
    amount: centsColumn('amount'),
    means: text('means').$type<Means>(),
    reference: text('reference'),
    why: text('why'),
    entryId: idColumn<'Entry'>('entry_id'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('payable_moves_payable').on(t.hubId, t.payableId, t.id),
    foreignKey({ columns: [t.hubId, t.payableId], foreignColumns: [payables.hubId, payables.id] }),
  ],
)

/** Which account a supplier’s bills went to the last time: what the form proposes. */
export const payableHabits = pgTable(
  'payable_habits',
  {
    hubId: hubColumn(),
    supplierKey: text('supplier_key').notNull(),
    account: text('account').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.supplierKey] })],
)
