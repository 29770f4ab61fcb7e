import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { HouseholdRole, Power, ProxyKind } from '../rules/households.ts'
import { people } from '../tables.ts'

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
