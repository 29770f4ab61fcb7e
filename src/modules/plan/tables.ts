import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Month } from '#kit/day.ts'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { ReadFile } from './canvas-file.ts'
import type { CommentSubject } from './comments.ts'
import type { NoteColour, NoteLink, Side } from './notes.ts'
import type { Assumption, Change, Plan } from './rules/plan.ts'
import type { Block, Pillar, PlanKind } from './rules/vocabulary.ts'
import type { Snapshot, TemplateContent } from './snapshot.ts'

/** What a plan holds beside its lines and its length. */
export type PlanSettings = Pick<Plan, 'taxOnSales' | 'inflation' | 'payroll' | 'opening' | 'correlations'>

/** Where a plan began: a template of the house (no hub), of this hub, or one that another hub shared. */
export type PlanOrigin = { readonly name: string; readonly hub: string | null }

/** One plan per hub: the hypotheses of several futures are scenarios of it. */
export const plans = pgTable(
  'plans',
  {
    hubId: hubColumn(),
    id: idColumn<'Plan'>('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<PlanKind>().notNull(),
    start: text('start').$type<Month>().notNull(),
    months: integer('months').notNull(),
    openingCash: centsColumn('opening_cash').notNull(),
    settings: jsonb('settings').$type<PlanSettings>().notNull(),
    /** The template it began with: its name, and the hub that shared it. */
    origin: jsonb('origin').$type<PlanOrigin>(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] }), uniqueIndex('plans_one').on(t.hubId)],
)

/** A slip of paper on the board. Removed ones keep their row: removing can be undone. */
export const canvasNotes = pgTable(
  'canvas_notes',
  {
    hubId: hubColumn(),
    id: idColumn<'Note'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    block: text('block').$type<Block>().notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    colour: text('colour').$type<NoteColour>().notNull(),
    pillar: text('pillar').$type<Pillar>(),
    /** Only for beneficiaries. */
    side: text('side').$type<Side>(),
    link: jsonb('link').$type<NoteLink>(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('canvas_notes_board').on(t.hubId, t.planId, t.block, t.position),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** A line of the plan; `body` is the engine's own document, `key` its id there. */
export const assumptions = pgTable(
  'assumptions',
  {
    hubId: hubColumn(),
    id: idColumn<'Assumption'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    key: text('key').notNull(),
    block: text('block').$type<Block>().notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    measure: text('measure'),
    body: jsonb('body').$type<Assumption>().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('assumptions_key').on(t.hubId, t.planId, t.key),
    index('assumptions_order').on(t.hubId, t.planId, t.position),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** Another future, told as differences from the base. */
export const scenarios = pgTable(
  'scenarios',
  {
    hubId: hubColumn(),
    id: idColumn<'Scenario'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    changes: jsonb('changes').$type<Change[]>().notNull(),
    version: integer('version').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('scenarios_key').on(t.hubId, t.planId, t.key),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** The whole canvas and its lines as they stood when somebody kept them. Append-only. */
export const canvasVersions = pgTable(
  'canvas_versions',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    number: integer('number').notNull(),
    reason: text('reason').notNull(),
    author: text('author').notNull(),
    userId: text('user_id'),
    at: instant('at').notNull(),
    content: jsonb('content').$type<Snapshot>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId, t.number] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** Who pays for whom: a customer (a slip), whom it serves (a slip), by what service, through which line of income. */
export const planFlows = pgTable(
  'plan_flows',
  {
    hubId: hubColumn(),
    id: idColumn<'Flow'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    position: integer('position').notNull(),
    customerId: idColumn<'Note'>('customer_id').notNull(),
    beneficiaryId: idColumn<'Note'>('beneficiary_id').notNull(),
    /** The service is a slip of the board or a service of the catalogue: one of the two. */
    serviceNoteId: idColumn<'Note'>('service_note_id'),
    serviceId: idColumn<'Service'>('service_id'),
    /** The line that counts the money; null while it has no figure. */
    lineId: idColumn<'Assumption'>('line_id'),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_flows_order').on(t.hubId, t.planId, t.position),
    index('plan_flows_customer').on(t.hubId, t.customerId),
    index('plan_flows_beneficiary').on(t.hubId, t.beneficiaryId),
    index('plan_flows_service_note').on(t.hubId, t.serviceNoteId),
    index('plan_flows_line').on(t.hubId, t.lineId),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
    foreignKey({ columns: [t.hubId, t.customerId], foreignColumns: [canvasNotes.hubId, canvasNotes.id] }),
    foreignKey({ columns: [t.hubId, t.beneficiaryId], foreignColumns: [canvasNotes.hubId, canvasNotes.id] }),
    foreignKey({ columns: [t.hubId, t.serviceNoteId], foreignColumns: [canvasNotes.hubId, canvasNotes.id] }),
    foreignKey({ columns: [t.hubId, t.lineId], foreignColumns: [assumptions.hubId, assumptions.id] }),
  ],
)

/** What somebody says of a slip, a line, a scenario or the whole plan. Removed ones keep their row: it can be undone. */
export const planComments = pgTable(
  'plan_comments',
  {
    hubId: hubColumn(),
    id: idColumn<'Comment'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    subjectKind: text('subject_kind').$type<CommentSubject>().notNull(),
    /** The slip, line, scenario or plan spoken of. */
    subjectId: uuid('subject_id').notNull(),
    text: text('text').notNull(),
    author: text('author').notNull(),
    userId: text('user_id'),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by'),
    version: integer('version').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_comments_subject').on(t.hubId, t.planId, t.subjectKind, t.subjectId, t.id),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/**
 * A canvas with its lines, kept as a starting point. Shared ones are read by every hub of the installation (a policy of
 * db/secure.sql), so nothing in a row names a person, and its content has no link to a record.
 */
export const planTemplates = pgTable(
  'plan_templates',
  {
    hubId: hubColumn(),
    id: idColumn<'Template'>('id').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull(),
    /** The hub as it was called then: another hub cannot read its row. */
    hubName: text('hub_name').notNull(),
    kind: text('kind').$type<PlanKind>().notNull(),
    /** Whether lines kept their amounts. */
    figures: boolean('figures').notNull(),
    content: jsonb('content').$type<TemplateContent>().notNull(),
    shared: boolean('shared').notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] }), index('plan_templates_list').on(t.hubId, t.name)],
)

/** A file that somebody brought, read and checked, waiting to be looked at before it takes effect. */
export const planImports = pgTable(
  'plan_imports',
  {
    hubId: hubColumn(),
    id: idColumn<'PlanImport'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    file: text('file').notNull(),
    content: jsonb('content').$type<ReadFile>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_imports_at').on(t.hubId, t.planId, t.at),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)
