import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { requests } from '../tables.ts'

/** Somebody says that a job went wrong; it is open until it is answered and closed. */
export const complaints = pgTable(
  'complaints',
  {
    hubId: hubColumn(),
    id: idColumn<'Complaint'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    /** What is wrong, in the words of who complains. */
    what: text('what').notNull(),
    at: instant('at').notNull(),
    takenBy: text('taken_by'),
    takenByName: text('taken_by_name').notNull(),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
    answeredByName: text('answered_by_name'),
    /** The request that does the work again, free. */
    reworkId: idColumn<'Request'>('rework_id'),
    closedAt: instant('closed_at'),
    closedByName: text('closed_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('complaints_request').on(t.hubId, t.requestId, t.at),
    index('complaints_open').on(t.hubId, t.at, t.id).where(sql`closed_at is null`),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
    foreignKey({ columns: [t.hubId, t.reworkId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)

/** Links that ask the person served what they thought of it; the secret itself is kept nowhere. Append-only. */
export const ratingLinks = pgTable(
  'rating_links',
  {
    hubId: hubColumn(),
    secretHash: text('secret_hash').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    madeAt: instant('made_at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.secretHash] }),
    index('rating_links_request').on(t.hubId, t.requestId),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
