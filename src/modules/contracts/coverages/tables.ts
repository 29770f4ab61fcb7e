import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Activity } from '#modules/catalogue/index.server.ts'
import type { PersonSegment } from '#modules/people/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { PeopleScope, Period, ServiceScope, Takes } from '../rules/coverages.ts'

/**
 * « Prise en charge »: who pays a share of what for whom, from day to day, within which limits. The terms may change;
 * what they decided of a request stays written there.
 */
export const coverages = pgTable(
  'coverages',
  {
    hubId: hubColumn(),
    id: idColumn<'Coverage'>('id').notNull(),
    name: text('name').notNull(),
    /** Who pays; null is the hub's own solidarity fund: nobody owes anything then. */
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    /** The contract it belongs to, when there is one. */
    contractId: idColumn<'Contract'>('contract_id'),
    takes: text('takes').$type<Takes>().notNull(),
    permille: integer('permille').notNull().default(0),
    /** `fixed`: what it pays; `rest`: what the person keeps. */
    amount: centsColumn('amount').notNull(),
    serviceScope: text('service_scope').$type<ServiceScope>().notNull(),
    activities: text('activities').array().$type<Activity[]>().notNull().default(sql`'{}'`),
    serviceIds: text('service_ids').array().notNull().default(sql`'{}'`),
    peopleScope: text('people_scope').$type<PeopleScope>().notNull(),
    segments: text('segments').array().$type<PersonSegment[]>().notNull().default(sql`'{}'`),
    code: text('code'),
    fromDay: dayColumn('from_day').notNull(),
    /** Last day; null while nobody said. */
    toDay: dayColumn('to_day'),
    /** The most it pays for one person over a period. */
    ceiling: centsColumn('ceiling'),
    period: text('period').$type<Period>(),
    /** The most it pays for everybody over a calendar year. */
    budget: centsColumn('budget'),
    /** Who pays first. */
    rank: integer('rank').notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('coverages_rank').on(t.hubId, t.rank, t.id),
    index('coverages_payer').on(t.hubId, t.payerOrganisationId),
    check('coverages_permille', sql`permille between 0 and 1000`),
    check('coverages_limits', sql`(ceiling is null) = (period is null)`),
  ],
)

/** The people that a coverage names one by one. */
export const coveragePeople = pgTable(
  'coverage_people',
  {
    hubId: hubColumn(),
    coverageId: idColumn<'Coverage'>('coverage_id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.coverageId, t.personId] }),
    index('coverage_people_person').on(t.hubId, t.personId),
    foreignKey({ columns: [t.hubId, t.coverageId], foreignColumns: [coverages.hubId, coverages.id] }),
  ],
)

/** What a coverage paid of something; below zero when it was given back. Append-only. */
export const coverageUses = pgTable(
  'coverage_uses',
  {
    hubId: hubColumn(),
    id: idColumn<'CoverageUse'>('id').notNull(),
    coverageId: idColumn<'Coverage'>('coverage_id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    /** The day whose month, quarter and year it counts in: a use given back is given back there. */
    day: dayColumn('day').notNull(),
    amount: centsColumn('amount').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Where it is shown, after the hub, and in a few words: `demandes/D2026-0001`. */
    path: text('path').notNull().default(''),
    label: text('label').notNull().default(''),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('coverage_uses_subject').on(t.hubId, t.subjectId),
    index('coverage_uses_coverage').on(t.hubId, t.coverageId, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.coverageId], foreignColumns: [coverages.hubId, coverages.id] }),
    check('coverage_uses_amount', sql`amount <> 0`),
  ],
)

/**
 * Sums of uses per coverage, person and period, and per coverage and year for everybody (`who` empty), so that a limit
 * is read from one row however long the history. Derived: always equal to the uses (tested), never a source.
 */
export const coverageTotals = pgTable(
  'coverage_totals',
  {
    hubId: hubColumn(),
    coverageId: idColumn<'Coverage'>('coverage_id').notNull(),
    /** A person's id; empty for everybody. */
    who: text('who').notNull(),
    /** `2026-11`, `2026-T4` or `2026`. */
    period: text('period').notNull(),
    used: centsColumn('used').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.coverageId, t.who, t.period] }),
    index('coverage_totals_period').on(t.hubId, t.coverageId, t.period),
    foreignKey({ columns: [t.hubId, t.coverageId], foreignColumns: [coverages.hubId, coverages.id] }),
  ],
)
