import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { requests } from '../tables.ts'

/** What the team says to each other about a request. Append-only: a correction is another comment. */
export const requestComments = pgTable(
  'request_comments',
  {
    hubId: hubColumn(),
    id: idColumn<'RequestComment'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    authorName: text('author_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('request_comments_request').on(t.hubId, t.requestId, t.at),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)

/** An account named in a comment; it waits on their home page until they read the request. */
export const requestMentions = pgTable(
  'request_mentions',
  {
    hubId: hubColumn(),
    commentId: idColumn<'RequestComment'>('comment_id').notNull(),
    userId: text('user_id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.commentId, t.userId] }),
    // Only what somebody has not read yet: a handful of rows each.
    index('request_mentions_unread').on(t.hubId, t.userId, t.at).where(sql`read_at is null`),
    foreignKey({
      columns: [t.hubId, t.commentId],
      foreignColumns: [requestComments.hubId, requestComments.id],
    }),
  ],
)

export const LINK_KINDS = ['follows', 'duplicates', 'redoes'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Two requests of one story: this one (`from`) follows, doubles or does again that one (`to`). */
export const requestLinks = pgTable(
  'request_links',
  {
    hubId: hubColumn(),
    id: idColumn<'RequestLink'>('id').notNull(),
    fromId: idColumn<'Request'>('from_id').notNull(),
    toId: idColumn<'Request'>('to_id').notNull(),
    kind: text('kind').$type<LinkKind>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('request_links_pair').on(t.hubId, t.fromId, t.toId, t.kind),
    index('request_links_to').on(t.hubId, t.toId),
    foreignKey({ columns: [t.hubId, t.fromId], foreignColumns: [requests.hubId, requests.id] }),
    foreignKey({ columns: [t.hubId, t.toId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
