import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Way } from '../rules/reach.ts'
import { people } from '../tables.ts'

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
