import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '../db/columns.ts'
import type { Role } from './roles.ts'

/** The four tables that better-auth expects, under its field names. Read by the role `palier_auth` only. */
export const user = pgTable(
  'user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull(),
    image: text('image'),
    locale: text('locale').notNull().default('fr'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('user_email').on(t.email)],
)

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: text('token').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (t) => [uniqueIndex('session_token').on(t.token), index('session_user').on(t.userId)],
)

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('account_user').on(t.userId)],
)

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

/** What a signed-in person may do in a hub: one person may hold several roles in several hubs. */
export const hubRoles = pgTable(
  'hub_roles',
  {
    hubId: hubColumn(),
    userId: text('user_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.userId, t.role] }), index('hub_roles_user').on(t.userId)],
)

/** A list's search and filters that a person keeps under a name of their own. */
export const savedViews = pgTable(
  'saved_views',
  {
    hubId: hubColumn(),
    id: idColumn<'SavedView'>('id').notNull(),
    userId: text('user_id').notNull(),
    list: text('list').notNull(),
    name: text('name').notNull(),
    query: jsonb('query').$type<Record<string, string>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('saved_views_name').on(t.hubId, t.userId, t.list, t.name),
  ],
)

/** Keys that programs of a hub hold to use its interface: only their SHA-256 is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    hubId: hubColumn(),
    id: idColumn<'ApiToken'>('id').notNull(),
    /** What it is for, in the hub's words. */
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    userId: text('user_id'),
    /** To the hour. */
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('api_tokens_hash').on(t.hubId, t.hash),
    uniqueIndex('api_tokens_name').on(t.hubId, t.name).where(sql`revoked_at is null`),
  ],
)
