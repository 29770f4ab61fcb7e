import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Gesture } from '../rules/mobilisation.ts'

/** Somebody was thanked, or asked for the next step, and what came of it. Append-only. */
export const trialGestures = pgTable(
  'trial_gestures',
  {
    hubId: hubColumn(),
    id: idColumn<'Gesture'>('id').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    gesture: text('gesture').$type<Gesture>().notNull(),
    words: text('words').notNull(),
    day: dayColumn('day').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] }), index('trial_gestures_day').on(t.hubId, t.day, t.id)],
)
