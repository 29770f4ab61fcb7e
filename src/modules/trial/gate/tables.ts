import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { ConditionState, ConditionVerb } from '../rules/conditions.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import type { OpinionKind, OpinionWay, Quorum } from '../rules/gate.ts'
import type { Outcome } from '../rules/words.ts'
import { trialDecisions, trialStages } from '../tables.ts'

/** Who gives an opinion at gates. Somebody who left keeps the opinions given. */
export const trialCommittee = pgTable(
  'trial_committee',
  {
    hubId: hubColumn(),
    id: idColumn<'CommitteeMember'>('id').notNull(),
    name: text('name').notNull(),
    /** In words: « Adjointe au maire », « Habitant ». */
    role: text('role').notNull(),
    /** Where the link goes; without it the coordination hands it over, or writes down what was said. */
    email: text('email'),
    voices: integer('voices').notNull(),
    /** The account that answers in this member's name. */
    userId: text('user_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_committee_account')
      .on(t.hubId, t.userId)
      .where(sql`user_id is not null and left_at is null`),
  ],
)

/** How many of the committee's voices must have answered, hub by hub; half of them without a row. */
export const trialGateRules = pgTable(
  'trial_gate_rules',
  {
    hubId: hubColumn(),
    quorum: text('quorum').$type<Quorum>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/**
 * A gate (jalon) of a stage: a draft, then frozen with its dossier, then closed by a decision or withdrawn. Its words
 * change while it is a draft; once frozen they stand in the dossier, and only its end and its publication are written.
 */
export const trialGates = pgTable(
  'trial_gates',
  {
    hubId: hubColumn(),
    id: idColumn<'Gate'>('id').notNull(),
    stageId: idColumn<'Stage'>('stage_id').notNull(),
    /** Given when it is frozen. */
    number: integer('number'),
    asked: text('asked').notNull(),
    proposal: text('proposal').$type<Outcome>(),
    nextMeans: text('next_means').notNull().default(''),
    answersBy: dayColumn('answers_by'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    frozenAt: instant('frozen_at'),
    closedAt: instant('closed_at'),
    /** The decision that closed it; null when it was withdrawn. */
    decisionId: idColumn<'Decision'>('decision_id'),
    withdrawnWhy: text('withdrawn_why'),
    publishedAt: instant('published_at'),
    /** What the public reads first. */
    publicText: text('public_text').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_gates_number').on(t.hubId, t.number),
    uniqueIndex('trial_gates_live').on(t.hubId, t.stageId).where(sql`closed_at is null`),
    uniqueIndex('trial_gates_decision').on(t.hubId, t.decisionId),
    index('trial_gates_stage').on(t.hubId, t.stageId, t.id),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
    foreignKey({
      columns: [t.hubId, t.decisionId],
      foreignColumns: [trialDecisions.hubId, trialDecisions.id],
    }),
  ],
)

/** What a gate froze, with its fingerprint. Append-only. */
export const trialGateDossiers = pgTable(
  'trial_gate_dossiers',
  {
    hubId: hubColumn(),
    gateId: idColumn<'Gate'>('gate_id').notNull(),
    number: integer('number').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    record: jsonb('record').$type<DossierRecord>().notNull(),
    /** SHA-256 of the canonical form of `record`. */
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.gateId] }),
    uniqueIndex('trial_gate_dossiers_number').on(t.hubId, t.number),
    foreignKey({ columns: [t.hubId, t.gateId], foreignColumns: [trialGates.hubId, trialGates.id] }),
  ],
)

/** Links by which members answer, by the hash of their secret; the newest of a member is the one that opens. Append-only. */
export const trialGateLinks = pgTable(
  'trial_gate_links',
  {
    hubId: hubColumn(),
    secretHash: text('secret_hash').notNull(),
    gateId: idColumn<'Gate'>('gate_id').notNull(),
    memberId: idColumn<'CommitteeMember'>('member_id').notNull(),
    /** Last day on which it may be used. */
    expiresOn: dayColumn('expires_on').notNull(),
    madeAt: instant('made_at').notNull(),
    /** UUIDv7: of two links made at the same instant, the later one. */
    id: idColumn<'GateLink'>('id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.secretHash] }),
    index('trial_gate_links_member').on(t.hubId, t.gateId, t.memberId, t.id),
    foreignKey({ columns: [t.hubId, t.gateId], foreignColumns: [trialGates.hubId, trialGates.id] }),
    foreignKey({
      columns: [t.hubId, t.memberId],
      foreignColumns: [trialCommittee.hubId, trialCommittee.id],
    }),
  ],
)

/** What members answered, each answer a row; the last of a member counts. Append-only. */
export const trialOpinions = pgTable(
  'trial_opinions',
  {
    hubId: hubColumn(),
    id: idColumn<'Opinion'>('id').notNull(),
    gateId: idColumn<'Gate'>('gate_id').notNull(),
    memberId: idColumn<'CommitteeMember'>('member_id').notNull(),
    kind: text('kind').$type<OpinionKind>().notNull(),
    text: text('text').notNull(),
    reservations: jsonb('reservations').$type<string[]>().notNull(),
    way: text('way').$type<OpinionWay>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    /** Who wrote it down, when it was said aloud. */
    notedBy: text('noted_by'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_opinions_gate').on(t.hubId, t.gateId, t.id),
    foreignKey({ columns: [t.hubId, t.gateId], foreignColumns: [trialGates.hubId, trialGates.id] }),
    foreignKey({
      columns: [t.hubId, t.memberId],
      foreignColumns: [trialCommittee.hubId, trialCommittee.id],
    }),
  ],
)

/** A condition of a signed decision and where it stands; its first words and day stay in the decision. */
export const trialConditions = pgTable(
  'trial_conditions',
  {
    hubId: hubColumn(),
    id: idColumn<'Condition'>('id').notNull(),
    decisionId: idColumn<'Decision'>('decision_id').notNull(),
    /** Of its decision, from 1. */
    position: integer('position').notNull(),
    what: text('what').notNull(),
    /** As moved last. */
    dueOn: dayColumn('due_on').notNull(),
    state: text('state').$type<ConditionState>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('trial_conditions_decision').on(t.hubId, t.decisionId, t.position),
    index('trial_conditions_due').on(t.hubId, t.dueOn, t.id),
    index('trial_conditions_open').on(t.hubId, t.dueOn, t.id).where(sql`state = 'open'`),
    index('trial_conditions_settled').on(t.hubId, t.state, t.dueOn, t.id),
    foreignKey({
      columns: [t.hubId, t.decisionId],
      foreignColumns: [trialDecisions.hubId, trialDecisions.id],
    }),
  ],
)

/** Each thing said of a condition: who, when, why. Append-only. */
export const trialConditionMoves = pgTable(
  'trial_condition_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'ConditionMove'>('id').notNull(),
    conditionId: idColumn<'Condition'>('condition_id').notNull(),
    verb: text('verb').$type<ConditionVerb>().notNull(),
    why: text('why').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_condition_moves_of').on(t.hubId, t.conditionId, t.id),
    foreignKey({
      columns: [t.hubId, t.conditionId],
      foreignColumns: [trialConditions.hubId, trialConditions.id],
    }),
  ],
)
