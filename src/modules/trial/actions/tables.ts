import { type SQL, sql } from 'drizzle-orm'
import { customType, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { trialConditions } from '../gate/tables.ts'
import type { ActionState, RiskState } from '../rules/priorities.ts'
import { trialHypotheses, trialStages } from '../tables.ts'

const score = customType<{ data: number; driverData: string }>({
  dataType: () => 'numeric(6,2)',
  fromDriver: (value) => Number(value),
})

/** What may go wrong: as it was last judged. Removed ones are kept, so that removing can be undone. */
export const trialRisks = pgTable(
  'trial_risks',
  {
    hubId: hubColumn(),
    id: idColumn<'Risk'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id'),
    what: text('what').notNull(),
    /** 1 to 5 each. */
    probability: integer('probability').notNull(),
    severity: integer('severity').notNull(),
    level: integer('level')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`probability * severity`),
    mitigation: text('mitigation').notNull().default(''),
    /** What would tell that it is happening. */
    trigger: text('trigger').notNull().default(''),
    /** Who takes care of it: the name of an account, or of anybody else. */
    ownerName: text('owner_name'),
    reviewOn: dayColumn('review_on'),
    state: text('state').$type<RiskState>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_risks_level').on(t.hubId, t.level, t.id).where(sql`removed_at is null`),
    index('trial_risks_review')
      .on(t.hubId, t.reviewOn, t.id)
      .where(sql`removed_at is null and state <> 'closed'`),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)

/** A risk looked at again: how it was judged that day and what was said. Append-only. */
export const trialRiskReviews = pgTable(
  'trial_risk_reviews',
  {
    hubId: hubColumn(),
    id: idColumn<'RiskReview'>('id').notNull(),
    riskId: idColumn<'Risk'>('risk_id').notNull(),
    probability: integer('probability').notNull(),
    severity: integer('severity').notNull(),
    state: text('state').$type<RiskState>().notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_risk_reviews_risk').on(t.hubId, t.riskId, t.id),
    foreignKey({ columns: [t.hubId, t.riskId], foreignColumns: [trialRisks.hubId, trialRisks.id] }),
  ],
)

/** Something to do, with what it is worth. Removed ones are kept, so that removing can be undone. */
export const trialActions = pgTable(
  'trial_actions',
  {
    hubId: hubColumn(),
    id: idColumn<'TrialAction'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id'),
    what: text('what').notNull(),
    details: text('details').notNull().default(''),
    /** 1 to 5; the risk it takes away, 0 to 5. */
    impact: integer('impact').notNull(),
    effort: integer('effort').notNull(),
    riskCut: integer('risk_cut').notNull(),
    /** `priorityOf` of `rules/priorities.ts`, kept here so that lists are sorted by it. */
    priority: score('priority')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`round((impact + risk_cut)::numeric / effort, 2)`),
    ownerName: text('owner_name'),
    dueOn: dayColumn('due_on'),
    state: text('state').$type<ActionState>().notNull(),
    doneOn: dayColumn('done_on'),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id'),
    riskId: idColumn<'Risk'>('risk_id'),
    /** The condition of a decision that it helps to keep. */
    conditionId: idColumn<'Condition'>('condition_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_actions_priority').on(t.hubId, t.priority, t.id).where(sql`removed_at is null`),
    index('trial_actions_due')
      .on(t.hubId, t.dueOn, t.id)
      .where(sql`removed_at is null and state in ('todo', 'doing')`),
    index('trial_actions_risk').on(t.hubId, t.riskId).where(sql`risk_id is not null`),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
    foreignKey({ columns: [t.hubId, t.riskId], foreignColumns: [trialRisks.hubId, trialRisks.id] }),
    foreignKey({
      columns: [t.hubId, t.hypothesisId],
      foreignColumns: [trialHypotheses.hubId, trialHypotheses.id],
    }),
    foreignKey({
      columns: [t.hubId, t.conditionId],
      foreignColumns: [trialConditions.hubId, trialConditions.id],
    }),
  ],
)
