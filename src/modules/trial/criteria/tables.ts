import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { SetItem } from '../rules/sets.ts'
import { trialCriteria } from '../tables.ts'

/**
 * A vote on a criterion that is a grid of four levels. Append-only: who votes again adds a row, and their last one
 * counts. Votes said in a meeting are written by somebody else in the voter's name.
 */
export const trialVotes = pgTable(
  'trial_votes',
  {
    hubId: hubColumn(),
    id: idColumn<'Vote'>('id').notNull(),
    criterionId: idColumn<'Criterion'>('criterion_id').notNull(),
    /** The name without case nor accents: one opinion counts for each. */
    voter: text('voter').notNull(),
    voterName: text('voter_name').notNull(),
    /** 1 to 4. */
    level: integer('level').notNull(),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    userId: text('user_id'),
    /** Who wrote it. */
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_votes_criterion').on(t.hubId, t.criterionId, t.at),
    foreignKey({
      columns: [t.hubId, t.criterionId],
      foreignColumns: [trialCriteria.hubId, trialCriteria.id],
    }),
  ],
)

/** A set of criteria of the hub’s own, to start another stage with. */
export const trialCriterionSets = pgTable(
  'trial_criterion_sets',
  {
    hubId: hubColumn(),
    id: idColumn<'CriterionSet'>('id').notNull(),
    name: text('name').notNull(),
    items: jsonb('items').$type<SetItem[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** How sure the hub wants to be: 80, 90 or 95 %. Without a row, 95. */
export const trialConfidences = pgTable(
  'trial_confidences',
  {
    hubId: hubColumn(),
    level: integer('level').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
