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
import type { WalletUnit } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Rhythm } from './rules/schedule.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
export type IncludedUnit = Exclude<WalletUnit, 'euros'>

/** What people may subscribe to today. Changing it changes nothing for those who did: they have their own terms. */
export const subscriptionPlans = pgTable(
  'subscription_plans',
  {
    hubId: hubColumn(),
    id: idColumn<'Plan'>('id').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull().default(''),
    every: text('every').$type<Rhythm>().notNull(),
    aligned: boolean('aligned').notNull(),
    /** Cents for a whole period, tax included. */
    price: centsColumn('price').notNull(),
    /** Permille of the price without tax; null when no tax is in question. */
    vatRate: integer('vat_rate'),
    /** What each period holds, in visits or minutes; null when nothing is counted. */
    unit: text('unit').$type<IncludedUnit>(),
    included: integer('included').notNull(),
    /** What it may be used for, as wallets say it. */
    scope: text('scope').notNull().default(''),
    /** Periods that what is not used is kept for, after its own. */
    keptFor: integer('kept_for').notNull(),
    /** Months that are agreed for, renewed by themselves; null when it ends whenever one asks. */
    termMonths: integer('term_months'),
    /** Days before the end of the term by which it is refused. */
    noticeDays: integer('notice_days').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    check(
      'subscription_plans_amounts',
      sql`price >= 0 and included >= 0 and kept_for >= 0 and notice_days >= 0`,
    ),
    check('subscription_plans_unit', sql`(unit is null) = (included = 0)`),
  ],
)

/** Somebody subscribes to a plan for a time. What they agreed is in `subscriptionTerms`. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    hubId: hubColumn(),
    id: idColumn<'Subscription'>('id').notNull(),
    /** AB2026-001 */
    number: text('number').notNull(),
    /** Who is served. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Who pays, when it is not whoever is served. */
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    holderName: text('holder_name').notNull(),
    state: text('state').$type<'active' | 'ended'>().notNull(),
    /** The plan in force, and its price: what the list shows. */
    planId: idColumn<'Plan'>('plan_id').notNull(),
    planName: text('plan_name').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    /** The last day, once somebody asked to stop. */
    endsOn: dayColumn('ends_on'),
    /** The last day of the term in force; null without a term. */
    termEndsOn: dayColumn('term_ends_on'),
    termMonths: integer('term_months'),
    noticeDays: integer('notice_days').notNull(),
    /** The first day that is not billed yet. */
    nextOn: dayColumn('next_on').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    sortKey: text('sort_key').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('subscriptions_number').on(t.hubId, t.number),
    index('subscriptions_name').on(t.hubId, t.sortKey, t.id),
    index('subscriptions_state').on(t.hubId, t.state, t.sortKey, t.id),
    index('subscriptions_person').on(t.hubId, t.personId).where(sql`person_id is not null`),
    index('subscriptions_organisation').on(t.hubId, t.organisationId).where(sql`organisation_id is not null`),
    // The morning's task reads only these: small whatever the years behind.
    index('subscriptions_next').on(t.hubId, t.nextOn).where(sql`state = 'active'`),
    index('subscriptions_term')
      .on(t.hubId, t.termEndsOn)
      .where(sql`state = 'active' and term_ends_on is not null`),
    index('subscriptions_search').using('gin', t.search),
    foreignKey({
      columns: [t.hubId, t.planId],
      foreignColumns: [subscriptionPlans.hubId, subscriptionPlans.id],
    }),
    check('subscriptions_holder', sql`num_nonnulls(person_id, organisation_id) = 1`),
    check('subscriptions_in_order', sql`ends_on is null or ends_on >= starts_on`),
  ],
)

/** What was agreed from a day on. Append-only: a change of plan is a new row, so what was billed stays explained. */
export const subscriptionTerms = pgTable(
  'subscription_terms',
  {
    hubId: hubColumn(),
    id: idColumn<'SubscriptionTerms'>('id').notNull(),
    subscriptionId: idColumn<'Subscription'>('subscription_id').notNull(),
    version: integer('version').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    planName: text('plan_name').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    every: text('every').$type<Rhythm>().notNull(),
    aligned: boolean('aligned').notNull(),
    price: centsColumn('price').notNull(),
    vatRate: integer('vat_rate'),
    unit: text('unit').$type<IncludedUnit>(),
    included: integer('included').notNull(),
    scope: text('scope').notNull(),
    keptFor: integer('kept_for').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('subscription_terms_version').on(t.hubId, t.subscriptionId, t.version),
    foreignKey({
      columns: [t.hubId, t.subscriptionId],
      foreignColumns: [subscriptions.hubId, subscriptions.id],
    }),
  ],
)

/** Days without service nor fee. */
export const subscriptionPauses = pgTable(
  'subscription_pauses',
  {
    hubId: hubColumn(),
    id: idColumn<'SubscriptionPause'>('id').notNull(),
    subscriptionId: idColumn<'Subscription'>('subscription_id').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    /** Null while nobody knows when it ends. */
    toDay: dayColumn('to_day'),
    why: text('why').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('subscription_pauses_of').on(t.hubId, t.subscriptionId, t.fromDay),
    foreignKey({
      columns: [t.hubId, t.subscriptionId],
      foreignColumns: [subscriptions.hubId, subscriptions.id],
    }),
    check('subscription_pauses_in_order', sql`to_day is null or to_day >= from_day`),
  ],
)

/** A period that began: what it was worth, what was asked for it and what it held. Append-only, at most one each. */
export const subscriptionPeriods = pgTable(
  'subscription_periods',
  {
    hubId: hubColumn(),
    id: idColumn<'SubscriptionPeriod'>('id').notNull(),
    subscriptionId: idColumn<'Subscription'>('subscription_id').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    due: centsColumn('due').notNull(),
    amount: centsColumn('amount').notNull(),
    included: integer('included').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('subscription_periods_from').on(t.hubId, t.subscriptionId, t.fromDay),
    foreignKey({
      columns: [t.hubId, t.subscriptionId],
      foreignColumns: [subscriptions.hubId, subscriptions.id],
    }),
    check('subscription_periods_amounts', sql`due >= 0 and amount >= 0 and included >= 0`),
  ],
)

export type SubscriptionVerb =
  | 'start'
  | 'pause'
  | 'resume'
  | 'change'
  | 'stop'
  | 'keep'
  | 'renew'
  | 'told'
  | 'end'

/** What happened to a subscription. Append-only. */
export const subscriptionMoves = pgTable(
  'subscription_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'SubscriptionMove'>('id').notNull(),
    subscriptionId: idColumn<'Subscription'>('subscription_id').notNull(),
    verb: text('verb').$type<SubscriptionVerb>().notNull(),
    /** The day it holds from; for `told`, the last day of the term it was told of. */
    day: dayColumn('day').notNull(),
    /** Of `told`: too late for the law, so that they may leave at any time. */
    late: boolean('late').notNull().default(false),
    detail: text('detail').notNull().default(''),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('subscription_moves_of').on(t.hubId, t.subscriptionId, t.id),
    // One notice for each term, whatever the mornings.
    uniqueIndex('subscription_moves_told').on(t.hubId, t.subscriptionId, t.day).where(sql`verb = 'told'`),
    foreignKey({
      columns: [t.hubId, t.subscriptionId],
      foreignColumns: [subscriptions.hubId, subscriptions.id],
    }),
  ],
)
