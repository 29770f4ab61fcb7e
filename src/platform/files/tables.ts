import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '../db/columns.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * Files joined to a record: an invoice to an entry. In the database, so that a backup, a transaction and the wall
 * between hubs hold for them too. Append-only.
 */
export const files = pgTable(
  'files',
  {
    hubId: hubColumn(),
    id: idColumn<'File'>('id').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('files_subject').on(t.hubId, t.subjectKind, t.subjectId, t.id),
  ],
)
