import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { DecisionRecord } from './rules/record.ts'
import type {
  Comparison,
  CriterionKind,
  HypothesisKind,
  HypothesisState,
  Level,
  Outcome,
  PeriodKind,
  Voters,
} from './rules/words.ts'

/** A stage (palier) of the trial. Its rank is the order of the days: two stages never share one. */
export const trialStages = pgTable(
  'trial_stages',
  {
    hubId: hubColumn(),
    id: idColumn<'Stage'>('id').notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    endsOn: dayColumn('ends_on').notNull(),
    budget: centsColumn('budget').notNull(),
    /** What the hub accepts to lose at most. */
    lossCeiling: centsColumn('loss_ceiling').notNull(),
    volunteerHours: integer('volunteer_hours').notNull(),
    paidHours: integer('paid_hours').notNull().default(0),
    /** In words, as the coordinator would say them; empty when there is none. */
    vehicle: text('vehicle').notNull().default(''),
    premises: text('premises').notNull().default(''),
    equipment: text('equipment').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_stages_start').on(t.hubId, t.startsOn),
  ],
)

/** What the stage wants to learn. Removed ones are kept, so that removing can be undone. */
export const trialHypotheses = pgTable(
  'trial_hypotheses',
  {
    hubId: hubColumn(),
    id: idColumn<'Hypothesis'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    text: text('text').notNull(),
    kind: text('kind').$type<HypothesisKind>().notNull(),
    /** How it is put to the test. */
    test: text('test').notNull().default(''),
    state: text('state').$type<HypothesisState>().notNull(),
    learning: text('learning').notNull().default(''),
    /** Its place on the map, 1 to 4 each (`rules/map.ts`); null until somebody places it. */
    risk: integer('risk'),
    evidence: integer('evidence'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_hypotheses_stage').on(t.hubId, t.stageId, t.id),
    // The list of every stage's hypotheses, the newest first.
    index('trial_hypotheses_kept').on(t.hubId, t.createdAt, t.id).where(sql`removed_at is null`),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)

/** A measure compared with a threshold. The threshold is in the measure's unit: a share of 1, cents, months, a count. */
export const trialCriteria = pgTable(
  'trial_criteria',
  {
    hubId: hubColumn(),
    id: idColumn<'Criterion'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id'),
    name: text('name').notNull(),
    measureId: text('measure_id').notNull(),
    comparison: text('comparison').$type<Comparison>().notNull(),
    threshold: doublePrecision('threshold').notNull(),
    minSample: integer('min_sample').notNull(),
    level: text('level').$type<Level>().notNull(),
    /** A grid has no measure (`measureId` is empty): its threshold is the level wanted, its sample the votes. */
    kind: text('kind').$type<CriterionKind>().notNull().default('measure'),
    period: text('period').$type<PeriodKind>().notNull().default('own'),
    /** How many days, when the period is `days`. */
    periodDays: integer('period_days'),
    /** 1 to 5: how much it counts beside the others in the weighted score. */
    weight: integer('weight').notNull().default(1),
    /** The four levels of a grid in words, the lowest first; null for a measure. */
    rubric: jsonb('rubric').$type<string[]>(),
    voters: text('voters').$type<Voters>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_criteria_stage').on(t.hubId, t.stageId, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
    foreignKey({
      columns: [t.hubId, t.hypothesisId],
      foreignColumns: [trialHypotheses.hubId, trialHypotheses.id],
    }),
  ],
)

/** A signed decision with the evidence frozen at that instant. Append-only; `number` counts those of its stage. */
export const trialDecisions = pgTable(
  'trial_decisions',
  {
    hubId: hubColumn(),
    id: idColumn<'Decision'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    number: integer('number').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    signature: text('signature').notNull(),
    record: jsonb('record').$type<DecisionRecord>().notNull(),
    /** SHA-256 of the canonical form of `record`. */
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_decisions_number').on(t.hubId, t.stageId, t.number),
    index('trial_decisions_at').on(t.hubId, t.at, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)
