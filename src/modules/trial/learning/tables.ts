import { sql } from 'drizzle-orm'
import {
  bigint,
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
import type { Found } from '../rules/found.ts'
import type { Finding, TestState } from '../rules/tests.ts'
import type { ThresholdUnit } from '../rules/threshold.ts'
import type { Comparison } from '../rules/words.ts'
import { trialCriteria, trialHypotheses, trialStages } from '../tables.ts'

/** A test card: how a hypothesis is put to the test, on what figure, until when and at what cost. Its life is in `rules/tests.ts`. */
export const trialTests = pgTable(
  'trial_tests',
  {
    hubId: hubColumn(),
    id: idColumn<'Test'>('id').notNull(),
    /** The stage of its hypothesis. */
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id').notNull(),
    name: text('name').notNull(),
    how: text('how').notNull(),
    /** A measure read over the days of the test; null when somebody counts by hand. */
    measureId: text('measure_id'),
    /** What is counted by hand, in words; empty with a measure. */
    counted: text('counted').notNull(),
    /** Unit of the threshold: the measure's, or the one counted in. */
    unit: text('unit').$type<ThresholdUnit>().notNull(),
    /** The criterion of the stage that this test feeds. */
    criterionId: idColumn<'Criterion'>('criterion_id'),
    comparison: text('comparison').$type<Comparison>().notNull(),
    threshold: doublePrecision('threshold').notNull(),
    minSample: integer('min_sample').notNull(),
    deadline: dayColumn('deadline').notNull(),
    /** First day counted; null until it starts. */
    startedOn: dayColumn('started_on'),
    /** The day it was finished or abandoned. */
    endedOn: dayColumn('ended_on'),
    cost: centsColumn('cost').notNull(),
    /** Hours of work it is expected to take, paid or not. */
    hours: integer('hours').notNull(),
    owner: text('owner').notNull(),
    state: text('state').$type<TestState>().notNull(),
    /** Why it was abandoned. */
    why: text('why').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_tests_deadline').on(t.hubId, t.deadline, t.id),
    index('trial_tests_state').on(t.hubId, t.state, t.deadline, t.id),
    index('trial_tests_hypothesis').on(t.hubId, t.hypothesisId, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
    foreignKey({
      columns: [t.hubId, t.hypothesisId],
      foreignColumns: [trialHypotheses.hubId, trialHypotheses.id],
    }),
    foreignKey({
      columns: [t.hubId, t.criterionId],
      foreignColumns: [trialCriteria.hubId, trialCriteria.id],
    }),
  ],
)

/** What somebody counted by hand on a day. Append-only: a slip is taken back by a line of the contrary. */
export const trialTestCounts = pgTable(
  'trial_test_counts',
  {
    hubId: hubColumn(),
    id: idColumn<'TestCount'>('id').notNull(),
    testId: idColumn<'Test'>('test_id').notNull(),
    day: dayColumn('day').notNull(),
    /** Things, cases that succeed, or cents; negative on a line that takes another back. */
    hits: bigint('hits', { mode: 'number' }).notNull(),
    /** Cases looked at, for a share; 0 otherwise. */
    total: bigint('total', { mode: 'number' }).notNull(),
    note: text('note').notNull(),
    /** The line it takes back. */
    reverses: idColumn<'TestCount'>('reverses'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_test_counts_test').on(t.hubId, t.testId, t.id),
    uniqueIndex('trial_test_counts_reversed').on(t.hubId, t.reverses).where(sql`reverses is not null`),
    foreignKey({ columns: [t.hubId, t.testId], foreignColumns: [trialTests.hubId, trialTests.id] }),
  ],
)

/** A learning card, with the figure as it stood when it was written. Append-only: what is learnt later is a further card. */
export const trialLearnings = pgTable(
  'trial_learnings',
  {
    hubId: hubColumn(),
    id: idColumn<'Learning'>('id').notNull(),
    testId: idColumn<'Test'>('test_id').notNull(),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id').notNull(),
    number: integer('number').notNull(),
    observed: text('observed').notNull(),
    learned: text('learned').notNull(),
    decided: text('decided').$type<Finding>().notNull(),
    next: text('next').notNull(),
    found: jsonb('found').$type<Found>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_learnings_number').on(t.hubId, t.testId, t.number),
    index('trial_learnings_hypothesis').on(t.hubId, t.hypothesisId, t.id),
    foreignKey({ columns: [t.hubId, t.testId], foreignColumns: [trialTests.hubId, trialTests.id] }),
  ],
)
