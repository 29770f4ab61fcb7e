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
  uuid,
} from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { HeldKind, Purpose } from '../rules/held.ts'
import type { MandateState, MandateVerb, Recurrence, Sequence } from '../rules/mandates.ts'
import type { ReturnReason } from '../rules/returns.ts'
import type { ItemState, RunState } from '../rules/runs.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What somebody signed so that we may collect what they owe from their account (SEPA Core mandate). */
export const mandates = pgTable(
  'mandates',
  {
    hubId: hubColumn(),
    id: idColumn<'Mandate'>('id').notNull(),
    /** Unique reference (RUM), at most 35 signs. */
    rum: text('rum').notNull(),
    state: text('state').$type<MandateState>().notNull(),
    recurrence: text('recurrence').$type<Recurrence>().notNull(),
    /** Who owes: one of the two. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Holder of the account, as signed, with the address that the bank asks for. */
    holder: text('holder').notNull(),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    country: text('country').notNull().default('FR'),
    iban: text('iban').notNull(),
    bic: text('bic'),
    /** The account changed since the last collection: the bank is told at the next one. */
    accountChanged: boolean('account_changed').notNull().default(false),
    signedOn: dayColumn('signed_on').notNull(),
    signedAt: text('signed_at').notNull().default(''),
    /** Days ahead in which they are told of a collection: fourteen unless they agreed on fewer. */
    noticeDays: integer('notice_days').notNull(),
    /** Day of the last collection presented: a mandate unused for 36 months lapses. */
    lastUsedOn: dayColumn('last_used_on'),
    /** A collection went through: the next one is no longer the first. */
    used: boolean('used').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('mandates_rum').on(t.hubId, t.rum),
    index('mandates_person').on(t.hubId, t.personId).where(sql`person_id is not null`),
    index('mandates_organisation').on(t.hubId, t.organisationId).where(sql`organisation_id is not null`),
    index('mandates_alive').on(t.hubId, t.id).where(sql`state in ('active', 'closing')`),
    index('mandates_search').using('gin', t.search),
    check('mandates_debtor', sql`(person_id is null) <> (organisation_id is null)`),
  ],
)

/** Each move of a mandate's life: who, when, why. Append-only. */
export const mandateMoves = pgTable(
  'mandate_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'MandateMove'>('id').notNull(),
    mandateId: idColumn<'Mandate'>('mandate_id').notNull(),
    verb: text('verb').$type<MandateVerb>().notNull(),
    toState: text('to_state').$type<MandateState>().notNull(),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('mandate_moves_mandate').on(t.hubId, t.mandateId, t.id),
    foreignKey({ columns: [t.hubId, t.mandateId], foreignColumns: [mandates.hubId, mandates.id] }),
  ],
)

/** One day of direct debits: whom, how much, and the file that says so to the bank. */
export const debitRuns = pgTable(
  'debit_runs',
  {
    hubId: hubColumn(),
    id: idColumn<'DebitRun'>('id').notNull(),
    /** P2026-00001 */
    number: text('number').notNull(),
    state: text('state').$type<RunState>().notNull(),
    collectOn: dayColumn('collect_on').notNull(),
    /** Cents and lines when it was made. */
    amount: centsColumn('amount').notNull(),
    count: integer('count').notNull(),
    /** Who collects, as it stood that day: the file is the same whenever it is written. */
    creditorName: text('creditor_name').notNull(),
    creditorIban: text('creditor_iban').notNull(),
    creditorBic: text('creditor_bic'),
    creditorIcs: text('creditor_ics').notNull(),
    createdAt: instant('created_at').notNull(),
    userId: text('user_id'),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
    cancelledAt: instant('cancelled_at'),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('debit_runs_number').on(t.hubId, t.number),
    index('debit_runs_day').on(t.hubId, t.collectOn, t.id),
    check('debit_runs_amount', sql`amount > 0 and count > 0`),
  ],
)

/** One collection of a run: one mandate, one sum, frozen as the file says it. */
export const debitItems = pgTable(
  'debit_items',
  {
    hubId: hubColumn(),
    id: idColumn<'DebitItem'>('id').notNull(),
    runId: idColumn<'DebitRun'>('run_id').notNull(),
    mandateId: idColumn<'Mandate'>('mandate_id').notNull(),
    state: text('state').$type<ItemState>().notNull(),
    /** Place in the file, from 1. */
    position: integer('position').notNull(),
    endToEndId: text('end_to_end_id').notNull(),
    sequence: text('sequence').$type<Sequence>().notNull(),
    amount: centsColumn('amount').notNull(),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    holder: text('holder').notNull(),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    country: text('country').notNull(),
    iban: text('iban').notNull(),
    bic: text('bic'),
    rum: text('rum').notNull(),
    signedOn: dayColumn('signed_on').notNull(),
    accountChanged: boolean('account_changed').notNull(),
    /** What their statement says. */
    label: text('label').notNull(),
    /** The payments it became once settled: of its charges, and of what exceeded those that were left. */
    paymentIds: uuid('payment_ids').array().$type<Id<'Payment'>[]>().notNull().default(sql`'{}'`),
    returnedOn: dayColumn('returned_on'),
    reason: text('reason').$type<ReturnReason>(),
    fee: centsColumn('fee'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('debit_items_end_to_end').on(t.hubId, t.endToEndId),
    uniqueIndex('debit_items_position').on(t.hubId, t.runId, t.position),
    index('debit_items_mandate').on(t.hubId, t.mandateId, t.id),
    foreignKey({ columns: [t.hubId, t.runId], foreignColumns: [debitRuns.hubId, debitRuns.id] }),
    foreignKey({ columns: [t.hubId, t.mandateId], foreignColumns: [mandates.hubId, mandates.id] }),
    check('debit_items_amount', sql`amount > 0`),
  ],
)

/** Which charge a collection is for. While it is open no other run may take the same charge. */
export const debitParts = pgTable(
  'debit_parts',
  {
    hubId: hubColumn(),
    itemId: idColumn<'DebitItem'>('item_id').notNull(),
    chargeId: idColumn<'Charge'>('charge_id').notNull(),
    label: text('label').notNull(),
    amount: centsColumn('amount').notNull(),
    open: boolean('open').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.itemId, t.chargeId] }),
    uniqueIndex('debit_parts_open').on(t.hubId, t.chargeId).where(sql`open`),
    foreignKey({ columns: [t.hubId, t.itemId], foreignColumns: [debitItems.hubId, debitItems.id] }),
    check('debit_parts_amount', sql`amount > 0`),
  ],
)

/** The account to which we pay an organisation. */
export const payees = pgTable(
  'payees',
  {
    hubId: hubColumn(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    holder: text('holder').notNull(),
    iban: text('iban').notNull(),
    bic: text('bic'),
    updatedAt: instant('updated_at').notNull(),
    userName: text('user_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.organisationId] })],
)

/** What we hold for a third party and why: above zero we owe it, below they owe us. Kept by each move, under lock. */
export const heldAccounts = pgTable(
  'held_accounts',
  {
    hubId: hubColumn(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    balance: centsColumn('balance').notNull(),
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.purpose, t.organisationId] })],
)

/** Money that came in or went out for a third party: never our revenue, save our commission. Append-only. */
export const heldMoves = pgTable(
  'held_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'HeldMove'>('id').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    kind: text('kind').$type<HeldKind>().notNull(),
    day: dayColumn('day').notNull(),
    /** Cents added to what we hold for them; below zero when it lowers it. */
    amount: centsColumn('amount').notNull(),
    /** What was kept as our commission out of what was received. */
    commission: centsColumn('commission').notNull(),
    /** What we hold for them after it. */
    balance: centsColumn('balance').notNull(),
    label: text('label').notNull(),
    reference: text('reference'),
    entryId: idColumn<'Entry'>('entry_id').notNull(),
    /** E2026-00001, to show where it stands in the books. */
    entryNumber: text('entry_number').notNull(),
    payoutId: idColumn<'Payout'>('payout_id'),
    reverses: idColumn<'HeldMove'>('reverses'),
    why: text('why'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('held_moves_account').on(t.hubId, t.purpose, t.organisationId, t.id),
    index('held_moves_payout').on(t.hubId, t.payoutId).where(sql`payout_id is not null`),
    uniqueIndex('held_moves_reverses').on(t.hubId, t.reverses),
    foreignKey({
      columns: [t.hubId, t.purpose, t.organisationId],
      foreignColumns: [heldAccounts.hubId, heldAccounts.purpose, heldAccounts.organisationId],
    }),
    check('held_moves_amount', sql`amount <> 0 and commission >= 0`),
  ],
)

/** The statement of what a provider is owed for the jobs that customers paid. Append-only. */
export const payouts = pgTable(
  'payouts',
  {
    hubId: hubColumn(),
    id: idColumn<'Payout'>('id').notNull(),
    /** RV2026-00001 */
    number: text('number').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    name: text('name').notNull(),
    /** First and last day of the jobs it may hold. */
    since: dayColumn('since').notNull(),
    until: dayColumn('until').notNull(),
    day: dayColumn('day').notNull(),
    /** What customers paid, what goes to the provider, what we keep: the first is the sum of the others. */
    gross: centsColumn('gross').notNull(),
    share: centsColumn('share').notNull(),
    commission: centsColumn('commission').notNull(),
    count: integer('count').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('payouts_number').on(t.hubId, t.number),
    index('payouts_organisation').on(t.hubId, t.organisationId, t.id),
    check('payouts_sum', sql`share > 0 and gross = share + commission`),
  ],
)

/** A job on a statement; below zero when it takes back one whose customer was paid back. Append-only. */
export const payoutLines = pgTable(
  'payout_lines',
  {
    hubId: hubColumn(),
    id: idColumn<'PayoutLine'>('id').notNull(),
    payoutId: idColumn<'Payout'>('payout_id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    what: text('what').notNull(),
    price: centsColumn('price').notNull(),
    permille: integer('permille').notNull(),
    share: centsColumn('share').notNull(),
    /** The line that this one takes back. */
    reverses: idColumn<'PayoutLine'>('reverses'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('payout_lines_payout').on(t.hubId, t.payoutId, t.id),
    index('payout_lines_request').on(t.hubId, t.requestId, t.id),
    uniqueIndex('payout_lines_reverses').on(t.hubId, t.reverses),
    foreignKey({ columns: [t.hubId, t.payoutId], foreignColumns: [payouts.hubId, payouts.id] }),
  ],
)

/** One day of transfers out of our account, and the file that says so to the bank. */
export const transferRuns = pgTable(
  'transfer_runs',
  {
    hubId: hubColumn(),
    id: idColumn<'TransferRun'>('id').notNull(),
    /** VS2026-00001 */
    number: text('number').notNull(),
    state: text('state').$type<RunState>().notNull(),
    executeOn: dayColumn('execute_on').notNull(),
    amount: centsColumn('amount').notNull(),
    count: integer('count').notNull(),
    payerName: text('payer_name').notNull(),
    payerIban: text('payer_iban').notNull(),
    payerBic: text('payer_bic'),
    createdAt: instant('created_at').notNull(),
    userId: text('user_id'),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
    cancelledAt: instant('cancelled_at'),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('transfer_runs_number').on(t.hubId, t.number),
    index('transfer_runs_day').on(t.hubId, t.executeOn, t.id),
    check('transfer_runs_amount', sql`amount > 0 and count > 0`),
  ],
)

/** One transfer of a run, frozen as the file says it. */
export const transferItems = pgTable(
  'transfer_items',
  {
    hubId: hubColumn(),
    id: idColumn<'TransferItem'>('id').notNull(),
    runId: idColumn<'TransferRun'>('run_id').notNull(),
    position: integer('position').notNull(),
    endToEndId: text('end_to_end_id').notNull(),
    /** A provider's statement, a balance held for somebody, a supplier's bill. */
    subjectKind: text('subject_kind').$type<'payout' | 'held' | 'payable'>().notNull(),
    subjectId: text('subject_id').notNull(),
    purpose: text('purpose').$type<Purpose>(),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    amount: centsColumn('amount').notNull(),
    name: text('name').notNull(),
    iban: text('iban').notNull(),
    bic: text('bic'),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    label: text('label').notNull(),
    /** While it is open no other run may pay the same thing. */
    open: boolean('open').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('transfer_items_end_to_end').on(t.hubId, t.endToEndId),
    uniqueIndex('transfer_items_position').on(t.hubId, t.runId, t.position),
    uniqueIndex('transfer_items_open').on(t.hubId, t.subjectKind, t.subjectId).where(sql`open`),
    foreignKey({ columns: [t.hubId, t.runId], foreignColumns: [transferRuns.hubId, transferRuns.id] }),
    check('transfer_items_amount', sql`amount > 0`),
  ],
)
