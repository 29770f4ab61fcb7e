import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { ContactRole } from '../rules/contacts.ts'
import { organisations, people } from '../tables.ts'

/** A place of an organisation: a building of a landlord, a workshop of a company. Closed, never erased. */
export const organisationSites = pgTable(
  'organisation_sites',
  {
    hubId: hubColumn(),
    id: idColumn<'Site'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    name: text('name').notNull(),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    /** What to know before going there: door code, keys, where to park. */
    access: text('access'),
    sortKey: text('sort_key').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('organisation_sites_of').on(t.hubId, t.organisationId, t.sortKey, t.id),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [organisations.hubId, organisations.id],
    }),
  ],
)

/** Somebody to ask at an organisation, or at one of its sites, and for what. Ended, never erased. */
export const organisationContacts = pgTable(
  'organisation_contacts',
  {
    hubId: hubColumn(),
    id: idColumn<'Contact'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    siteId: idColumn<'Site'>('site_id'),
    personId: idColumn<'Person'>('person_id').notNull(),
    role: text('role').$type<ContactRole>().notNull(),
    /** The one to ask when nothing says who. */
    main: boolean('main').notNull(),
    /** How to reach them at work, when it is not as at home. */
    email: text('email'),
    phone: text('phone'),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('organisation_contacts_of').on(t.hubId, t.organisationId, t.until, t.id),
    index('organisation_contacts_person').on(t.hubId, t.personId, t.until),
    uniqueIndex('organisation_contacts_main')
      .on(t.hubId, t.organisationId)
      .where(sql`main and until is null`),
    uniqueIndex('organisation_contacts_one')
      .on(t.hubId, t.organisationId, t.personId, t.role)
      .where(sql`site_id is null and until is null`),
    uniqueIndex('organisation_contacts_site')
      .on(t.hubId, t.siteId, t.personId, t.role)
      .where(sql`site_id is not null and until is null`),
    foreignKey({
      columns: [t.hubId, t.organisationId],
      foreignColumns: [organisations.hubId, organisations.id],
    }),
    foreignKey({
      columns: [t.hubId, t.siteId],
      foreignColumns: [organisationSites.hubId, organisationSites.id],
    }),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)
