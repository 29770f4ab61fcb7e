import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { ApplicationState } from './rules/applications.ts'
import type { DocumentKind } from './rules/documents.ts'
import type { FileState, FileVerb } from './rules/life.ts'

/** The vetting file of an organisation that works for the hub: one each, opened by hand or from an application. */
export const providerFiles = pgTable(
  'provider_files',
  {
    hubId: hubColumn(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    state: text('state').$type<FileState>().notNull(),
    /** Postcodes or communes they go to; empty is everywhere. */
    zone: text('zone').array().notNull().default(sql`'{}'`),
    skills: text('skills').array().notNull().default(sql`'{}'`),
    /** Jobs a week they take; null without a limit. */
    weeklyCapacity: integer('weekly_capacity'),
    /** Permille of the price that they get; null is what each service says. */
    sharePermille: integer('share_permille'),
    /** Why no insurance is asked of them; null when it is. */
    insuranceWaived: text('insurance_waived'),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.organisationId] }),
    index('provider_files_state').on(t.hubId, t.state, t.organisationId),
  ],
)

/** Each move of a file's life: who, when, why. Append-only. */
export const providerMoves = pgTable(
  'provider_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'ProviderMove'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    verb: text('verb').$type<FileVerb>().notNull(),
    fromState: text('from_state').$type<FileState>(),
    toState: text('to_state').$type<FileState>().notNull(),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('provider_moves_file').on(t.hubId, t.organisationId, t.id),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [providerFiles.hubId, providerFiles.organisationId],
    }),
  ],
)

/** An insurance, a registration or a certificate, with the paper itself among the files. */
export const providerDocuments = pgTable(
  'provider_documents',
  {
    hubId: hubColumn(),
    id: idColumn<'ProviderDocument'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    /** What it certifies, or who insures. */
    title: text('title').notNull().default(''),
    number: text('number').notNull().default(''),
    /** Last day it holds; null when it does not end. */
    expiresOn: dayColumn('expires_on'),
    /** The paper itself, among the files of the organisation's dossier; null when it was not joined. */
    fileId: idColumn<'File'>('file_id'),
    addedAt: instant('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    /** Entered by mistake, or no longer true. */
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('provider_documents_file').on(t.hubId, t.organisationId, t.id),
    index('provider_documents_end').on(t.hubId, t.expiresOn).where(sql`withdrawn_at is null`),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [providerFiles.hubId, providerFiles.organisationId],
    }),
  ],
)

/** Somebody was told that a document ends: once for each step. Append-only. */
export const providerAlerts = pgTable(
  'provider_alerts',
  {
    hubId: hubColumn(),
    documentId: idColumn<'ProviderDocument'>('document_id').notNull(),
    /** 60, 30 or 0 days ahead. */
    step: integer('step').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.documentId, t.step] }),
    foreignKey({
      columns: [t.hubId, t.documentId],
      foreignColumns: [providerDocuments.hubId, providerDocuments.id],
    }),
  ],
)

/** A service that a provider does, with a share of their own when it is not the file's. */
export const providerServices = pgTable(
  'provider_services',
  {
    hubId: hubColumn(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    sharePermille: integer('share_permille'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.organisationId, t.serviceId] }),
    index('provider_services_service').on(t.hubId, t.serviceId),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [providerFiles.hubId, providerFiles.organisationId],
    }),
  ],
)

/** Hours of the week in which a provider works; none when nobody asked. */
export const providerHours = pgTable(
  'provider_hours',
  {
    hubId: hubColumn(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    /** Monday = 1. */
    weekday: integer('weekday').notNull(),
    /** Minutes after midnight, in the zone of the hub. */
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.organisationId, t.weekday, t.fromMinute] }),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [providerFiles.hubId, providerFiles.organisationId],
    }),
  ],
)

/** Days in which a provider is away, both included. */
export const providerAbsences = pgTable(
  'provider_absences',
  {
    hubId: hubColumn(),
    id: idColumn<'ProviderAbsence'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    untilDay: dayColumn('until_day').notNull(),
    why: text('why').notNull().default(''),
    recordedAt: instant('recorded_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('provider_absences_file').on(t.hubId, t.organisationId, t.untilDay),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [providerFiles.hubId, providerFiles.organisationId],
    }),
  ],
)

/** What those served thought of a provider, summed: also of one without a file. */
export const providerScores = pgTable(
  'provider_scores',
  {
    hubId: hubColumn(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    /** How many gave a score from 1 to 4, and the sum of those. */
    count: integer('count').notNull(),
    total: integer('total').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.organisationId] })],
)

/** Somebody who wishes to work with the hub, from the open form or noted at the counter. */
export const providerApplications = pgTable(
  'provider_applications',
  {
    hubId: hubColumn(),
    id: idColumn<'ProviderApplication'>('id').notNull(),
    state: text('state').$type<ApplicationState>().notNull(),
    kind: text('kind').$type<'provider' | 'producer'>().notNull(),
    name: text('name').notNull(),
    siret: text('siret'),
    contactName: text('contact_name').notNull(),
    email: text('email'),
    phone: text('phone'),
    postcode: text('postcode'),
    city: text('city'),
    /** What they offer, in their words. */
    offer: text('offer').notNull(),
    /** Where they go, in their words. */
    zone: text('zone').notNull().default(''),
    /** Indicative price of one hour or item, in cents. */
    indicativePrice: centsColumn('indicative_price'),
    receivedAt: instant('received_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    /** Words of the decision, sent to them when it is a refusal. */
    why: text('why'),
    /** The organisation whose file was opened. */
    organisationId: idColumn<'Organisation'>('organisation_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('provider_applications_waiting').on(t.hubId, t.receivedAt).where(sql`state = 'waiting'`),
    index('provider_applications_organisation').on(t.hubId, t.organisationId),
  ],
)
