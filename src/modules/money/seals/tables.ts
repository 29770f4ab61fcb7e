import { bigint, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, instant } from '#platform/db/columns.ts'

/**
 * The chain over everything that was received: one link per payment, ticket and closing, each bound to the one before
 * (art. 286, I, 3° bis du CGI). No personal data in it: a person can be forgotten, and the chain holds. Append-only.
 */
export const seals = pgTable(
  'seals',
  {
    hubId: hubColumn(),
    /** Its place: 1, 2, 3… without a gap. */
    n: bigint('n', { mode: 'number' }).notNull(),
    /** What it seals (`payment`, `ticket`, `closing`…) and that row's id. */
    kind: text('kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** When it was recorded, by the clock of the house. */
    at: instant('at').notNull(),
    /** What the row said, in one line that is always written the same way. */
    payload: text('payload').notNull(),
    /** SHA-256 of the hash before, the place, the kind, the id and the payload (`hashOf`). */
    hash: text('hash').notNull(),
    /** The same row authenticated by the secret of the house; empty where there was none. */
    mac: text('mac').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.n] }),
    uniqueIndex('seals_subject').on(t.hubId, t.kind, t.subjectId),
  ],
)

/** The end of each hub's chain: locked by who adds a link. Derived, and compared with the links when they are read. */
export const sealHeads = pgTable(
  'seal_heads',
  {
    hubId: hubColumn(),
    n: bigint('n', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
