import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { ErrandState, Hours, Way } from '../rules/errands/errand.ts'
import type { DriverKind } from '../rules/problem.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** How a service travels. A service without a row is looked at by the usual rule (`rules/errands/usual.ts`). */
export const roundServices = pgTable(
  'round_services',
  {
    hubId: hubColumn(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    /** Null: it never travels (done at the counter, or at the provider's). */
    way: text('way').$type<Way>(),
    minutes: integer('minutes').notNull(),
    hours: jsonb('hours').$type<Hours[]>().notNull(),
    kg: integer('kg').notNull(),
    crates: integer('crates').notNull(),
    skills: text('skills').array().notNull().default(sql`'{}'`),
    driver: text('driver').$type<DriverKind>(),
    handling: centsColumn('handling').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.serviceId] })],
)

/** What must travel beside requests, noted by hand or by a model of round. Of somebody with a record no name is kept but in what it is found by. */
export const roundErrands = pgTable(
  'round_errands',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundErrand'>('id').notNull(),
    /** C2026-0012 */
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    way: text('way').$type<Way>().notNull(),
    what: text('what').notNull(),
    whom: text('whom').notNull().default(''),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    phone: text('phone'),
    address: text('address').notNull(),
    toAddress: text('to_address'),
    hours: jsonb('hours').$type<Hours[]>().notNull(),
    minutes: integer('minutes').notNull(),
    kg: integer('kg').notNull(),
    crates: integer('crates').notNull(),
    skills: text('skills').array().notNull().default(sql`'{}'`),
    driver: text('driver').$type<DriverKind>(),
    priority: integer('priority').notNull().default(0),
    optional: boolean('optional').notNull().default(false),
    revenue: centsColumn('revenue').notNull(),
    handling: centsColumn('handling').notNull(),
    note: text('note').notNull().default(''),
    /** `open` until a stop of it is done; `dropped` when nobody needs it any more. */
    state: text('state').$type<ErrandState>().notNull(),
    /** The model of round that made it, and for which day: made once. */
    templateId: idColumn<'RoundTemplate'>('template_id'),
    templateLine: integer('template_line'),
    /** Who was there, their phone, where it was and what was noted of them are gone since. */
    forgottenAt: instant('forgotten_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs(sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('round_errands_number').on(t.hubId, t.number),
    index('round_errands_day').on(t.hubId, t.day, t.id),
    index('round_errands_open').on(t.hubId, t.day, t.id).where(sql`state = 'open'`),
    index('round_errands_state').on(t.hubId, t.state, t.day, t.id),
    index('round_errands_way').on(t.hubId, t.way, t.day, t.id),
    index('round_errands_person').on(t.hubId, t.personId).where(sql`person_id is not null`),
    uniqueIndex('round_errands_template')
      .on(t.hubId, t.templateId, t.day, t.templateLine)
      .where(sql`template_id is not null`),
    index('round_errands_over')
      .on(t.hubId, t.updatedAt, t.id)
      .where(sql`state <> 'open' and forgotten_at is null`),
    index('round_errands_search').using('gin', t.search),
    check('round_errands_carry', sql`(way = 'carry') = (to_address is not null)`),
  ],
)

/** What is known of one request beside its service: other hours, a heavier load, another door. */
export const roundRequestFacts = pgTable(
  'round_request_facts',
  {
    hubId: hubColumn(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    /** Each null: as its service says. `way` 'none' keeps it out of rounds. */
    way: text('way').$type<Way | 'none'>(),
    address: text('address'),
    toAddress: text('to_address'),
    hours: jsonb('hours').$type<Hours[]>(),
    minutes: integer('minutes'),
    kg: integer('kg'),
    crates: integer('crates'),
    priority: integer('priority'),
    optional: boolean('optional'),
    note: text('note').notNull().default(''),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.requestId] }),
    index('round_request_facts_way').on(t.hubId, t.updatedAt).where(sql`way is not null`),
  ],
)
