import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import { idColumn, instant } from '../db/columns.ts'

/** Every message the software wanted to send, sent or not. `hub_id` is null for sign-in messages. */
export const outbox = pgTable(
  'outbox',
  {
    id: idColumn<'Mail'>('id').primaryKey(),
    hubId: uuid('hub_id').$type<Id<'Hub'>>(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
    sentAt: instant('sent_at'),
    failure: text('failure'),
  },
  (t) => [index('outbox_hub').on(t.hubId, t.id)],
)
