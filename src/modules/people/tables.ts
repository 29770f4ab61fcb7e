import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Mapping } from './import/fields.ts'
import type { ImportChoices, ImportPlan } from './import/match.ts'
import type { Sheet } from './import/sheet.ts'
import type { How, Purpose } from './rules/consents.ts'
import type { Choices } from './rules/duplicates.ts'
import type { HouseholdRole, Power, ProxyKind } from './rules/households.ts'
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
    /** `twinKey(name)`: what two spellings of one name share. Null on records not saved since it exists. */
    twin: text('twin'),
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
    index('people_twin').on(t.hubId, t.twin),
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

/** People who live together: one address to change for all of them. */
export const households = pgTable(
  'households',
  {
    hubId: hubColumn(),
    id: idColumn<'Household'>('id').notNull(),
    name: text('name').notNull(),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** Who lives in a household, from an instant to another; one household at a time. */
export const householdMembers = pgTable(
  'household_members',
  {
    hubId: hubColumn(),
    householdId: idColumn<'Household'>('household_id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    role: text('role').$type<HouseholdRole>().notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.householdId, t.personId, t.since] }),
    uniqueIndex('household_members_now').on(t.hubId, t.personId).where(sql`until is null`),
    foreignKey({ columns: [t.hubId, t.householdId], foreignColumns: [households.hubId, households.id] }),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/** Somebody who may act for a person: guardian, family, carer. Ended, never erased. */
export const proxies = pgTable(
  'proxies',
  {
    hubId: hubColumn(),
    id: idColumn<'Proxy'>('id').notNull(),
    /** For whom. */
    personId: idColumn<'Person'>('person_id').notNull(),
    /** Who acts. */
    proxyId: idColumn<'Person'>('proxy_id').notNull(),
    kind: text('kind').$type<ProxyKind>().notNull(),
    powers: text('powers').array().$type<Power[]>().notNull(),
    from: dayColumn('from').notNull(),
    until: dayColumn('until'),
    paper: text('paper'),
    recordedAt: instant('recorded_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('proxies_person').on(t.hubId, t.personId, t.from),
    index('proxies_proxy').on(t.hubId, t.proxyId, t.from),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
    foreignKey({ columns: [t.hubId, t.proxyId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/**
 * A file of people that waits for somebody to look at it, one per account. Personal data that nobody agreed to keep:
 * gone once imported, and after a day. Once imported, only its rows to correct are left.
 */
export const importFiles = pgTable(
  'import_files',
  {
    hubId: hubColumn(),
    id: idColumn<'ImportFile'>('id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    headsKey: text('heads_key').notNull(),
    sheet: json('sheet').$type<Sheet>().notNull(),
    mapping: json('mapping').$type<Mapping>().notNull(),
    choices: json('choices').$type<ImportChoices>().notNull(),
    /** The import that was made of it, when only its rows to correct are left. */
    importId: idColumn<'PeopleImport'>('import_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('import_files_user').on(t.hubId, t.userId),
    index('import_files_at').on(t.hubId, t.at),
  ],
)

/** Which field each column held, for the next file with the same headings. */
export const importMappings = pgTable(
  'import_mappings',
  {
    hubId: hubColumn(),
    headsKey: text('heads_key').notNull(),
    mapping: json('mapping').$type<Mapping>().notNull(),
    choices: json('choices').$type<ImportChoices>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.headsKey] })],
)

/** An import that was made: figures, nobody's name. */
export const peopleImports = pgTable(
  'people_imports',
  {
    hubId: hubColumn(),
    id: idColumn<'PeopleImport'>('id').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    counts: json('counts').$type<ImportPlan['counts']>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** Which person a row of another program became, so that the same file again changes nothing. */
export const personSources = pgTable(
  'person_sources',
  {
    hubId: hubColumn(),
    /** The row's number at its source, or a digest of what it says. */
    key: text('key').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    /** Digest of what the row said when it was last imported. */
    print: text('print').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.key] }),
    index('person_sources_person').on(t.hubId, t.personId),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/** What a merge changed, so that it can be undone. */
export type MergeTrace = {
  choices: Choices
  /** Columns of the kept record before and after. */
  before: Record<string, unknown>
  after: Record<string, unknown>
  roles: PersonRole[]
  /** Rows that pointed to the record that went, by what they are. */
  proxiesFor: Id<'Proxy'>[]
  proxiesBy: Id<'Proxy'>[]
  /** Records merged before into the one that went. */
  aliases: Id<'Person'>[]
  goneLeftAt: string | null
}

/** Two records found to be one person. */
export const merges = pgTable(
  'merges',
  {
    hubId: hubColumn(),
    id: idColumn<'Merge'>('id').notNull(),
    keptId: idColumn<'Person'>('kept_id').notNull(),
    goneId: idColumn<'Person'>('gone_id').notNull(),
    trace: jsonb('trace').$type<MergeTrace>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('merges_kept').on(t.hubId, t.keptId, t.id),
    foreignKey({ columns: [t.hubId, t.keptId], foreignColumns: [people.hubId, people.id] }),
    foreignKey({ columns: [t.hubId, t.goneId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/** Two records that look alike and are two people: not asked again. `oneId` < `otherId`. */
export const strangers = pgTable(
  'strangers',
  {
    hubId: hubColumn(),
    oneId: idColumn<'Person'>('one_id').notNull(),
    otherId: idColumn<'Person'>('other_id').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.oneId, t.otherId] }),
    foreignKey({ columns: [t.hubId, t.oneId], foreignColumns: [people.hubId, people.id] }),
    foreignKey({ columns: [t.hubId, t.otherId], foreignColumns: [people.hubId, people.id] }),
  ],
)

/** Somebody was told that their membership ends; once per membership. Append-only. */
export const renewalNotices = pgTable(
  'renewal_notices',
  {
    hubId: hubColumn(),
    membershipId: idColumn<'Membership'>('membership_id').notNull(),
    /** How they were told; null when no way was known and the desk told them in person. */
    way: text('way').$type<Way>(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.membershipId] }),
    foreignKey({ columns: [t.hubId, t.membershipId], foreignColumns: [memberships.hubId, memberships.id] }),
  ],
)

/** What the hub chose for its members; a hub without a row has the defaults. */
export const memberSettings = pgTable(
  'member_settings',
  {
    hubId: hubColumn(),
    /** Days before the end of a membership from which it is listed for renewal. */
    noticeDays: integer('notice_days').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** A card in somebody's hands. Its token says nothing of them, and dies with it when the card is lost. */
export const memberCards = pgTable(
  'member_cards',
  {
    hubId: hubColumn(),
    id: idColumn<'MemberCard'>('id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    token: text('token').notNull(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('member_cards_token').on(t.hubId, t.token),
    uniqueIndex('member_cards_live').on(t.hubId, t.personId).where(sql`revoked_at is null`),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)
