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
import type { ContractState, ContractVerb } from './rules/life.ts'
import type { ExceptionKind, Holidays } from './rules/recurrence.ts'
import type { Eligibles, Indexation, Per, Rounding } from './rules/terms.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What an organisation signs with the hub for a time. Its life is in `rules/life.ts`, its prices in `contractTerms`. */
export const contracts = pgTable(
  'contracts',
  {
    hubId: hubColumn(),
    id: idColumn<'Contract'>('id').notNull(),
    /** C2026-001 */
    number: text('number').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    title: text('title').notNull(),
    state: text('state').$type<ContractState>().notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    /** The last day of the term in force, moved by a renewal or a notice. */
    endsOn: dayColumn('ends_on').notNull(),
    /** The last day as first agreed: the length of a renewed term is counted from here. */
    firstEndsOn: dayColumn('first_ends_on').notNull(),
    /** Months before the end by which notice is given. */
    noticeMonths: integer('notice_months').notNull(),
    /** Months added when nobody gives notice; null when the contract simply ends. */
    renewalMonths: integer('renewal_months'),
    eligibles: text('eligibles').$type<Eligibles>().notNull(),
    /** Said at the counter by employees; in capitals, without spaces. */
    code: text('code'),
    /** How many people the code opens to. */
    codeLimit: integer('code_limit'),
    note: text('note').notNull().default(''),
    signedOn: dayColumn('signed_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('contracts_number').on(t.hubId, t.number),
    // A code opens one contract: of two living ones that would share it, the second is refused.
    uniqueIndex('contracts_code').on(t.hubId, t.code),
    index('contracts_ends').on(t.hubId, t.endsOn, t.id),
    index('contracts_starts').on(t.hubId, t.startsOn, t.id),
    index('contracts_organisation').on(t.hubId, t.organisationId, t.startsOn),
    index('contracts_live').on(t.hubId, t.endsOn, t.id).where(sql`state in ('signed', 'terminated')`),
    index('contracts_search').using('gin', t.search),
    check('contracts_in_order', sql`ends_on >= starts_on`),
  ],
)

/** What was agreed from a day on. Append-only: an amendment is a new row, so what was billed stays explained. */
export const contractTerms = pgTable(
  'contract_terms',
  {
    hubId: hubColumn(),
    id: idColumn<'ContractTerms'>('id').notNull(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    /** 1 as signed, then one more for each amendment. */
    version: integer('version').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    /** Cents a year, before any indexation. */
    annualFee: centsColumn('annual_fee').notNull(),
    payEvery: text('pay_every').$type<Per>().notNull(),
    /** At the start of each period, or once it is over. */
    inAdvance: boolean('in_advance').notNull(),
    indexation: text('indexation').$type<Indexation>().notNull(),
    /** Hundredths of a percent added on each anniversary. */
    indexRate: integer('index_rate'),
    indexName: text('index_name'),
    /** Thousandths of the index that the fee was agreed at. */
    indexBase: integer('index_base'),
    rounding: text('rounding').$type<Rounding>().notNull(),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('contract_terms_version').on(t.hubId, t.contractId, t.version),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** How much of a service some terms hold, and the price of more. Append-only, as the terms are. */
export const contractVolumes = pgTable(
  'contract_volumes',
  {
    hubId: hubColumn(),
    termsId: idColumn<'ContractTerms'>('terms_id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    /** Units held in the fee for each period; 0 when each is paid as it is done. */
    included: integer('included').notNull(),
    per: text('per').$type<Per>().notNull(),
    /** Cents for one unit more. */
    unitPrice: centsColumn('unit_price').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.termsId, t.serviceId] }),
    foreignKey({ columns: [t.hubId, t.termsId], foreignColumns: [contractTerms.hubId, contractTerms.id] }),
  ],
)

/** The index of an anniversary, in thousandths. Append-only: of two for one day the last written holds. */
export const contractIndexes = pgTable(
  'contract_indexes',
  {
    hubId: hubColumn(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    onDay: dayColumn('on_day').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    value: integer('value').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.contractId, t.onDay, t.recordedAt] }),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** Each move of a contract's life: who, when, why. Append-only. */
export const contractMoves = pgTable(
  'contract_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'ContractMove'>('id').notNull(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    verb: text('verb').$type<ContractVerb>().notNull(),
    fromState: text('from_state').$type<ContractState>(),
    toState: text('to_state').$type<ContractState>().notNull(),
    /** The day that the move is about: the new end, the day of an amendment. */
    day: dayColumn('day'),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('contract_moves_contract').on(t.hubId, t.contractId, t.at),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** An employee whom a contract opens to, by a list or because they said its code. */
export const contractEligibles = pgTable(
  'contract_eligibles',
  {
    hubId: hubColumn(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    byCode: boolean('by_code').notNull(),
    since: dayColumn('since').notNull(),
    /** First day without it; null while it holds. */
    until: dayColumn('until'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.contractId, t.personId] }),
    index('contract_eligibles_person').on(t.hubId, t.personId),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** A job done under a contract. One row per request: done again after a reopening, it is counted once. */
export const contractUses = pgTable(
  'contract_uses',
  {
    hubId: hubColumn(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    /** Units; 0 once the job was reopened. */
    quantity: integer('quantity').notNull(),
    day: dayColumn('day').notNull(),
    /** Who was served, when it was one employee. */
    personId: idColumn<'Person'>('person_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.requestId] }),
    index('contract_uses_contract').on(t.hubId, t.contractId, t.serviceId, t.day),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** An instalment or an overage whose day has come: it is owed from then on and never written over. Append-only. */
export const contractDues = pgTable(
  'contract_dues',
  {
    hubId: hubColumn(),
    id: idColumn<'ContractDue'>('id').notNull(),
    contractId: idColumn<'Contract'>('contract_id').notNull(),
    /** `fee`, or the service whose included volume was passed. */
    what: text('what').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    dueOn: dayColumn('due_on').notNull(),
    /** Units over the volume; 0 for the fee. */
    quantity: integer('quantity').notNull().default(0),
    amount: centsColumn('amount').notNull(),
    label: text('label').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    // The daily task that runs twice opens nothing twice.
    uniqueIndex('contract_dues_once').on(t.hubId, t.contractId, t.what, t.fromDay),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** Work that comes back: what, for whom, and the rule of its days (RFC 5545). */
export const recurrences = pgTable(
  'recurrences',
  {
    hubId: hubColumn(),
    id: idColumn<'Recurrence'>('id').notNull(),
    title: text('title').notNull(),
    contractId: idColumn<'Contract'>('contract_id'),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    quantity: integer('quantity').notNull(),
    details: text('details').notNull().default(''),
    /** `FREQ=MONTHLY;BYDAY=1TU`: an RRULE without its UNTIL, which is `endsOn`. */
    rule: text('rule').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on'),
    /** Local time as minutes after midnight; null at any time of the day. */
    minute: integer('minute'),
    /** How long one occurrence takes. */
    minutes: integer('minutes').notNull(),
    holidays: text('holidays').$type<Holidays>().notNull(),
    assigneeUserId: text('assignee_user_id'),
    assigneePersonId: idColumn<'Person'>('assignee_person_id'),
    assigneeOrganisationId: idColumn<'Organisation'>('assignee_organisation_id'),
    assigneeName: text('assignee_name'),
    /** The recurrence that this one carries on with another rule. */
    followsId: idColumn<'Recurrence'>('follows_id'),
    /** The last day up to which jobs were generated. */
    generatedTo: dayColumn('generated_to'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    sortKey: text('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('recurrences_sort').on(t.hubId, t.sortKey, t.id),
    index('recurrences_contract').on(t.hubId, t.contractId),
    index('recurrences_organisation').on(t.hubId, t.organisationId),
    foreignKey({ columns: [t.hubId, t.contractId], foreignColumns: [contracts.hubId, contracts.id] }),
  ],
)

/** A date of a recurrence that was skipped, moved or added; one per original date. */
export const recurrenceExceptions = pgTable(
  'recurrence_exceptions',
  {
    hubId: hubColumn(),
    recurrenceId: idColumn<'Recurrence'>('recurrence_id').notNull(),
    /** The day that the rule gives, or the day added (RFC 5545: EXDATE, RECURRENCE-ID, RDATE). */
    onDay: dayColumn('on_day').notNull(),
    kind: text('kind').$type<ExceptionKind>().notNull(),
    toDay: dayColumn('to_day'),
    toMinute: integer('to_minute'),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.recurrenceId, t.onDay] }),
    foreignKey({ columns: [t.hubId, t.recurrenceId], foreignColumns: [recurrences.hubId, recurrences.id] }),
  ],
)
