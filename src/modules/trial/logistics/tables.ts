import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Goal } from '../rules/compare.ts'
import { trialHypotheses, trialStages } from '../tables.ts'

/** Two to four logistics schemes compared on one figure, over days of the stage. Closed, it keeps what was learnt. */
export const trialComparisons = pgTable(
  'trial_comparisons',
  {
    hubId: hubColumn(),
    id: idColumn<'Comparison'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id'),
    name: text('name').notNull(),
    question: text('question').notNull(),
    goal: text('goal').$type<Goal>().notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    /** Trips of each scheme under which it is too early. */
    minTrips: integer('min_trips').notNull(),
    /** The scheme that was kept, and what was learnt, once it is closed. */
    keptSchemeId: idColumn<'Scheme'>('kept_scheme_id'),
    learned: text('learned').notNull().default(''),
    closedOn: dayColumn('closed_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_comparisons_end').on(t.hubId, t.endsOn, t.id),
    index('trial_comparisons_stage').on(t.hubId, t.stageId, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
    foreignKey({
      columns: [t.hubId, t.hypothesisId],
      foreignColumns: [trialHypotheses.hubId, trialHypotheses.id],
    }),
  ],
)

/** The schemes of a comparison, in the order in which they were named. */
export const trialComparisonSchemes = pgTable(
  'trial_comparison_schemes',
  {
    hubId: hubColumn(),
    comparisonId: idColumn<'Comparison'>('comparison_id').notNull(),
    schemeId: idColumn<'Scheme'>('scheme_id').notNull(),
    rank: integer('rank').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.comparisonId, t.schemeId] }),
    foreignKey({
      columns: [t.hubId, t.comparisonId],
      foreignColumns: [trialComparisons.hubId, trialComparisons.id],
    }),
  ],
)
