import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Watch } from '../rules/ceilings.ts'
import { trialStages } from '../tables.ts'

/** A step of the hub's legal status: « Association déclarée », « Agrément ESUS »… Removed ones are kept. */
export const legalSteps = pgTable(
  'trial_legal_steps',
  {
    hubId: hubColumn(),
    id: idColumn<'LegalStep'>('id').notNull(),
    name: text('name').notNull(),
    targetOn: dayColumn('target_on').notNull(),
    doneOn: dayColumn('done_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_legal_steps_target').on(t.hubId, t.targetOn, t.id).where(sql`removed_at is null`),
  ],
)

/** What a stage had spent and lost when it was last looked at: the home page reads it, and one alert is told once. */
export const stageWatches = pgTable(
  'trial_stage_watches',
  {
    hubId: hubColumn(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    spent: centsColumn('spent').notNull(),
    loss: centsColumn('loss').notNull(),
    budgetWatch: text('budget_watch').$type<Watch>().notNull(),
    lossWatch: text('loss_watch').$type<Watch>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.stageId] }),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)
