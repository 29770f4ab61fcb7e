import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Locale } from '#kit/words.ts'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { How, Purpose } from './rules/consents.ts'
import type { Benefit, Need, Reach, Way } from './rules/reach.ts'
import type { OrganisationKind, PersonRole, PersonSegment } from './rules/segments.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** One record per person, whatever they are to the hub. */
export const people = pgTable(
  'people',
  {
    hubId: hubColumn(),
    id: idColumn<'Person'>('id').notNull(),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull(),
    segment: text('segment').$type<PersonSegment>().notNull(),
    email: text('email'),
    phone: text('phone'),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    /** What to know before serving: large print, no phone, ring twice. */
    needs: text('needs'),
    /** The way they asked to be reached by; null when nobody asked them. */
    reachBy: text('reach_by').$type<Reach>(),
    neverBy: text('never_by').array().$type<Way[]>().notNull().default(sql`'{}'`),
    knownNeeds: text('known_needs').array().$type<Need[]>().notNull().default(sql`'{}'`),
    benefit: text('benefit').$type<Benefit>(),
    /** Purposes agreed to today: the last words of `consents`, written with them so that lists can filter. */
    agreed: text('agreed').array().$type<Purpose[]>().notNull().default(sql`'{}'`),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Who sent them here: somebody, an organisation, or nobody known. */
    referredBy: idColumn<'Person'>('referred_by'),
    referredByOrganisation: idColumn<'Organisation'>('referred_by_organisation'),
    /** What messages to them are written in; null is the hub's, French. */
    language: text('language').$type<Locale>(),
    userId: text('user_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    leftAt: instant('left_at'),
    /** The record that this one was found to be the same person as: it is read through that one from then on. */
    mergedInto: idColumn<'Person'>('merged_into'),
    /** `twinKey(name)`: what two spellings of one name share. A task fills it where an older record lacks it. */
    twin: text('twin'),
    /** When its likely pairs were last looked for; null when a task has to look. */
    comparedAt: instant('compared_at'),
    /** `fold(last name first name)`: what the list is sorted by. */
    sortKey: text('sort_key').notNull(),
    /** Folded words that the search box looks in. */
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('people_sort').on(t.hubId, t.sortKey, t.id),
    index('people_segment').on(t.hubId, t.segment, t.sortKey, t.id),
    index('people_search').using('gin', t.search),
    uniqueIndex('people_user').on(t.hubId, t.userId),
    // For the warning about a person already known: who has this phone or this address.
    index('people_phone').on(t.hubId, t.phone, t.id),
    index('people_email').on(t.hubId, t.email, t.id),
    index('people_twin').on(t.hubId, t.twin, t.id),
    index('people_compare').on(t.hubId, t.id).where(sql`compared_at is null`),
    index('people_merged').on(t.hubId, t.mergedInto).where(sql`merged_into is not null`),
    foreignKey({ columns: [t.hubId, t.mergedInto], foreignColumns: [t.hubId, t.id] }),
    index('people_organisation').on(t.hubId, t.organisationId, t.sortKey),
    index('people_referred').on(t.hubId, t.referredBy).where(sql`referred_by is not null`),
    index('people_referred_organisation')
      .on(t.hubId, t.referredByOrganisation)
      .where(sql`referred_by_organisation is not null`),
    foreignKey({ columns: [t.hubId, t.referredBy], foreignColumns: [t.hubId, t.id] }),
    foreignKey({
      columns: [t.hubId, t.referredByOrganisation],
      foreignColumns: [organisations.hubId, organisations.id],
    }),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [organisations.hubId, organisations.id],
    }),
  ],
)

export const organisations = pgTable(
  'organisations',
  {
    hubId: hubColumn(),
    id: idColumn<'Organisation'>('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    siret: text('siret'),
    email: text('email'),
    phone: text('phone'),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    sortKey: text('sort_key').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('organisations_sort').on(t.hubId, t.sortKey, t.id),
    index('organisations_kind').on(t.hubId, t.kind, t.sortKey, t.id),
    uniqueIndex('organisations_siret').on(t.hubId, t.siret),
    index('organisations_search').using('gin', t.search),
  ],
)

/** What a person is to the hub, from a day to another: a role given up is closed, so past days stay as they were. */
export const personRoles = pgTable(
  'person_roles',
  {
    hubId: hubColumn(),
    personId: idColumn<'Person'>('person_id').notNull(),
    role: text('role').$type<PersonRole>().notNull(),
    since: dayColumn('since').notNull(),
    /** First day without it; null while it holds. */
    until: dayColumn('until'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.personId, t.role, t.since] }),
    index('person_roles_role').on(t.hubId, t.role, t.personId),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/** What somebody agreed to or took back, word after word. Append-only: the last word of a purpose counts. */
export const consents = pgTable(
  'consents',
  {
    hubId: hubColumn(),
    id: idColumn<'Consent'>('id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    given: boolean('given').notNull(),
    how: text('how').$type<How>().notNull(),
    /** The day it was said or signed. */
    on: dayColumn('on').notNull(),
    /** Where the paper is kept, or what was said. */
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('consents_person').on(t.hubId, t.personId, t.id),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)
