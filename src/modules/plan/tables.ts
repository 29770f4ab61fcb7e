import {
  bigint,
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
import type { Audience, DossierPart, Story } from './dossier.ts'
import type { IncomeFile } from './income-file.ts'
import type { AreaLevel, IncomeBase } from './income-levels.ts'
import type { NoteColour, NoteLink, Side } from './notes.ts'
import type { Method } from './rules/actuals/rebase.ts'
import type { Side as ActualSide } from './rules/actuals/sides.ts'
import type { Assumption, Change, Plan } from './rules/plan.ts'
import type { BasketItem } from './rules/tariffs/basket.ts'
import type { HouseholdType } from './rules/tariffs/households.ts'
import type { Simulation } from './rules/uncertainty/simulation.ts'
import type { Block, Pillar, PlanKind } from './rules/vocabulary.ts'
import type { TornadoBar } from './rules/whatif/tornado.ts'
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

/** A dossier for one bank or one funder: its words; the figures come from the plan on the day it is printed. */
export const planDossiers = pgTable(
  'plan_dossiers',
  {
    hubId: hubColumn(),
    id: idColumn<'Dossier'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    name: text('name').notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    addressee: text('addressee').notNull(),
    /** Key of the scenario shown; the base when null. */
    scenario: text('scenario'),
    /** Key of the line of the plan that the addressee is asked for. */
    asked: text('asked'),
    parts: jsonb('parts').$type<readonly DossierPart[]>().notNull(),
    story: jsonb('story').$type<Story>().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** When it was last handed over, and the version of the plan kept that day. */
    handedAt: instant('handed_at'),
    handedVersion: integer('handed_version'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_dossiers_list').on(t.hubId, t.planId, t.updatedAt),
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

/** Incomes of an area, as INSEE publishes them or as somebody typed them: cents a year and consumption unit. */
export const incomeAreas = pgTable(
  'income_areas',
  {
    hubId: hubColumn(),
    id: idColumn<'IncomeArea'>('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    level: text('level').$type<AreaLevel>().notNull(),
    year: integer('year').notNull(),
    base: text('base').$type<IncomeBase>().notNull(),
    d1: centsColumn('d1'),
    d2: centsColumn('d2'),
    d3: centsColumn('d3'),
    d4: centsColumn('d4'),
    d5: centsColumn('d5'),
    d6: centsColumn('d6'),
    d7: centsColumn('d7'),
    d8: centsColumn('d8'),
    d9: centsColumn('d9'),
    /** Name of the file, or what the person who typed it said. */
    source: text('source').notNull(),
    author: text('author').notNull(),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('income_areas_one').on(t.hubId, t.level, t.code, t.year, t.base),
  ],
)

/** What was read of the last file, until somebody says which areas to keep: one file waits per hub. */
export const incomeFiles = pgTable(
  'income_files',
  {
    hubId: hubColumn(),
    id: idColumn<'IncomeFile'>('id').notNull(),
    name: text('name').notNull(),
    content: jsonb('content').$type<IncomeFile>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** What a household buys in a year, under a name. */
export const tariffBaskets = pgTable(
  'tariff_baskets',
  {
    hubId: hubColumn(),
    id: idColumn<'Basket'>('id').notNull(),
    name: text('name').notNull(),
    items: jsonb('items').$type<readonly BasketItem[]>().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** The sorts of household the tariffs are tried on, and the limit of effort, in ten-thousandths of income. */
export const tariffSettings = pgTable(
  'tariff_settings',
  {
    hubId: hubColumn(),
    households: jsonb('households').$type<readonly HouseholdType[]>().notNull(),
    limit: integer('limit_share').notNull(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** From how much a difference between planned and real is told; the usual figures when there is no row. */
export const planWatch = pgTable(
  'plan_watch',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    percent: integer('percent').notNull(),
    amount: centsColumn('amount').notNull(),
    months: integer('months').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** What is believed of the months to come of a line; as planned when there is no row. */
export const planRebases = pgTable(
  'plan_rebases',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    /** The line's id in the engine's document. */
    key: text('key').notNull(),
    method: text('method').$type<Method>().notNull(),
    /** Months late, for the method of that name. */
    months: integer('months').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId, t.key] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** A line that drifted, month by month, as the daily task saw it; who put it aside, and why. */
export const planAlerts = pgTable(
  'plan_alerts',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    month: text('month').$type<Month>().notNull(),
    key: text('key').notNull(),
    side: text('side').$type<ActualSide>().notNull(),
    /** Of the plan year to date, in cents. */
    planned: centsColumn('planned').notNull(),
    actual: centsColumn('actual').notNull(),
    /** Finished months in a row. */
    streak: integer('streak').notNull(),
    computedAt: instant('computed_at').notNull(),
    asideAt: instant('aside_at'),
    asideBy: text('aside_by'),
    asideReason: text('aside_reason'),
    /** What the difference was when it was put aside: it comes back when it is worse. */
    asideGap: centsColumn('aside_gap'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId, t.month, t.key, t.side] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** What a simulation leaves: its summary, and what each uncertain figure weighs alone. Some twenty kilobytes. */
export type SimulationAnswer = {
  readonly simulation: Simulation
  readonly tornado: readonly TornadoBar[]
  /** Name of the scenario that was drawn; null for the base. */
  readonly scenario: string | null
}

/** Thousands of futures drawn by lot, asked once by somebody and run behind the pages. Kept: they are what was believed. */
export const planSimulations = pgTable(
  'plan_simulations',
  {
    hubId: hubColumn(),
    id: idColumn<'Simulation'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    author: text('author').notNull(),
    userId: text('user_id'),
    /** Key of the scenario; null for the base. */
    scenario: text('scenario'),
    seed: bigint('seed', { mode: 'number' }).notNull(),
    runs: integer('runs').notNull(),
    done: integer('done').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    cancelledAt: instant('cancelled_at'),
    failure: text('failure'),
    /** SHA-256 of the plan that was drawn, to tell when it has changed since. */
    fingerprint: text('fingerprint'),
    answer: jsonb('answer').$type<SimulationAnswer>(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_simulations_order').on(t.hubId, t.planId, t.askedAt),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)
