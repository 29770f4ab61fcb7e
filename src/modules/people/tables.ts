import { type SQL, sql } from 'drizzle-orm'
import { customType, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
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
    organisationId: idColumn<'Organisation'>('organisation_id'),
    userId: text('user_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    leftAt: instant('left_at'),
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
    index('people_phone').on(t.hubId, t.phone),
    index('people_email').on(t.hubId, t.email),
    index('people_organisation').on(t.hubId, t.organisationId, t.sortKey),
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

/** A membership paid for a period. Append-only: a member renews by a new row. */
export const memberships = pgTable(
  'memberships',
  {
    hubId: hubColumn(),
    id: idColumn<'Membership'>('id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    fee: centsColumn('fee').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('memberships_person').on(t.hubId, t.personId, t.endsOn),
    index('memberships_end').on(t.hubId, t.endsOn),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)
