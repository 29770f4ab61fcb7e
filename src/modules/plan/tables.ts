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
import type { Month } from '#kit/day.ts'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Audience, DossierPart, Story } from './dossier.ts'
import type { NoteColour, NoteLink, Side } from './notes.ts'
import type { Assumption, Change, Plan } from './rules/plan.ts'
import type { Block, Pillar, PlanKind } from './rules/vocabulary.ts'
import type { Snapshot } from './snapshot.ts'

/** What a plan holds beside its lines and its length. */
export type PlanSettings = { readonly taxOnSales?: Plan['taxOnSales'] }

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
