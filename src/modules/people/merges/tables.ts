import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Choices, Reason } from '../rules/duplicates.ts'
import type { PersonRole } from '../rules/segments.ts'
import { people } from '../tables.ts'

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

/**
 * Two records that may be one person, kept as people are saved: the list reads its first rows, however many people
 * there are. `oneId` < `otherId`.
 */
export const likelyPairs = pgTable(
  'likely_pairs',
  {
    hubId: hubColumn(),
    oneId: idColumn<'Person'>('one_id').notNull(),
    otherId: idColumn<'Person'>('other_id').notNull(),
    reasons: text('reasons').array().$type<Reason[]>().notNull(),
    /** How many reasons: the surest come first. */
    score: integer('score').notNull(),
    sortKey: text('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.oneId, t.otherId] }),
    index('likely_pairs_other').on(t.hubId, t.otherId),
    index('likely_pairs_first').on(t.hubId, t.score.desc().nullsFirst(), t.sortKey, t.oneId, t.otherId),
    foreignKey({ columns: [t.hubId, t.oneId], foreignColumns: [people.hubId, people.id] }),
    foreignKey({ columns: [t.hubId, t.otherId], foreignColumns: [people.hubId, people.id] }),
  ],
)
