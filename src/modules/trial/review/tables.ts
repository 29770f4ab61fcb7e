import { foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { WeekSeen } from '../rules/week.ts'
import { trialStages } from '../tables.ts'

/** A weekly review that was held: who was there, what was said, and the week as the page showed it. Append-only. */
export const trialReviews = pgTable(
  'trial_reviews',
  {
    hubId: hubColumn(),
    id: idColumn<'Review'>('id').notNull(),
    /** The stage under way, or null between two stages. */
    stageId: idColumn<'Stage'>('stage_id'),
    day: dayColumn('day').notNull(),
    present: text('present').notNull(),
    noticed: text('noticed').notNull(),
    decided: text('decided').notNull(),
    nextTest: text('next_test').notNull(),
    seen: jsonb('seen').$type<WeekSeen>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_reviews_day').on(t.hubId, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)
